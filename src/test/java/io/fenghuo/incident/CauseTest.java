package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.SUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UNSUPPRESSED;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.health.HealthState;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingKind;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an open incident mutes because it is the cause. */
class CauseTest {

  private final MemoryBook book = new MemoryBook();

  @ParameterizedTest
  @ValueSource(strings = {"traffic", SourceHealth.EVERY_INPUT})
  void whatIsFoundOnlyBecauseNothingComesFollowsFromTheGap(String input) {
    book.takes(gap(input, 0)).takes(found(FindingKind.ABSENCE, 1));

    assertThat(book.events()).containsExactly(OPENED, OPENED);
    assertThat(book.last().flags().mute().by()).isEqualTo(Mute.Kind.CAUSE);
    assertThat(book.last().flags().mute().id()).isEqualTo(book.alerts().get(0).incidentId());

    book.takes(found(FindingKind.ABSENCE, 6)).passesMinute(8);
    assertThat(book.events()).containsExactly(OPENED, OPENED, RESOLVED, UNSUPPRESSED);
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.SERVICE_OVERLOAD);
    assertThat(book.last().reason()).isEqualTo(AlertReason.MUTE_ENDED);
  }

  @Test
  void theGapThatIsFoundLaterMutesItToo() {
    book.takes(found(FindingKind.TIMEOUT, 0)).takes(gap("traffic", 1));

    assertThat(book.events()).containsExactly(OPENED, OPENED, SUPPRESSED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.INHIBITED);
    assertThat(book.last().otherIncidentId()).isEqualTo(book.alerts().get(1).incidentId());
  }

  @Test
  void whatWasSeenToHappenDoesNotFollowFromIt() {
    book.takes(gap("traffic", 0)).takes(found(FindingKind.MATCH, 1));

    assertThat(book.last().flags().isMuted()).isFalse();
  }

  @Test
  void theGapOfASourceFollowsFromThatOfItsInput() {
    book.takes(source(HealthState.DEAD, 0));
    book.takes(gap("traffic", 0)).takes(gap("bot-gateway", 0)).takes(gap("elsewhere", 0));

    assertThat(book.alerts())
        .extracting(alert -> alert.flags().isMuted())
        .containsExactly(false, true, false);
  }

  /** Whatever ends a cause looks again at what it muted. */
  @ParameterizedTest
  @EnumSource(
      value = IncidentCommand.Kind.class,
      names = {"RESOLVE", "FALSE_ALARM", "CLOSE"})
  void whatFollowedFromAGapIsToldWhenAnOperatorEndsIt(IncidentCommand.Kind kind) {
    book.takes(gap("traffic", 0)).takes(found(FindingKind.ABSENCE, Level.II, 1));
    String gap = book.alerts().get(0).incidentId();
    assertThat(book.last().flags().isMuted()).isTrue();

    book.takes(new Asked("c-1", kind).incident(gap).at(minutes(2)));

    assertThat(book.last().event()).isEqualTo(UNSUPPRESSED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.MUTE_ENDED);
    assertThat(book.last().level()).isEqualTo(Level.II);
    assertThat(book.last().flags().isMuted()).isFalse();
  }

  @Test
  void aGapThatIsReopenedByHandMutesAgain() {
    book.takes(gap("traffic", 0)).takes(found(FindingKind.ABSENCE, 1));
    String gap = book.alerts().get(0).incidentId();
    book.takes(new Asked("c-1", IncidentCommand.Kind.RESOLVE).incident(gap).at(minutes(2)));

    book.takes(new Asked("c-2", IncidentCommand.Kind.REOPEN).incident(gap).at(minutes(3)));

    assertThat(book.last().event()).isEqualTo(SUPPRESSED);
    assertThat(book.last().otherIncidentId()).isEqualTo(gap);
  }

  /** Its gap may follow from the input's while it is missed, and no longer. */
  @Test
  void aGapOfASourceThatIsBackFollowsFromNothing() {
    book.takes(source(HealthState.DEAD, 0)).takes(gap("traffic", 0)).takes(gap("bot-gateway", 0));
    assertThat(book.last().flags().isMuted()).isTrue();

    book.takes(source(HealthState.LIVE, 1));

    assertThat(book.last().event()).isEqualTo(UNSUPPRESSED);
    assertThat(book.ills()).isEmpty();
  }

  private static SourceHealth source(HealthState state, double minute) {
    return new SourceHealth(
        "shop",
        null,
        HealthUnit.SOURCE,
        "bot-gateway",
        List.of(Stream.TRAFFIC),
        state,
        minutes(minute),
        minutes(minute));
  }

  private static Finding gap(String source, double minute) {
    return onEvents(
        "source-silent",
        IncidentType.DATA_GAP,
        Level.III,
        Trouble.scope(null, null, source, null),
        minute);
  }

  /** Of a rule on the traffic, by what it came to it. */
  private static Finding found(FindingKind kind, double minute) {
    return found(kind, Level.III, minute);
  }

  private static Finding found(FindingKind kind, Level level, double minute) {
    return Trouble.foundBy(
        kind,
        onEvents("unanswered", IncidentType.SERVICE_OVERLOAD, level, Trouble.ACME, minute),
        Stream.TRAFFIC);
  }
}
