package io.fenghuo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fenghuo.event.Origin;
import java.util.Set;

/** Commands on incidents as an operator sends them. */
final class Sent {

  /** 2027-01-15T08:00:00Z. */
  static final long NOON = 1_800_000_000_000L;

  static final long MINUTE = 60_000;
  static final long DAY = 24 * 60 * MINUTE;
  static final Origin ORIGIN = new Origin("ops.control", 0, 7);
  static final CommandLimits LIMITS = new CommandLimits(Set.of("general", "finance"), 7 * DAY);
  static final Set<String> RULES = Set.of("mention-storm", "bots-failing");

  private Sent() {}

  /** What a clerk who has answered nothing yet makes of a command, {@code c1}. */
  static IncidentClerk.Decision decided(String fields) {
    return new IncidentClerk(LIMITS).decide(command("c1", fields), NOON, RULES);
  }

  /**
   * @param fields as JSON, with single quotes
   */
  static ControlCommand command(String commandId, String fields) {
    return command(commandId, fields, "seen");
  }

  static ControlCommand command(String commandId, String fields, String reason) {
    String json =
        "{'commandId':'" + commandId + "','actor':'li','reason':'" + reason + "'," + fields + "}";
    return new ControlDecoder(10_000)
        .decode(ORIGIN, NOON, json.replace('\'', '"').getBytes(UTF_8))
        .command();
  }
}
