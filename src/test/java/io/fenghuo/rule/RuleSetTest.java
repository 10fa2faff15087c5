package io.fenghuo.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

  private static final DefinitionCatalog MEASURES =
      new DefinitionCatalog(
          Map.of(
              "bot-failure-share",
              new DefinitionCatalog.Entry(
                  Set.of("high", "extreme"),
                  Set.of(Dimension.TENANT, Dimension.BRAND),
                  Set.of(EventKind.Stream.TRAFFIC)),
              "queue-waiting",
              new DefinitionCatalog.Entry(
                  Set.of("high"),
                  Set.of(Dimension.TENANT, Dimension.BRAND),
                  Set.of(EventKind.Stream.TRAFFIC))),
          Set.of("PB-SYS"));

  private static final String WHOLE =
      """
      rules:
      - id: bot-outage-cascade
        version: 3
        incident: SYSTEM_FAULT
        key: [brand, tenant]
        order: event-time
        pattern:
          - stage: bots-failing
            on: symptom bot-failure-share
            where: value >= 0.2 && line == 'high'
          - stage: queue-growing
            followed-by: symptom queue-waiting/high
            times: [2, 4]
            greedy: true
          - stage: customers-turn
            followed-by-any: event COMPLAINT_FILED, SENTIMENT
            where: emotion == 'ANGER'
        within: 10m
        after-match: no-skip
        level: { base: III, raise: [ { to: I, when: "score < -0.9" }, { to: II, when: "score < 0" } ] }
        clear: { measures: [bot-failure-share], hold: 5m }
        says:
          zh: "{scope} {window} 内 {count} 位客户 {score:0}"
          en: "{count} customers"
      """;

  /** A rule of one stage into which a test writes its faults. */
  private static final String SMALL =
      """
      rules:
      - id: small
        incident: SYSTEM_FAULT
        key: [tenant]
        pattern:
          - stage: one
            on: event BOT_FAILED
        level: { base: II }
        says: { zh: "坏", en: "bad" }
      """;

  @Test
  void readsARuleInWhicheverFormItIsWritten() {
    String asItem = SMALL.substring("rules:\n".length());
    String alone = asItem.replaceFirst("- ", "  ").indent(-2);
    Rule small = RuleSet.parse("f", SMALL, MEASURES).rules().get(0);

    for (String text : List.of(SMALL, asItem, alone)) {
      assertThat(RuleSet.parse("f", text, MEASURES).rules()).as(text).containsExactly(small);
      assertThat(RuleSet.parseRule("f", text, MEASURES)).as(text).isEqualTo(small);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# none yet", "just words", "rules:", "rules: 5", "- a", "[]"})
  void refusesWhatIsNoRule(String text) {
    assertThatThrownBy(() -> RuleSet.parseRule("f", text, MEASURES))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void readsAWholeRule() {
    Rule rule = rule(WHOLE);

    assertThat(rule.id()).isEqualTo("bot-outage-cascade");
    assertThat(rule.version()).isEqualTo(3);
    assertThat(rule.key()).containsExactly(Dimension.TENANT, Dimension.BRAND);
    assertThat(rule.order()).isEqualTo(RuleOrder.EVENT_TIME);
    assertThat(rule.afterMatch()).isEqualTo(AfterMatch.NO_SKIP);
    assertThat(rule.withinMillis()).isEqualTo(600_000);
    assertThat(rule.pattern())
        .containsExactly(
            new Stage(
                "bots-failing",
                Follows.ON,
                Reads.symptom("bot-failure-share", null),
                "value >= 0.2 && line == 'high'",
                Quantifier.ONCE,
                0),
            new Stage(
                "queue-growing",
                Follows.FOLLOWED_BY,
                Reads.symptom("queue-waiting", "high"),
                "",
                new Quantifier(2, 4, false, true, Contiguity.RELAXED, ""),
                0),
            new Stage(
                "customers-turn",
                Follows.FOLLOWED_BY_ANY,
                Reads.events(List.of(EventKind.COMPLAINT_FILED, EventKind.SENTIMENT)),
                "emotion == 'ANGER'",
                Quantifier.ONCE,
                0));
    assertThat(rule.level())
        .isEqualTo(
            new Grading(
                Level.III,
                List.of(
                    new Grading.Raise(Level.I, "score < -0.9"),
                    new Grading.Raise(Level.II, "score < 0"))));
    assertThat(rule.clear()).isEqualTo(new Clear(List.of("bot-failure-share"), 300_000, 0));
    assertThat(rule.telling().name()).isEqualTo("customers-turn");
  }

  @Test
  void hasDefaults() {
    Rule rule = rule(SMALL);

    assertThat(rule.version()).isEqualTo(1);
    assertThat(rule.order()).isEqualTo(RuleOrder.ARRIVAL);
    assertThat(rule.afterMatch()).isEqualTo(AfterMatch.SKIP_PAST_LAST);
    assertThat(rule.isThreshold()).isTrue();
    assertThat(rule.clear()).isEqualTo(new Clear(List.of(), 0, 1_800_000));
  }

  @Test
  void clearsByDefaultWithTheMeasuresOfItsStages() {
    Rule rule = rule(WHOLE.replace("measures: [bot-failure-share], ", ""));

    assertThat(rule.clear())
        .isEqualTo(new Clear(List.of("bot-failure-share", "queue-waiting"), 300_000, 0));
  }

  @Test
  void clearsInQuietWhereTheRuleSaysSo() {
    Rule rule = rule(SMALL + "  clear: { quiet: 1h }\n");

    assertThat(rule.clear()).isEqualTo(new Clear(List.of(), 0, 3_600_000));
  }

  @Test
  void theHashNamesTheDefinition() {
    String reordered =
        SMALL.replace("  key: [tenant]\n", "").replace("  pattern:", "  key: [tenant]\n  pattern:");

    assertThat(rule(SMALL).hash()).isEqualTo("52e60080678c").hasSize(12);
    assertThat(rule(reordered).hash()).isEqualTo(rule(SMALL).hash());
    assertThat(rule(SMALL.replace("bad", "worse")).hash()).isNotEqualTo(rule(SMALL).hash());
  }

  @Test
  void whoIsToldIsPartOfTheDefinitionOnlyWhereTheRuleSaysIt() {
    Rule rule = rule(SMALL + "  departments: { lead: [PR], informed: [CS] }\n  playbook: PB-SYS\n");

    assertThat(rule.response())
        .isEqualTo(
            new RuleResponse(
                List.of(
                    new Assignment(Department.PR, Role.LEAD),
                    new Assignment(Department.CS, Role.INFORMED)),
                "PB-SYS"));
    assertThat(rule.hash()).isNotEqualTo(rule(SMALL).hash());
    assertThat(rule.hash())
        .isNotEqualTo(rule(SMALL + "  departments: { lead: [PR], informed: [CS] }\n").hash());
    assertThat(rule.shape()).isEqualTo(rule(SMALL).shape());
  }

  @Test
  void theShapeIsWhatOpenMatchesDependOn() {
    String shape = rule(WHOLE).shape();

    assertThat(rule(WHOLE.replace("0.2", "0.3").replace("base: III", "base: IV")).shape())
        .isEqualTo(shape);
    assertThat(rule(WHOLE.replace("[2, 4]", "[2, 5]")).shape()).isNotEqualTo(shape);
    assertThat(rule(WHOLE.replace("times: [2, 4]", "times-or-more: 2")).shape())
        .isNotEqualTo(shape);
    assertThat(rule(WHOLE.replace("no-skip", "{ skip-to-first: queue-growing }")).shape())
        .isNotEqualTo(shape);
    assertThat(rule(WHOLE.replace("10m", "11m")).shape()).isEqualTo(shape);
  }

  @Test
  void theExampleOfItsOwnDescriptionIsAccepted() throws Exception {
    String source = Files.readString(Path.of("src/main/java/io/fenghuo/rule/RuleSet.java"));
    String example = source.substring(source.indexOf("{@code\n") + 7, source.indexOf(" * }</pre>"));

    Rule rule = rule(example.replaceAll("(?m)^ \\* ?", ""));

    assertThat(rule.stages())
        .extracting(Stage::name)
        .containsExactly("bots-failing", "customers-turn", "slow", "failed", "queue-growing");
    assertThat(rule.timeout().after()).isEqualTo("bots-failing");
  }

  @Test
  void readsTheWholeVocabulary() {
    Rule rule =
        rule(
            """
            rules:
            - id: whole
              incident: SYSTEM_FAULT
              key: [tenant]
              pattern:
                - group: round
                  on:
                    - { stage: a, on: event BOT_FAILED, times-or-more: 2, until: latencyMs > 5 }
                    - { stage: b, next: event QUEUED }
                  times: 2
                  combinations: true
                - { stage: c, followed-by: event QUEUED, within: 3s, where: size(a) > 2 }
              within: 1m
              after-match: { skip-to-last: c }
              level: { base: II }
              says: { zh: "坏", en: "bad" }
            """);

    assertThat(rule.pattern())
        .containsExactly(
            new Group(
                "round",
                Follows.ON,
                List.of(
                    new Stage(
                        "a",
                        Follows.ON,
                        Reads.events(List.of(EventKind.BOT_FAILED)),
                        "",
                        new Quantifier(
                            2,
                            Quantifier.UNBOUNDED,
                            false,
                            false,
                            Contiguity.RELAXED,
                            "latencyMs > 5"),
                        0),
                    new Stage(
                        "b",
                        Follows.NEXT,
                        Reads.events(List.of(EventKind.QUEUED)),
                        "",
                        Quantifier.ONCE,
                        0)),
                new Quantifier(2, 2, false, false, Contiguity.COMBINATIONS, "")),
            new Stage(
                "c",
                Follows.FOLLOWED_BY,
                Reads.events(List.of(EventKind.QUEUED)),
                "size(a) > 2",
                Quantifier.ONCE,
                3_000));
    assertThat(rule.afterMatch()).isEqualTo(AfterMatch.SKIP_TO_LAST);
    assertThat(rule.skipTo()).isEqualTo("c");
    assertThat(rule.openers()).extracting(Stage::name).containsExactly("a");
    assertThat(rule.telling().name()).isEqualTo("c");
  }

  @Test
  void joinsFilesWhoseIdsDiffer() {
    RuleSet small = parse(SMALL);

    assertThat(small.plus("other.yaml", parse(WHOLE)).rules())
        .extracting(Rule::id)
        .containsExactly("small", "bot-outage-cascade");
    assertThat(
            InEnglish.of(
                catchThrowableOfType(
                        InvalidDefinitionException.class,
                        () -> small.plus("other.yaml", parse(SMALL)))
                    .faults()))
        .containsExactly("rules must have unique ids, got 'small' as in another file");
  }

  private static Rule rule(String yaml) {
    return parse(yaml).rules().get(0);
  }

  private static RuleSet parse(String yaml) {
    return RuleSet.parse("rules.yaml", yaml, MEASURES);
  }
}
