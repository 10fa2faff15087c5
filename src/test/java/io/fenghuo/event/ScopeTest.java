package io.fenghuo.event;

import static io.fenghuo.event.Dimension.BRAND;
import static io.fenghuo.event.Dimension.CHANNEL;
import static io.fenghuo.event.Dimension.QUEUE_ID;
import static io.fenghuo.event.Dimension.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.testing.Events;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {

  private static final Event EVENT =
      Events.at(1_000, EventKind.BOT_FAILED).brand("acme").channel(Channel.APP).build();

  @Test
  void isCutByTheDimensionsGiven() {
    assertThat(Scope.of(EVENT, List.of(TENANT, BRAND, CHANNEL)).orElseThrow().key())
        .isEqualTo("tenant=shop,brand=acme,channel=APP");
  }

  @Test
  void whatTheEventLacksIsUnknown() {
    Event bare = Events.at(1_000, EventKind.BOT_FAILED).brand(null).channel(null).build();

    assertThat(Scope.of(bare, List.of(TENANT, BRAND, CHANNEL, QUEUE_ID)).orElseThrow().key())
        .isEqualTo("tenant=shop,brand=unknown,channel=unknown,queueId=unknown");
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void everyDimensionIsUnknownButThoseThatSayWho(Dimension dimension) {
    Event bare =
        new Event(
            EventKind.BOT_FAILED,
            null,
            "e1",
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            1,
            null,
            null,
            null,
            null,
            null);
    boolean saysWho =
        List.of(TENANT, Dimension.SESSION_ID, Dimension.CUSTOMER_ID).contains(dimension);

    assertThat(Scope.of(bare, List.of(dimension)).map(dimension::of))
        .isEqualTo(saysWho ? Optional.empty() : Optional.of("unknown"));
  }

  @Test
  void isCutFurtherDownButNotUp() {
    Scope fine = Scope.of(EVENT, List.of(TENANT, BRAND, CHANNEL)).orElseThrow();
    Scope coarse = fine.cutTo(List.of(TENANT, BRAND)).orElseThrow();

    assertThat(coarse.key()).isEqualTo("tenant=shop,brand=acme");
    assertThat(coarse.cutTo(List.of(TENANT, CHANNEL))).isEmpty();
  }

  @Test
  void holdsWhatIsCutFiner() {
    Scope fine = Scope.of(EVENT, List.of(TENANT, BRAND, CHANNEL)).orElseThrow();
    Scope coarse = Scope.of(EVENT, List.of(TENANT, BRAND)).orElseThrow();
    Scope other =
        Scope.of(
                Events.at(1_000, EventKind.BOT_FAILED).brand("other").build(),
                List.of(TENANT, BRAND, CHANNEL))
            .orElseThrow();

    assertThat(coarse.holds(fine)).isTrue();
    assertThat(fine.holds(coarse)).isFalse();
    assertThat(coarse.holds(other)).isFalse();
  }

  @Test
  void hasAKeyThatValuesCannotForge() {
    Event forged = Events.at(1_000, EventKind.BOT_FAILED).brand("a,channel=APP").build();
    Event plain = Events.at(1_000, EventKind.BOT_FAILED).brand("a").channel(Channel.APP).build();

    assertThat(Scope.of(forged, List.of(TENANT, BRAND)).orElseThrow().key())
        .isNotEqualTo(Scope.of(plain, List.of(TENANT, BRAND, CHANNEL)).orElseThrow().key());
  }
}
