package io.fenghuo.tool.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.EventDecoder;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleExamplesTest {

  private static final Definitions DEFAULTS = Definitions.read(new Configuration());

  private static final String RULE =
      """
      rules:
        - id: twice-failed
          incident: SYSTEM_FAULT
          key: [tenant, sessionId]
          pattern:
            - { stage: failed, on: event BOT_FAILED, times: 2 }
            - { stage: left, followed-by: event SESSION_ENDED }
          within: 1m
          level: { base: III }
          says: { zh: 败, en: failed }
          examples:
      """;

  @TempDir Path folder;

  @Test
  void theDefaultRulesDoWhatTheirExamplesSay() throws Exception {
    RuleFiles files = RuleFiles.read(new Configuration());

    RuleFiles.Tried tried = files.tryExamples(new Configuration());

    assertThat(tried.texts()).hasSizeGreaterThan(20).allMatch(text -> text.startsWith("ok "));
    assertThat(tried.failed()).isZero();
  }

  @Test
  void theExamplesOfTheDocumentationHold() throws Exception {
    String rules = DefinitionFile.read("classpath:rules.yaml");
    int begin = rules.indexOf("  - id: customer-about-to-be-lost");
    String rule = rules.substring(begin, rules.indexOf("    examples:", begin));
    String page = Files.readString(Path.of("src/docs/trying-rules.md"));
    String examples =
        page.substring(
            page.indexOf("examples:\n"), page.indexOf("```", page.indexOf("examples:\n")));
    Path file =
        Files.writeString(folder.resolve("rules.yaml"), "rules:\n" + rule + examples.indent(4));
    Configuration config = new Configuration();
    config.set(FenghuoOptions.RULES, List.of(file.toString()));

    assertThat(RuleFiles.read(config).tryExamples(config).texts())
        .hasSize(2)
        .allMatch(text -> text.startsWith("ok "));
  }

  @Test
  void showsBothSidesOfWhatIsNotAsExpected() throws Exception {
    RuleFiles.Tried tried =
        tried(
            """
                  - name: right
                    given:
                      - { event: BOT_FAILED, times: 2 }
                      - { at: 9s, event: SESSION_ENDED }
                    finds: [{ at: +9s, level: III, kind: match, stages: { failed: [0s, 1s], left: 1 } }]
                  - name: wrong time
                    given:
                      - { event: BOT_FAILED, times: 2 }
                      - { at: 9s, event: SESSION_ENDED }
                    finds: [{ at: 8s, stages: { failed: [0s, 2s] } }]
                  - name: wrong number
                    given:
                      - { event: BOT_FAILED, times: 2 }
                      - { at: 9s, event: SESSION_ENDED }
                    finds: [{ stages: { failed: 3 } }]
                  - name: not silent
                    given:
                      - { event: BOT_FAILED, times: 2 }
                      - { at: 9s, event: SESSION_ENDED }
                    finds: nothing
                  - name: silent
                    given: [{ event: BOT_FAILED, times: 2 }, { at: 2m, event: SESSION_ENDED }]
                    finds: [{ at: 2m }]
                  - name: ended before
                    given: [{ event: BOT_FAILED, times: 2 }, { event: SESSION_ENDED }]
                    until: 2s
                    finds: [{ at: 2s }]
            """);

    assertThat(tried.failed()).isEqualTo(4);
    assertThat(tried.texts())
        .containsExactly(
            "ok    twice-failed · right",
            """
            FAIL  twice-failed · wrong time
                expected: at 8 s, failed × 2 [0 s, 2 s]
                found:    at 9 s, level III, MATCH, failed × 2 [0 s, 1 s], left × 1 [9 s]: failed\
            """,
            """
            FAIL  twice-failed · wrong number
                expected: at any time, failed × 3
                found:    at 9 s, level III, MATCH, failed × 2 [0 s, 1 s], left × 1 [9 s]: failed\
            """,
            """
            FAIL  twice-failed · not silent
                expected: nothing
                found:    at 9 s, level III, MATCH, failed × 2 [0 s, 1 s], left × 1 [9 s]: failed\
            """,
            """
            FAIL  twice-failed · silent
                expected: at 2 min
                found:    nothing\
            """,
            "ok    twice-failed · ended before");
  }

  @Test
  void examplesOfOneTenantDoNotMeet() throws Exception {
    RuleFiles.Tried tried =
        tried(
            """
                  - name: two failures
                    given: [{ event: BOT_FAILED, tenant: shop, times: 2 }]
                    finds: nothing
                  - name: an end
                    given: [{ at: 5s, event: SESSION_ENDED, tenant: shop }]
                    finds: nothing
            """);

    assertThat(tried.failed()).isZero();
  }

  @Test
  void namesEveryFaultOfTheExamples() {
    assertThatThrownBy(
            () ->
                examples(
                    """
                          - name: once
                            given:
                              - { event: BOT_EXPLODED }
                              - { at: soon, event: BOT_FAILED }
                              - { event: BOT_FAILED, symptom: queue-waiting/long }
                              - { symptom: queue-waiting/huge }
                              - { event: BOT_FAILED, colour: red }
                            through: walls
                            finds: [{ at: 1s, stages: { gone: 1 } }]
                          - { name: once, given: [] }
                    """))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("rules[0].examples[0].given[0].event must be one of")
        .hasMessageContaining("rules[0].examples[0].given[1].at must be a length of time")
        .hasMessageContaining("rules[0].examples[0].given[2] must have either event or symptom")
        .hasMessageContaining("rules[0].examples[0].given[3].symptom must be a line of a measure")
        .hasMessageContaining("rules[0].examples[0].given[4].colour is unknown")
        .hasMessageContaining("rules[0].examples[0].through must be measures")
        .hasMessageContaining("rules[0].examples[0].finds[0].stages.gone is no stage of the rule")
        .hasMessageContaining("rules[0].examples[1].name must be unique")
        .hasMessageContaining("rules[0].examples[1].given must have at least one")
        .hasMessageContaining("rules[0].examples[1].finds is required");
  }

  @Test
  void refusesWhatNoTopicCouldBring() {
    assertThatThrownBy(
            () ->
                examples(
                    """
                          - name: once
                            given: [{ event: SENTIMENT, emotion: FURY }]
                            finds: nothing
                          - name: twice
                            given: [{ event: AGENT_ASSIGNED, waitMs: 60000.9 }]
                            finds: nothing
                    """))
        .hasMessageContaining("rules[0].examples[0].given[0] is no event: emotion")
        .hasMessageContaining(
            "rules[0].examples[1].given[0] is no event: waitMs must be a whole number");
  }

  @Test
  void examplesAreNoPartOfTheRule() {
    String without = RULE.replace("    examples:\n", "");
    String with = RULE + "      - { name: any, given: whatever }\n";

    assertThat(rules(with).rules()).isEqualTo(rules(without).rules());
    assertThat(rules(with).rules().get(0).hash()).isEqualTo(rules(without).rules().get(0).hash());
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void anEventOfWhichNothingIsSaidIsWhole(EventKind kind) {
    ObjectNode event = JsonMapper.builder().build().createObjectNode();
    EventDefaults.fill(event, kind, "shop", 1);
    event.put("eventTime", Example.BEGIN.toString());

    assertThat(
            new EventDecoder(kind.stream(), new DecodeLimits(10_000, 100, 0))
                .decode(
                    new Origin("t", 0, 0),
                    -1,
                    null,
                    event.toString().getBytes(StandardCharsets.UTF_8)))
        .satisfies(decoded -> assertThat(decoded.deadLetter()).isNull());
  }

  private RuleFiles.Tried tried(String examples) throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), RULE + examples.indent(2));
    Configuration config = new Configuration();
    config.set(FenghuoOptions.RULES, List.of(file.toString()));
    RuleFiles files = RuleFiles.read(config);
    assertThat(files.faults()).isEmpty();
    return files.tryExamples(config);
  }

  private static List<Example> examples(String examples) {
    String text = RULE + examples.indent(2);
    return ExampleReader.parse("test", text, rules(text), DEFAULTS.measures());
  }

  private static RuleSet rules(String text) {
    return RuleSet.parse("test", text, DEFAULTS.measures().catalog());
  }
}
