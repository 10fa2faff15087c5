package io.fenghuo.tool.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Parts of an alert in a few words, as a person reads them. */
public final class AlertWords {

  private AlertWords() {}

  /** The labels of a scope: {@code tenant=shop channels=APP+WEB}. */
  public static String scope(JsonNode scope) {
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

  /** The figures and events of all stages, in a line. */
  public static String evidence(JsonNode stages) {
    List<String> parts = new ArrayList<>();
    for (JsonNode stage : stages) {
      parts.add(figure(stage));
    }
    return String.join("; ", parts);
  }

  /** The figure of one stage beside its limit, or how many events it took. */
  public static String figure(JsonNode stage) {
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

  /** Where the events of all stages can be read again: {@code failing: chat.traffic-0@17}. */
  public static String addresses(JsonNode stages) {
    List<String> parts = new ArrayList<>();
    for (JsonNode stage : stages) {
      List<String> addresses = new ArrayList<>();
      stage.path("events").forEach(event -> addresses.add(address(event)));
      if (!addresses.isEmpty()) {
        parts.add(stage.path("stage").asText() + ": " + String.join(", ", addresses));
      }
    }
    return String.join("; ", parts);
  }

  private static String address(JsonNode event) {
    return event.path("topic").asText()
        + "-"
        + event.path("partition").asInt()
        + "@"
        + event.path("offset").asLong();
  }
}
