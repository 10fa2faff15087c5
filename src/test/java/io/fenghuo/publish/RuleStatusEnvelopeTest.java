package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.live.RuleFound;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.rule.live.StateEffect;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleStatusEnvelopeTest {

  private static final LocalizedText SAYS = new LocalizedText("好", "good");

  @Test
  void answersACommand() {
    Outgoing out =
        Envelopes.ruleStatus(
            "rules.status",
            new RuleStatus(
                "c1/ACCEPTED",
                "lost",
                RuleStatusKind.ACCEPTED,
                "c1",
                "RULE_UPSERT",
                "li",
                2,
                "abc",
                7L,
                StateEffect.FRESH,
                2000L,
                null,
                List.of(),
                List.of(new LocalizedText("注意", "mind")),
                SAYS,
                1000,
                null));

    assertThat(out.topic()).isEqualTo("rules.status");
    assertThat(out.key()).isEqualTo("lost");
    assertThat(out.id()).isEqualTo("c1/ACCEPTED");
    assertThat(out.type()).isEqualTo("io.fenghuo.rule.accepted");
    assertThat(out.time()).isEqualTo(Instant.ofEpochMilli(1000));
    assertThat(out.schema()).isEqualTo(Schemas.json("rules-status").path("$id").asText());
    assertThat(new String(out.body(), UTF_8))
        .isEqualTo(
            """
            {"ruleId":"lost","status":"ACCEPTED","commandId":"c1","command":"RULE_UPSERT",\
            "actor":"li","version":2,"hash":"abc","revision":7,"effect":"FRESH",\
            "effectiveAt":"1970-01-01T00:00:02Z","warnings":[{"zh":"注意","en":"mind"}],\
            "says":{"zh":"好","en":"good"}}\
            """);
    assertThat(Schemas.faults("rules-status", out.body())).isEmpty();
  }

  @Test
  void refusesWithEveryReasonAndPerhapsWithoutARule() {
    Outgoing out =
        Envelopes.ruleStatus(
            "rules.status",
            new RuleStatus(
                "x/REJECTED",
                null,
                RuleStatusKind.REJECTED,
                "c1",
                "RULE_UPSERT",
                "li",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("one", "two"),
                List.of(),
                SAYS,
                -1,
                null));

    assertThat(out.key()).isNull();
    assertThat(out.time()).isEqualTo(Instant.EPOCH);
    assertThat(new String(out.body(), UTF_8)).contains("\"reasons\":[\"one\",\"two\"]");
    assertThat(Schemas.faults("rules-status", out.body())).isEmpty();
  }

  @Test
  void tellsWhatAShadowFound() {
    RuleFound found =
        new RuleFound(
            "f1",
            IncidentType.DATA_LEAK,
            Level.II,
            new Scope("shop", "acme", null, null, null, null, null, null, null, null, null),
            1000,
            2000,
            List.of(new EventRef(new Origin("chat.traffic", 1, 9), "e9", 2000)),
            true);
    Outgoing out =
        Envelopes.ruleStatus("rules.status", RuleStatus.found("lost", 1, "abc", found, SAYS));

    assertThat(out.id()).isEqualTo("f1/FOUND");
    assertThat(new String(out.body(), UTF_8))
        .endsWith(
            """
            "found":{"findingId":"f1","incidentType":"DATA_LEAK","level":"II",\
            "scope":{"tenant":"shop","brand":"acme"},"startedAt":"1970-01-01T00:00:01Z",\
            "eventTime":"1970-01-01T00:00:02Z","events":[{"topic":"chat.traffic","partition":1,\
            "offset":9,"eventId":"e9","eventTime":"1970-01-01T00:00:02Z"}],"warming":true}}\
            """);
    assertThat(Schemas.faults("rules-status", out.body())).isEmpty();
  }

  @Test
  void tellsOfWhatNoCommandIsBehind() {
    for (RuleStatus status :
        List.of(
            RuleStatus.unfit(
                "lost",
                List.of(Message.of("reads.unknown-measure", "given", "waits")),
                Long.MIN_VALUE),
            RuleStatus.overloaded("lost", 1, "abc", 0, 1000))) {
      assertThat(
              Schemas.faults("rules-status", Envelopes.ruleStatus("rules.status", status).body()))
          .isEmpty();
    }
  }
}
