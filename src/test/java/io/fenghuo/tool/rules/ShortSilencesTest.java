package io.fenghuo.tool.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.RuleSet;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class ShortSilencesTest {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());
  private static final String FAILED = "{ stage: failed, on: event BOT_FAILED }";
  private static final String SILENCE =
      "{ stage: silence, not-followed-by: event AGENT_REPLIED, within: 2s }";

  @Test
  void warnsWhereTheRuleMayEndFirst() {
    assertThat(warnings(FAILED, "{ stage: asked, followed-by: event HANDOFF_REQUESTED }", SILENCE))
        .containsExactly(
            "[silence] waits 2 s, but the rule's within, 20 s, may end first: what begins the silence later than 18 s"
                + " is told too early; give every stage behind the first a within, 18 s in all at most");
  }

  @Test
  void warnsWhereTheStagesBeforeMayTakeTooLong() {
    assertThat(warnings(FAILED, asked("18001ms"), SILENCE)).hasSize(1);
    assertThat(warnings(FAILED, asked("18s"), SILENCE)).isEmpty();
  }

  @Test
  void warnsWhereRepetitionsMayTakeAllTheTime() {
    assertThat(warnings("{ stage: failed, on: event BOT_FAILED, times: 2 }", SILENCE)).hasSize(1);
    assertThat(
            warnings(
                "{ group: round, on: [" + FAILED + ", " + asked("1s") + "], times: 2 }", SILENCE))
        .hasSize(1);
  }

  @Test
  void saysNothingWhereTheSilenceBeginsAtOnceOrIsTheWhole() {
    assertThat(warnings(FAILED, SILENCE)).isEmpty();
    assertThat(warnings(FAILED, "{ stage: silence, not-followed-by: event AGENT_REPLIED }"))
        .isEmpty();
    assertThat(warnings(FAILED, "{ stage: asked, followed-by: event HANDOFF_REQUESTED }"))
        .isEmpty();
  }

  private static String asked(String within) {
    return "{ stage: asked, followed-by: event HANDOFF_REQUESTED, within: " + within + " }";
  }

  private static List<String> warnings(String... steps) {
    String yaml =
        """
        rules:
          - id: r
            incident: SYSTEM_FAULT
            key: [tenant, sessionId]
            pattern: [%s]
            within: 20s
            level: { base: IV }
            clear: { quiet: 30m }
            says: { zh: 有事, en: Something }
        """
            .formatted(String.join(", ", steps));
    return ShortSilences.of(RuleSet.parse("r", yaml, DEFAULTS.measures().catalog()).rules().get(0));
  }
}
