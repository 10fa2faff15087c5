package io.fenghuo.publish;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.IncidentState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Which topics of the fast lane a record goes to: those of the routes that take it, and always that
 * of its level, and where it changes the level that of the level before too, so that who follows
 * one level sees an incident come and go. RESOLVED is the last that a graded topic shows; CLOSED
 * asks nothing of anybody and is in the ledger only. So is all that is said of an incident between
 * its SUPPRESSED and its UNSUPPRESSED, even its end: who was told SUPPRESSED has it off the list
 * until told otherwise.
 */
public final class AlertRouting implements FlatMapFunction<Alert, RoutedAlert> {

  private final Topics topics;

  public AlertRouting(Topics topics) {
    this.topics = topics;
  }

  @Override
  public void flatMap(Alert alert, Collector<RoutedAlert> out) {
    for (String topic : topicsOf(alert)) {
      out.collect(new RoutedAlert(topic, alert));
    }
  }

  List<String> topicsOf(Alert alert) {
    if (!disturbs(alert)) {
      return List.of();
    }
    Set<String> to = new LinkedHashSet<>();
    to.add(topics.alerts(alert.level()));
    if (alert.changesLevel()) {
      to.add(topics.alerts(alert.previousLevel()));
    }
    topics.routes().stream()
        .filter(route -> route.takes(alert))
        .forEach(route -> to.add(route.topic()));
    return List.copyOf(to);
  }

  /** Whether it is for those who act, and not only for the ledger. */
  private static boolean disturbs(Alert alert) {
    if (alert.state() == IncidentState.PENDING) {
      return false;
    }
    return switch (alert.event()) {
      case CLOSED -> false;
      case SUPPRESSED, UNSUPPRESSED -> true;
      case OPENED,
          ESCALATED,
          DEESCALATED,
          UPDATED,
          ACKED,
          ACK_EXPIRED,
          REPEATED,
          RESOLVE_HELD,
          RESOLVED,
          REOPENED,
          MERGED ->
          !alert.flags().isMuted();
    };
  }
}
