package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Role;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An incident's labels and annotations. What is routed by must be a label, so level, severity,
 * type, departments and the mute are labels although they may change: each change is told as the
 * end of one alert and the beginning of another. What only grows while an incident lasts (its
 * scope, its figures, its text) is no label.
 */
final class AlertmanagerLabels {

  static final String NAME = "FenghuoIncident";

  private static final String FIGURES = "figures";

  private AlertmanagerLabels() {}

  static Map<String, String> labels(Alert alert) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("alertname", NAME);
    labels.put("dedupKey", alert.dedupKey());
    put(labels, "tenant", alert.scope().tenant());
    put(labels, "brand", alert.scope().brand());
    labels.put("incidentType", alert.incidentType().name());
    labels.put("level", alert.level().name());
    labels.put("severity", alert.level().severity());
    put(labels, "departments", Saying.names(alert.departments(), Role.values()));
    put(labels, "lead", Saying.names(alert.departments(), Role.LEAD));
    if (alert.flags().isMuted()) {
      labels.put("muted", "true");
    }
    return labels;
  }

  static Map<String, String> annotations(Alert alert, LocalizedText figures) {
    Map<String, String> annotations = new TreeMap<>();
    put(annotations, "summary", alert.says());
    annotations.put("level", Saying.level(alert.level()));
    annotations.put("incidentId", alert.incidentId());
    annotations.put("alertId", alert.alertId());
    annotations.put("epoch", String.valueOf(alert.epoch()));
    annotations.put("seq", String.valueOf(alert.seq()));
    annotations.put("event", alert.event().name());
    annotations.put("reason", alert.reason().name());
    annotations.put("state", alert.state().name());
    put(annotations, FIGURES, figures);
    put(annotations, "impact", alert.impact().words());
    put(annotations, "departments", Saying.departments(alert));
    put(annotations, "playbook", alert.playbook());
    put(annotations, "otherIncidentId", alert.otherIncidentId());
    put(annotations, "related", String.join(", ", alert.related()));
    return annotations;
  }

  /** The figures that were told under these annotations. */
  static LocalizedText figures(Face told) {
    return LocalizedText.of(
        language -> told.annotations().getOrDefault(FIGURES + Saying.suffix(language), ""));
  }

  /** Last words of an alert that ends though its incident does not. */
  static Map<String, String> goesOn(Map<String, String> annotations, Map<String, String> labels) {
    String under =
        labels.entrySet().stream()
            .filter(label -> !label.getKey().equals("alertname"))
            .filter(label -> !label.getKey().equals("dedupKey"))
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(" "));
    Map<String, String> lastWords = new TreeMap<>(annotations);
    lastWords.put("note", Saying.everywhere(Message.of("notice.goes-on")) + " " + under);
    return lastWords;
  }

  private static void put(Map<String, String> map, String name, LocalizedText value) {
    Language.all()
        .forEach(language -> put(map, name + Saying.suffix(language), value.in(language)));
  }

  private static void put(Map<String, String> map, String name, String value) {
    if (value != null && !value.isEmpty()) {
      map.put(name, value);
    }
  }
}
