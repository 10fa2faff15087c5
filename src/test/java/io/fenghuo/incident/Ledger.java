package io.fenghuo.incident;

import static io.fenghuo.incident.IncidentState.ACKED;
import static io.fenghuo.incident.IncidentState.CLOSED;
import static io.fenghuo.incident.IncidentState.MITIGATING;
import static io.fenghuo.incident.IncidentState.OPEN;
import static io.fenghuo.incident.IncidentState.RECOVERING;
import static io.fenghuo.incident.IncidentState.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What any ledger owes its reader, record by record; written from the design, not from the code.
 */
final class Ledger {

  static final Set<IncidentState> LASTING = EnumSet.of(OPEN, ACKED, MITIGATING, RECOVERING);

  /** At least one part stands. */
  static final Set<IncidentState> STANDING = EnumSet.of(OPEN, ACKED, MITIGATING);

  private Ledger() {}

  /** Whether the incident has been told and is neither resolved nor closed. */
  static boolean lasts(IncidentState state) {
    return LASTING.contains(state);
  }

  static void assertSequence(List<Alert> story) {
    for (int i = 0; i < story.size(); i++) {
      assertThat(story.get(i).seq()).isEqualTo(i + 1L);
    }
  }

  /** The records of one incident, each as what may follow the one before. */
  static void assertTransitions(List<Alert> story) {
    Alert before = null;
    for (Alert alert : story) {
      String told = told(story, alert);
      if (before == null) {
        assertThat(alert.event()).as(told).isEqualTo(AlertEvent.OPENED);
      } else {
        assertThat(from(alert)).as(told).contains(before.state());
        assertThat(alert.previousLevel() == null || alert.previousLevel() == before.level())
            .as(told)
            .isTrue();
      }
      assertThat(to(alert)).as(told).contains(alert.state());
      assertLevel(before, alert, told);
      before = alert;
    }
  }

  /** The states from which a record may come. */
  private static Set<IncidentState> from(Alert alert) {
    return switch (alert.event()) {
      case OPENED -> Set.of();
      case ESCALATED,
          DEESCALATED,
          UPDATED,
          ACKED,
          ACK_EXPIRED,
          SUPPRESSED,
          UNSUPPRESSED,
          RESOLVE_HELD,
          RESOLVED ->
          LASTING;
      case REPEATED ->
          isOfReport(alert) ? EnumSet.of(OPEN, ACKED, MITIGATING, RECOVERING, RESOLVED) : LASTING;
      case REOPENED -> EnumSet.of(RESOLVED);
      case MERGED -> LASTING;
      case CLOSED -> EnumSet.of(RESOLVED);
    };
  }

  private static boolean isOfReport(Alert alert) {
    return alert.reason() == AlertReason.REPORT_DUE_SOON
        || alert.reason() == AlertReason.REPORT_OVERDUE;
  }

  /** The states in which a record may leave it. */
  private static Set<IncidentState> to(Alert alert) {
    return switch (alert.event()) {
      case OPENED -> EnumSet.of(OPEN, ACKED, RECOVERING);
      case ESCALATED, REOPENED -> EnumSet.of(OPEN, RECOVERING);
      case DEESCALATED, UPDATED, SUPPRESSED, UNSUPPRESSED, ACKED -> LASTING;
      case REPEATED ->
          isOfReport(alert) ? EnumSet.of(OPEN, ACKED, MITIGATING, RECOVERING, RESOLVED) : LASTING;
      case ACK_EXPIRED -> EnumSet.of(OPEN, MITIGATING, RECOVERING);
      case RESOLVE_HELD -> EnumSet.of(RECOVERING);
      case RESOLVED -> EnumSet.of(RESOLVED);
      case MERGED, CLOSED -> EnumSet.of(CLOSED);
    };
  }

  private static void assertLevel(Alert before, Alert alert, String told) {
    if (before == null) {
      // While it was held back it may have been more severe.
      assertThat(alert.level().moreSevereThan(alert.peakLevel())).as(told).isFalse();
      return;
    }
    boolean graver = alert.level().moreSevereThan(before.level());
    boolean milder = before.level().moreSevereThan(alert.level());
    switch (alert.event()) {
      case ESCALATED -> assertThat(graver).as(told).isTrue();
      case DEESCALATED -> assertThat(milder).as(told).isTrue();
      case REOPENED -> {}
      case OPENED,
          UPDATED,
          ACKED,
          ACK_EXPIRED,
          REPEATED,
          SUPPRESSED,
          UNSUPPRESSED,
          RESOLVE_HELD,
          RESOLVED,
          MERGED,
          CLOSED ->
          assertThat(graver || milder).as(told).isFalse();
    }
    assertThat(alert.changesLevel()).as(told).isEqualTo(graver || milder);
    assertThat(alert.peakLevel())
        .as(told)
        .isEqualTo(Level.moreSevere(before.peakLevel(), alert.level()));
  }

  static String told(List<Alert> story, Alert at) {
    StringBuilder text = new StringBuilder();
    for (Alert alert : story) {
      text.append(alert == at ? "\n> " : "\n  ")
          .append(alert.seq())
          .append(' ')
          .append(alert.event())
          .append(' ')
          .append(alert.reason())
          .append(' ')
          .append(alert.state())
          .append(' ')
          .append(alert.previousLevel())
          .append("→")
          .append(alert.level())
          .append(" at ")
          .append(alert.timeMillis() / 60_000.0)
          .append(alert.flags().isMuted() ? " muted by " + alert.flags().mute() : "");
    }
    return text.toString();
  }
}
