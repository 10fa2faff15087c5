package io.fenghuo.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * An alert as a person reads it: graded and coloured, why in both languages, the evidence in a
 * line.
 */
final class AlertText {

  private final boolean coloured;

  AlertText(boolean coloured) {
    this.coloured = coloured;
  }

  /** Coloured on a terminal, unless {@code NO_COLOR} is set. */
  static AlertText forThisTerminal() {
    return new AlertText(Ansi.AUTO.enabled());
  }

  String of(AlertRecord alert) {
    StringBuilder text = new StringBuilder();
    text.append(paint(alert.level(), "█ " + grade(alert.level())))
        .append("  ")
        .append(alert.event());
    alert
        .previousLevel()
        .filter(previous -> previous != alert.level())
        .ifPresent(previous -> text.append(" from ").append(previous));
    text.append("  ")
        .append(alert.type().nameZh())
        .append(' ')
        .append(alert.type())
        .append("  ")
        .append(scope(alert.scope()))
        .append("  ")
        .append(alert.time());
    line(text, alert.sayingZh());
    line(text, alert.sayingEn());
    line(text, evidence(alert.evidence()));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    if (!line.isBlank()) {
      text.append("\n    ").append(line);
    }
  }

  private static String grade(Level level) {
    return level + " " + level.nameZh() + " " + level.colour();
  }

  private String paint(Level level, String text) {
    if (!coloured) {
      return text;
    }
    String colour =
        switch (level) {
          case I -> "31";
          case II -> "38;5;208";
          case III -> "33";
          case IV -> "34";
        };
    return "\033[1;" + colour + "m" + text + "\033[0m";
  }

  private static String scope(JsonNode scope) {
    List<String> labels = new ArrayList<>();
    for (var label : scope.properties()) {
      JsonNode value = label.getValue();
      if (value.isArray() && !value.isEmpty()) {
        List<String> values = new ArrayList<>();
        value.forEach(v -> values.add(v.asText()));
        labels.add(label.getKey() + "=" + String.join("+", values));
      } else if (value.isValueNode() && !value.isNull()) {
        labels.add(label.getKey() + "=" + value.asText());
      }
    }
    return String.join(" ", labels);
  }

  private static String evidence(JsonNode stages) {
    List<String> parts = new ArrayList<>();
    for (JsonNode stage : stages) {
      parts.add(figure(stage));
    }
    return String.join("; ", parts);
  }

  private static String figure(JsonNode stage) {
    StringBuilder text = new StringBuilder(stage.path("reads").asText());
    if (stage.path("value").isNumber()) {
      text.append(' ').append(number(stage.path("value")));
      if (stage.path("limit").isNumber()) {
        text.append(' ')
            .append(stage.path("operator").asText())
            .append(' ')
            .append(number(stage.path("limit")));
      }
      List<String> more = new ArrayList<>();
      if (stage.path("denominator").isNumber() && stage.path("denominator").asDouble() != 1) {
        more.add(number(stage.path("numerator")) + " of " + number(stage.path("denominator")));
      }
      if (stage.path("baseline").isNumber()) {
        more.add("baseline " + number(stage.path("baseline")));
      }
      if (stage.path("window").isValueNode() && !stage.path("window").isNull()) {
        more.add("in " + stage.path("window").asText());
      }
      if (!more.isEmpty()) {
        text.append(" (").append(String.join(", ", more)).append(')');
      }
    } else if (stage.path("eventCount").asLong() > 0) {
      text.append(" × ").append(stage.path("eventCount").asLong());
    }
    return text.toString();
  }

  /** Four significant digits of a fraction, all of a whole number. */
  private static String number(JsonNode number) {
    BigDecimal value = number.decimalValue();
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    return (whole ? value : value.round(new MathContext(4))).stripTrailingZeros().toPlainString();
  }
}
