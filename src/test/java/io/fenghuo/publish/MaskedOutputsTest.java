package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.ControlKind;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.control.IncidentCommand;
import io.fenghuo.control.RejectionReason;
import io.fenghuo.event.Origin;
import io.fenghuo.incident.CommandRef;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person has typed leaves masked, wherever it leaves. */
class MaskedOutputsTest {

  private static final Origin ORIGIN = new Origin("ops.control", 0, 7);
  private static final String TYPED = "customer 138 1234 5678 called";
  private static final String MASKED = "customer [phone] called";

  @Test
  void masksWhatAnOperatorSaysInAnAlert() {
    byte[] json =
        Json.bytes(new CommandRef("li-1", IncidentCommand.Kind.ACK, "li 13812345678", TYPED));

    assertThat(new String(json, UTF_8))
        .isEqualTo(
            "{\"commandId\":\"li-1\",\"kind\":\"ACK\",\"actor\":\"li [phone]\",\"reason\":\""
                + MASKED
                + "\"}");
  }

  @Test
  void masksTheAnswerToACommandButNotWhoSentIt() {
    Outgoing out =
        Envelopes.controlRejection(
            "control.rejected",
            new ControlRejection(
                ORIGIN,
                1000,
                "li-1",
                ControlKind.ACK,
                "li@example.com",
                RejectionReason.REFUSED,
                new LocalizedText("没有 13812345678", TYPED)));

    assertThat(new String(out.body(), UTF_8))
        .contains("\"actor\":\"li@example.com\"")
        .contains("\"says\":{\"zh\":\"没有 [phone]\",\"en\":\"" + MASKED + "\"}");
  }

  @Test
  void masksTheFaultsOfARule() {
    String refused = body(List.of(TYPED), "Nothing is changed: " + TYPED);
    assertThat(refused)
        .contains("\"reasons\":[\"" + MASKED + "\"]")
        .contains("\"en\":\"Nothing is changed: " + MASKED + "\"");
  }

  @Test
  void leavesTheFiguresOfTheJobsOwnSentences() {
    assertThat(body(List.of(), "12345678 views")).contains("\"en\":\"12345678 views\"");
  }

  @Test
  void masksTheDetailOfADeadLetterButNotItsPayload() {
    byte[] payload = TYPED.getBytes(UTF_8);
    Outgoing out =
        new DeadLetterEnvelope("input.dead-letter", 1000, 1_000_000)
            .wrap(
                new DeadLetter(
                    ORIGIN,
                    RefusalReason.MALFORMED_JSON,
                    TYPED,
                    1000,
                    null,
                    payload,
                    payload.length));

    assertThat(new String(out.body(), UTF_8))
        .contains("\"detail\":\"" + MASKED + "\"")
        .contains("\"payload\":\"" + TYPED + "\"");
  }

  private static String body(List<String> reasons, String says) {
    return new String(
        Envelopes.ruleStatus(
                "rules.status",
                new RuleStatus(
                    "li-1/x",
                    "lost",
                    reasons.isEmpty() ? RuleStatusKind.FOUND : RuleStatusKind.REJECTED,
                    "li-1",
                    "RULE_UPSERT",
                    "li",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    reasons,
                    List.of(),
                    new LocalizedText("好", says),
                    1000,
                    null))
            .body(),
        UTF_8);
  }
}
