package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.Impact;
import io.fenghuo.match.Evidence;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Parts of an alert in the words of a page. */
final class Saying {

  private Saying() {}

  /** Whether the incident asks nothing of anybody any more, or another speaks for it. */
  static boolean isOver(Alert alert) {
    return switch (alert.state()) {
      case RESOLVED, CLOSED -> true;
      case PENDING, OPEN, ACKED, MITIGATING, RECOVERING -> alert.event() == AlertEvent.MERGED;
    };
  }

  static String level(Level level) {
    return level.name() + " " + level.nameZh() + " / " + level.nameEn();
  }

  /** One line for each figure that the record rests on; empty for none. */
  static String figures(Alert alert) {
    return alert.evidence().stream()
        .map(Evidence::symptom)
        .filter(Objects::nonNull)
        .map(Saying::figure)
        .collect(Collectors.joining("\n"));
  }

  private static String figure(Symptom symptom) {
    StringBuilder line = new StringBuilder(symptom.measureId());
    line.append(" ").append(number(symptom.value()));
    line.append(" ").append(symptom.operator()).append(" ").append(number(symptom.limit()));
    List<String> more = new ArrayList<>();
    if (symptom.denominator() != 1 && Double.isFinite(symptom.denominator())) {
      more.add(number(symptom.numerator()) + " of " + number(symptom.denominator()));
    }
    if (Double.isFinite(symptom.baseline())) {
      more.add("baseline " + number(symptom.baseline()));
    }
    if (symptom.windowMillis() > 0) {
      more.add("window " + Duration.ofMillis(symptom.windowMillis()));
    }
    return more.isEmpty() ? line.toString() : line + " (" + String.join(", ", more) + ")";
  }

  /** At most three digits behind the point. */
  private static String number(double value) {
    double rounded = Math.rint(value * 1000) / 1000;
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
        ? String.valueOf((long) rounded)
        : String.valueOf(rounded);
  }

  /** The figures of the impact that are known; empty for none. */
  static String impact(Impact impact) {
    List<String> known = new ArrayList<>();
    add(known, "sessions", impact.sessions());
    add(known, "customers", impact.customers());
    add(known, "complaints", impact.complaints());
    add(known, "reach", impact.reach());
    add(known, "persons", impact.persons());
    return String.join(", ", known);
  }

  private static void add(List<String> known, String name, Long figure) {
    if (figure != null) {
      known.add(name + " " + figure);
    }
  }

  /** Every department with its part; empty for none. */
  static String departments(Alert alert) {
    return alert.departments().stream()
        .map(duty -> duty.department() + " " + duty.role().nameEn())
        .collect(Collectors.joining(", "));
  }

  /** Names of the departments with one of these parts, in the order of the enum. */
  static String names(List<Duty> duties, Role... roles) {
    return duties.stream()
        .filter(duty -> List.of(roles).contains(duty.role()))
        .map(Duty::department)
        .sorted()
        .map(Enum::name)
        .collect(Collectors.joining(","));
  }

  /** The incident's page; empty where no pages are configured. */
  static String link(String template, Alert alert) {
    return template.replace(
        "{incidentId}", URLEncoder.encode(alert.incidentId(), StandardCharsets.UTF_8));
  }

  /** At most so many characters, counted as a reader counts. */
  static String cut(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…";
  }
}
