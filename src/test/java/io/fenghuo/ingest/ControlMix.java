package io.fenghuo.ingest;

import io.fenghuo.control.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands as an operator may send them, good and bad, each with the answer it must get. */
final class ControlMix {

  /**
   * @param value the record's value, or null
   * @param answer why it is not carried out
   */
  record Sent(byte[] value, RejectionReason answer) {}

  private ControlMix() {}

  static List<Sent> all() {
    return List.of(
        sent(command("c1", "\"ACK\""), RejectionReason.REFUSED),
        sent(command("c2", "\"SILENCE\",\"for\":\"x\""), RejectionReason.REFUSED),
        sent(command("c3", "\"DRILL_START\""), RejectionReason.NOT_SUPPORTED),
        sent(command("c6", "\"RULE_UPSERT\",\"rule\":\"- {\""), RejectionReason.REFUSED),
        sent(command("c7", "\"RULE_PAUSE\",\"ruleId\":\"no-such\""), RejectionReason.REFUSED),
        sent(command("c8", "\"RULE_DELETE\""), RejectionReason.REFUSED),
        new Sent(null, RejectionReason.MALFORMED),
        sent("", RejectionReason.MALFORMED),
        sent("{", RejectionReason.MALFORMED),
        sent("[]", RejectionReason.MALFORMED),
        sent("{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", RejectionReason.MALFORMED),
        new Sent(new byte[] {'{', '"', (byte) 0xff, '"'}, RejectionReason.MALFORMED),
        new Sent(new byte[2_000_000], RejectionReason.MALFORMED),
        sent("{\"kind\":\"ACK\"}", RejectionReason.MISSING_FIELD),
        sent(command("c4", "7"), RejectionReason.WRONG_TYPE),
        sent(command("c5", "\"EXPLODE\""), RejectionReason.UNKNOWN_KIND),
        sent(command("x".repeat(300), "\"ACK\""), RejectionReason.OUT_OF_RANGE));
  }

  private static String command(String id, String kind) {
    return "{\"commandId\":\"%s\",\"kind\":%s,\"actor\":\"li\",\"reason\":\"seen\"}"
        .formatted(id, kind);
  }

  private static Sent sent(String value, RejectionReason answer) {
    return new Sent(value.getBytes(StandardCharsets.UTF_8), answer);
  }
}
