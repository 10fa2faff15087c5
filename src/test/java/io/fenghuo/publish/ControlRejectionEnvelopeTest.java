package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.ControlKind;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.control.RejectionReason;
import io.fenghuo.event.Origin;
import io.fenghuo.words.LocalizedText;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlRejectionEnvelopeTest {

  private static final Origin ORIGIN = new Origin("ops.control", 0, 7);

  @Test
  void answersTheCommand() {
    Outgoing out =
        Envelopes.controlRejection(
            "control.rejected",
            new ControlRejection(
                ORIGIN,
                1000,
                "cmd-1",
                ControlKind.ACK,
                "alice",
                RejectionReason.NOT_SUPPORTED,
                new LocalizedText("不支持", "not supported")));

    assertThat(out.topic()).isEqualTo("control.rejected");
    assertThat(out.key()).isEqualTo("cmd-1");
    assertThat(out.id()).isEqualTo("ops.control-0@7");
    assertThat(out.type()).isEqualTo("io.fenghuo.control.rejected");
    assertThat(out.source()).isEqualTo("urn:fenghuo:control");
    assertThat(out.subject()).isEqualTo("cmd-1");
    assertThat(out.time()).isEqualTo(Instant.ofEpochMilli(1000));
    assertThat(out.schema())
        .isEqualTo(Schemas.json("control-rejected").path("$id").asText())
        .isEqualTo("urn:fenghuo:schema:control-rejected:1");
    assertThat(new String(out.body(), UTF_8))
        .isEqualTo(
            """
            {"commandId":"cmd-1","kind":"ACK","actor":"alice","reason":"NOT_SUPPORTED",\
            "says":{"zh":"不支持","en":"not supported"},\
            "topic":"ops.control","partition":0,"offset":7,\
            "recordTime":"1970-01-01T00:00:01Z"}""");
    assertThat(Schemas.faults("control-rejected", out.body())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RejectionReason.class)
  void answersWhatCouldNotBeRead(RejectionReason reason) {
    Outgoing out =
        Envelopes.controlRejection(
            "control.rejected",
            new ControlRejection(
                ORIGIN, -1, null, null, null, reason, new LocalizedText("读不懂", "unreadable")));

    assertThat(out.key()).isNull();
    assertThat(out.subject()).isNull();
    assertThat(out.id()).isEqualTo("ops.control-0@7");
    assertThat(out.time()).as("a record without a timestamp").isEqualTo(Instant.EPOCH);
    assertThat(new String(out.body(), UTF_8)).doesNotContain("recordTime");
    assertThat(Schemas.faults("control-rejected", out.body())).isEmpty();
  }
}
