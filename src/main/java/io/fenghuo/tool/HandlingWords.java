package io.fenghuo.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who handles an incident and what they have said of it, in a line each; empty for nothing. */
final class HandlingWords {

  private HandlingWords() {}

  /** {@code 技术 TECH lead by 12:10:30Z; 客服 CS support, acked by li; 公关 PR informed}. */
  static String departments(JsonNode departments) {
    List<String> parts = new ArrayList<>();
    for (JsonNode duty : departments) {
      StringBuilder part = new StringBuilder();
      part.append(duty.path("nameZh").asText())
          .append(' ')
          .append(duty.path("department").asText())
          .append(' ')
          .append(duty.path("role").asText().toLowerCase(Locale.ROOT));
      if (duty.has("ackedAt")) {
        part.append(", acked by ").append(duty.path("ackedBy").asText());
      } else if (duty.has("dueAt")) {
        part.append(" by ").append(clock(duty.path("dueAt")));
        int overdue = duty.path("overdueCount").asInt();
        part.append(overdue == 0 ? "" : ", overdue × " + overdue);
      }
      parts.add(part.toString());
    }
    return String.join("; ", parts);
  }

  /** {@code muted by SILENCE night-work until 22:00:00Z; held by sentiment; flapping}. */
  static String flags(JsonNode flags) {
    List<String> parts = new ArrayList<>();
    JsonNode mute = flags.path("mute");
    if (mute.isObject()) {
      parts.add(
          "muted by "
              + mute.path("by").asText()
              + " "
              + mute.path("id").asText()
              + (mute.has("until") ? " until " + clock(mute.path("until")) : ""));
    }
    List<String> held = new ArrayList<>();
    flags.path("heldBy").forEach(name -> held.add(name.asText()));
    if (!held.isEmpty()) {
      parts.add("held by " + String.join(", ", held));
    }
    if (flags.path("flapping").asBoolean()) {
      parts.add("flapping");
    }
    if (flags.path("pinned").asBoolean()) {
      parts.add("level set by hand");
    }
    return String.join("; ", parts);
  }

  /** {@code li: ACK, on it}. */
  static String command(JsonNode command) {
    return command.isObject()
        ? command.path("actor").asText()
            + ": "
            + command.path("kind").asText()
            + ", "
            + command.path("reason").asText()
        : "";
  }

  /** The time of day, as in {@code 12:10:30Z}. */
  private static String clock(JsonNode time) {
    return time.asText().replaceFirst("^[^T]*T", "").replaceFirst("\\.\\d+", "");
  }
}
