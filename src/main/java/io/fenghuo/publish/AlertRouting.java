package io.fenghuo.publish;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Which graded topics a record goes to: that of its level, and where it changes the level that of
 * the level before too, so that who follows one level sees an incident come and go. RESOLVED is the
 * last that a graded topic shows; CLOSED asks nothing of anybody and is in the ledger only.
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
    if (alert.event() == AlertEvent.CLOSED) {
      return List.of();
    }
    String now = topics.alerts(alert.level());
    return alert.changesLevel() ? List.of(now, topics.alerts(alert.previousLevel())) : List.of(now);
  }
}
