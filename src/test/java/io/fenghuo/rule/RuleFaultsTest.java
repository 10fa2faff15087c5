package io.fenghuo.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a rule is named with its path, and all of a file's at once. */
class RuleFaultsTest {

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
          Set.of("PB-LOAD", "PB-SYS"));

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
  void tellsEveryFaultOfAFileAtOnce() {
    List<String> faults =
        faults(
            """
            rules:
            - id: Bot_Outage
              version: 0
              incident: OUTAGE
              key: [brand, colour, brand]
              pattern:
                - stage: one
                  followed-by: symptom nobody-knows
                - stage: one
                  on: event BOT_FAILED, BOT_LAUGHED
                  where: latencyMz > 5
              level: { base: II, raise: [ { to: III, when: "latencyMs > 'x'" } ] }
              says: { zh: "{what}", en: "{text}" }
              colour: red
            - id: second
            """);

    assertFaults(
        faults,
        "rules[0].id must be in kebab-case, got 'Bot_Outage'",
        "rules[0].version must be at least 1, got 0",
        "rules[0].incident must be one of [SYSTEM_FAULT, ",
        "rules[0].pattern[0].followed-by must be on: the first stage follows nothing",
        "rules[0].pattern[0].followed-by reads an unknown measure 'nobody-knows'",
        "rules[0].pattern[1].on must be one of [next, followed-by, followed-by-any, not-next,"
            + " not-followed-by] after a stage",
        "rules[0].pattern[1].stage must be unique within the rule, got 'one'",
        "rules[0].pattern[1].on reads an unknown kind of event 'BOT_LAUGHED'",
        "rules[0].pattern[1].where at 1:1: 'latencyMz' is no name here",
        "rules[0].key must be of [tenant, brand, line, ",
        "rules[0].key must name each dimension once, got 'brand' twice",
        "rules[0].key must have tenant: no two tenants' signals may meet",
        "rules[0].within is required: what is half found must be forgotten in the end",
        "rules[0].level.raise[0].to must be more severe than the base II, got III",
        "rules[0].level.raise[0].when at 1:11: > cannot stand between a number and a text",
        "rules[0].says.zh has an unknown placeholder {what}; known here: agentsFree, ",
        "rules[0].says.en must not tell {text}: what customers say and who they are stays here",
        "rules[0].colour is unknown; known here: after-match, ",
        "rules[1].incident is required",
        "rules[1].pattern must have at least one stage",
        "rules[1].key must have tenant: no two tenants' signals may meet",
        "rules[1].level.base is required",
        "rules[1].says.zh is required",
        "rules[1].says.en is required");
  }

  static Stream<Arguments> faultyRules() {
    return Stream.of(
        fault(
            "rules:",
            "rule:",
            "rules is required: a list of rules",
            "rule is unknown; known here: rules"),
        fault("small", "small\n  id: again", "3:"),
        fault(
            "within",
            "5 minutes",
            "within must be a length of time such as 500ms",
            "within has no meaning"),
        fault("within", "5m", "within has no meaning: one signal alone completes the rule"),
        fault("order", "sorted", "order must be one of [ARRIVAL, EVENT_TIME], got 'sorted'"),
        fault("after-match", "skip", "after-match must be one of [NO_SKIP, "),
        fault("clear", "{ measures: [nobody-knows] }", "clear.measures has an unknown measure"),
        fault("clear", "{ quiet: 5m, hold: 2m }", "clear must have either measures and hold, or"),
        fault("clear", "{ hold: 2m }", "clear.hold has no meaning: the rule reads no measure"),
        fault("key: [tenant]", "key: [tenant, topicId]", "key has topicId, which a BOT_FAILED of"),
        fault(
            "{ base: II }",
            "{ raise: [{}] }",
            "level.base is required",
            "level.raise[0].to is",
            "level.raise[0].when is"),
        fault(
            "playbook", "PB-SIS", "playbook must be a playbook of [PB-LOAD, PB-SYS], got 'PB-SIS'"),
        fault(
            "departments",
            "{ lead: [TECHS], support: [CS, PR, CS], informed: [PR], deputy: [EXEC] }",
            "departments.lead must be one of [TECH, CS, PR, LEGAL, SECURITY, BIZ, EXEC], got"
                + " 'TECHS'",
            "departments.support must name each department once, got 'CS' twice",
            "departments.informed must name each department once, got 'PR' twice",
            "departments.deputy is unknown; known here: informed, lead, support",
            "departments.lead must name a department: somebody answers for an incident"),
        fault("bad", "{latencyMs", "says.en has a '{' without a '}'"),
        fault("bad", "latencyMs}", "says.en has a '}' without a '{'"),
        fault("bad", "{latencyMs:x}", "says.en has an unknown format {latencyMs:x}"),
        fault("bad", "{brand:%}", "says.en formats {brand:%}, which is no number"));
  }

  @ParameterizedTest
  @MethodSource("faultyRules")
  void namesAFaultyRule(String yaml, List<String> faults) {
    assertFaults(faults(yaml), faults.toArray(String[]::new));
  }

  static Stream<Arguments> faultyStages() {
    return Stream.of(
        stages("on: event BOT_FAILED, times: 0", "[0].times must be from 1 to 100, got 0"),
        stages("on: event BOT_FAILED, times: 101", "[0].times must be from 1 to 100, got 101"),
        stages("on: event BOT_FAILED, times: -3", "[0].times must be from 1 to 100, got -3"),
        stages("on: event BOT_FAILED, times: [3, 2]", "[0].times must be [from, to] with 1 <= "),
        stages("on: event BOT_FAILED, times: [1]", "[0].times must be a number or [from, to]"),
        stages(
            "on: event BOT_FAILED, times: 2, one-or-more: true",
            "[0] must have only one of times, one-or-more"),
        stages("on: event BOT_FAILED, greedy: true", "[0].greedy has no meaning without times"),
        stages("on: event QUEUED, times: 1, greedy: true", "[0].greedy has no meaning without"),
        stages("on: event QUEUED, consecutive: true", "[0].consecutive has no meaning without"),
        stages("on: event QUEUED, combinations: true", "[0].combinations has no meaning without"),
        stages(
            "on: event QUEUED, times: 2, consecutive: true, combinations: true",
            "[0] must have either consecutive or combinations"),
        stages(
            "on: event QUEUED, times: 2, greedy: true, combinations: true",
            "[0].greedy must not be with combinations"),
        stages("on: event QUEUED, times-or-more: 0", "[0].times-or-more must be from 1 to 100"),
        stages(
            "on: event QUEUED, times: 2, times-or-more: 3",
            "[0] must have only one of times, times-or-more"),
        stages(
            "on: event QUEUED, times: 2, until: latencyMs > 5",
            "[0].until must be with one-or-more or times-or-more"),
        stages(
            "on: event QUEUED, one-or-more: true, until: latencyMz > 5",
            "[0].until at 1:1: 'latencyMz' is no name here"),
        stages(
            "on: event QUEUED | next: event QUEUED, where: latencyMs > s0.latencyMs",
            "[1].where at 1:15: type 'list(QUEUED)' does not support field selection"),
        stages(
            "on: event QUEUED | next: symptom queue-waiting, where: 'value > s0[0].value'",
            "[1].where at 1:14: there is no field 'value'"),
        stages(
            "on: event QUEUED, where: size(s1) > 0 | next: event QUEUED",
            "[0].where at 1:6: 's1' is no name here"),
        stages(
            "on: event QUEUED, where: size(s0) > 0 | next: event QUEUED",
            "[0].where at 1:6: 's0' is no name here"),
        stages(
            "on: event QUEUED | not-next: event QUEUED | next: event QUEUED, where: size(s1) > 0",
            "[2].where at 1:6: 's1' is no name here"),
        stages("on: event QUEUED, times: 2, within: 5s", "[0].within must be on a stage that"),
        stages("on: event QUEUED | next: event QUEUED, within: 0s", "[1].within must be positive"),
        stages(
            "on: event QUEUED, one-or-more: true | not-followed-by: event AGENT_REPLIED",
            "[1] must be behind a stage that takes a fixed number of signals, directly"),
        stages(
            "on: event QUEUED | not-next: event QUEUED | not-followed-by: event AGENT_REPLIED",
            "[2] must be behind a stage that takes a fixed number of signals, directly"),
        stages(
            "on: event QUEUED, one-or-more: true | next: event QUEUED, within: 5s",
            "[1].within must be behind a stage that takes a fixed number of signals"),
        stages(
            "on: event QUEUED | not-next: event QUEUED | next: event QUEUED, within: 5s",
            "[2].within must be behind a stage that takes a fixed number of signals"),
        stages(
            "on: event QUEUED | not-followed-by: event QUEUED, within: 5s | next: event QUEUED",
            "[1].within has no meaning on a negative stage but a last one"),
        stages(
            "on: event QUEUED | not-followed-by: event AGENT_REPLIED | next: event QUEUED,"
                + " one-or-more: true, optional: true, greedy: true, until: latencyMs > 5",
            "[2] must not be optional, greedy and with until after a not-followed-by"),
        stages("on: event BOT_FAILED, often: true", "[0].often is unknown; known here: "),
        stages("on: BOT_FAILED", "[0].on must be 'symptom MEASURE', 'symptom MEASURE/LINE' or "),
        stages("on: 'event [BOT_FAILED]'", "[0].on reads an unknown kind of event '[BOT_FAILED]'"),
        stages("on: symptom queue-waiting/low", "[0].on reads an unknown line 'low' of measure"),
        stages(
            "on: symptom queue-waiting, where: latencyMs > 5",
            "[0].where at 1:1: 'latencyMs' is no name here: queue-waiting has tenant, brand, value"),
        stages("where: latencyMs > 5", "[0] must have exactly one of [on, next, "),
        stages("on: event QUEUED, next: event QUEUED", "[0] must have exactly one of [on, next, "),
        stages(
            "not-next: event QUEUED | next: event QUEUED",
            "[0].not-next must be on: the first stage follows"),
        stages("on: event QUEUED, optional: true", " must have a stage that is neither optional"),
        stages("on: event QUEUED | not-next: event QUEUED", "[1] must not be last: say"),
        stages(
            "on: event QUEUED | not-followed-by: event QUEUED, times: 3",
            "[1] must not have times: it is negative"),
        stages(
            "on: event QUEUED | next: event QUEUED, optional: true | not-followed-by: event QUEUED",
            "[2] must not be negative after the optional stage 's1'"),
        stages(
            "on: event QUEUED, times: 2, greedy: true | next: event QUEUED, optional: true",
            "[1] must not be optional after the greedy stage 's0'"));
  }

  @ParameterizedTest
  @MethodSource("faultyStages")
  void namesAFaultyStage(List<String> stages, String fault) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < stages.size(); i++) {
      pattern
          .append("    - { stage: s")
          .append(i)
          .append(", ")
          .append(stages.get(i))
          .append(" }\n");
    }
    String one = "    - stage: one\n      on: event BOT_FAILED\n";
    List<String> faults = faults(SMALL.replace(one, pattern));

    assertThat(faults.get(0)).startsWith("rules[0].pattern" + fault);
    assertThat(faults.stream().filter(f -> !f.contains(".within is required"))).hasSize(1);
  }

  @Test
  void refusesAKeyOverWhichAMeasureIsNotTaken() {
    assertFaults(
        faults(
            SMALL
                .replace("event BOT_FAILED", "symptom queue-waiting")
                .replace("[tenant]", "[tenant, channel]")),
        "rules[0].key has channel, over which measure 'queue-waiting' of stage 'one' is not taken");
  }

  private static Arguments fault(String setting, String value, String... faults) {
    String yaml =
        SMALL.contains(setting)
            ? SMALL.replace(setting, value)
            : SMALL + "  " + setting + ": " + value + "\n";
    boolean isRoot = setting.equals("rules:") || setting.equals("small");
    List<String> full =
        Stream.of(faults).map(fault -> isRoot ? fault : "rules[0]." + fault).toList();
    return Arguments.of(yaml, full);
  }

  private static Arguments stages(String stages, String fault) {
    return Arguments.of(List.of(stages.split(" [|] ")), fault);
  }

  private static void assertFaults(List<String> faults, String... beginnings) {
    assertThat(faults).hasSameSizeAs(beginnings);
    for (int i = 0; i < beginnings.length; i++) {
      assertThat(faults.get(i)).startsWith(beginnings[i]);
    }
  }

  private static RuleSet parse(String yaml) {
    return RuleSet.parse("rules.yaml", yaml, MEASURES);
  }

  private static List<String> faults(String yaml) {
    return InEnglish.of(
        catchThrowableOfType(InvalidDefinitionException.class, () -> parse(yaml)).faults());
  }
}
