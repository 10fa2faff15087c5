package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.SUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UNSUPPRESSED;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** What an open incident mutes because it is the cause. */
class CauseTest {

  private final Desk desk = new Desk();

  @ParameterizedTest
  @ValueSource(strings = {"traffic", SourceHealth.EVERY_INPUT})
  void whatIsFoundOnlyBecauseNothingComesFollowsFromTheGap(String input) {
    desk.takes(gap(input, 0)).takes(found(FindingKind.ABSENCE, 1));

    assertThat(desk.events()).containsExactly(OPENED, OPENED);
    assertThat(desk.last().flags().mute().by()).isEqualTo(Mute.Kind.CAUSE);
    assertThat(desk.last().flags().mute().id()).isEqualTo(desk.alerts().get(0).incidentId());

    desk.takes(found(FindingKind.ABSENCE, 6)).passesMinute(8);
    assertThat(desk.events()).containsExactly(OPENED, OPENED, RESOLVED, UNSUPPRESSED);
    assertThat(desk.last().incidentType()).isEqualTo(IncidentType.SERVICE_OVERLOAD);
    assertThat(desk.last().reason()).isEqualTo(AlertReason.MUTE_ENDED);
  }

  @Test
  void theGapThatIsFoundLaterMutesItToo() {
    desk.takes(found(FindingKind.TIMEOUT, 0)).takes(gap("traffic", 1));

    assertThat(desk.events()).containsExactly(OPENED, OPENED, SUPPRESSED);
    assertThat(desk.last().reason()).isEqualTo(AlertReason.INHIBITED);
    assertThat(desk.last().otherIncidentId()).isEqualTo(desk.alerts().get(1).incidentId());
  }

  @Test
  void whatWasSeenToHappenDoesNotFollowFromIt() {
    desk.takes(gap("traffic", 0)).takes(found(FindingKind.MATCH, 1));

    assertThat(desk.last().flags().isMuted()).isFalse();
  }

  @Test
  void theGapOfASourceFollowsFromThatOfItsInput() {
    desk.takes(
        new SourceHealth(
            "shop",
            null,
            HealthUnit.SOURCE,
            "bot-gateway",
            List.of(Stream.TRAFFIC),
            HealthState.DEAD,
            0,
            0));
    desk.takes(gap("traffic", 0)).takes(gap("bot-gateway", 0)).takes(gap("elsewhere", 0));

    assertThat(desk.alerts())
        .extracting(alert -> alert.flags().isMuted())
        .containsExactly(false, true, false);
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
    Finding f =
        onEvents("unanswered", IncidentType.SERVICE_OVERLOAD, Level.III, Trouble.ACME, minute);
    return new Finding(
        f.findingId(),
        f.ruleId(),
        f.ruleVersion(),
        f.ruleHash(),
        kind,
        f.type(),
        f.level(),
        f.scope(),
        minutes(minute),
        minutes(minute),
        null,
        f.evidence(),
        f.says(),
        f.clear(),
        f.inputs(),
        f.response(),
        f.warming());
  }
}
