package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.FigureWords;
import io.fenghuo.match.Evidence;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import io.fenghuo.words.Spoken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    return level.name() + " " + everywhere(level.named());
  }

  /** In every language, one behind the other. */
  static String everywhere(Spoken words) {
    return Language.all().stream().map(words::in).collect(Collectors.joining(" / "));
  }

  /** What a field's name ends in: nothing in English, such as {@code Zh} in the other languages. */
  static String suffix(Language language) {
    return language.equals(Language.EN) ? "" : language.suffix();
  }

  /** One line for each figure that the record rests on; empty for none. */
  static LocalizedText figures(Alert alert, FigureWords words) {
    List<LocalizedText> lines =
        alert.evidence().stream()
            .map(Evidence::symptom)
            .filter(Objects::nonNull)
            .map(words::line)
            .toList();
    return LocalizedText.of(
        language ->
            lines.stream().map(line -> line.in(language)).collect(Collectors.joining("\n")));
  }

  /** Every department with its part; empty for none. */
  static LocalizedText departments(Alert alert) {
    return LocalizedText.of(
        Message.joined(
            "duty.next",
            alert.departments().stream()
                .map(
                    duty ->
                        Message.of(
                            "duty.one",
                            "department",
                            duty.department().named(),
                            "part",
                            duty.role().named()))
                .toList()));
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
