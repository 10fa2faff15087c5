package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.CommandRefusal;
import io.fenghuo.control.RejectionReason;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** A silence that means nothing is in force, and whoever ordered it is told. */
class MuteInVainTest {

  private final MemoryBook book = MemoryBook.general();

  @Test
  void saysWhereNoOpenIncidentIsMeantAndWhatWasProbably() {
    burns();

    book.takes(Asked.silence("s1", of("acmee")).until(minutes(100)).at(0));

    CommandRefusal said = book.refusals().get(0);
    assertThat(said.reason()).isEqualTo(RejectionReason.MATCHES_NOTHING);
    assertThat(said.says().en())
        .isEqualTo(
            "SILENCE s1 is in force until 1970-01-01T01:40:00Z. No incident that is open is meant"
                + " by it (did you mean acme?).");
    assertThat(said.says().zh()).contains("目前没有未关闭的事件与之相符").contains("是否想写 acme？");
    assertThat(book.last().flags().mute()).isNull();
  }

  @Test
  void saysSoOfAnnouncedWorkToo() {
    book.takes(Asked.maintenance("m1").from(minutes(10)).until(minutes(100)).at(0));

    assertThat(book.refusals().get(0).says().en())
        .startsWith("MAINTENANCE m1 is in force until")
        .endsWith("No incident that is open is meant by it.");
  }

  @Test
  void saysNothingWhereOneIsMeantEvenIfItIsGraver() {
    burns();

    book.takes(Asked.silence("s1", ACME).until(minutes(100)).at(0));
    book.takes(Asked.silence("s2", ACME).level(Level.IV).until(minutes(100)).at(0));

    assertThat(book.refusals()).isEmpty();
  }

  @Test
  void saysNothingWhereACustomersIncidentIsMeant() {
    Scope customer = Trouble.scope(null, null, null, "c-1");
    book.takes(onEvents("furious", IncidentType.SENTIMENT_CRISIS, Level.III, customer, 0));

    book.takes(Asked.silence("s1", ACME).until(minutes(100)).at(0));

    assertThat(book.refusals()).isEmpty();
  }

  private void burns() {
    book.takes(onEvents("pile-up", IncidentType.SYSTEM_FAULT, Level.III, ACME, 0));
  }

  private static Scope of(String brand) {
    return new Scope("shop", brand, null, null, null, null, null, null, null, null, null);
  }
}
