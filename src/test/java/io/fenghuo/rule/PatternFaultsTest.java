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

/** What of groups, ends and times of a pattern is refused is named with its path. */
class PatternFaultsTest {

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
                  Set.of(EventKind.Stream.TRAFFIC))));

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

  static Stream<Arguments> faultyGroups() {
    return Stream.of(
        fault("group: g, on: event QUEUED", ".on must be a list of stages: it is a group"),
        fault("stage: g, on: [{ stage: a, on: event QUEUED }]", ".group is required"),
        fault(
            "group: g, on: [{ stage: a, on: event QUEUED }], times: 2, greedy: true",
            ".greedy must be on a stage, not on a group"),
        fault(
            "group: g, on: [{ stage: a, on: event QUEUED }], where: latencyMs > 5, within: 5s",
            ".where must be on a stage, not on a group"),
        fault(
            "group: g, on: [{ stage: a, on: event QUEUED, optional: true }], times: 2",
            ".on must have a stage that is neither optional nor negative"),
        fault(
            "group: g, on: [{ stage: a, on: event QUEUED },"
                + " { stage: b, not-followed-by: event QUEUED }]",
            ".on[1] must not be the last of a group"),
        fault(
            "group: g, on: [{ stage: a, on: event QUEUED, times: 2, consecutive: true }], times: 2",
            ".on[0] must not be consecutive or with combinations as the first of a group"),
        fault("group: g, on: [{ stage: g, on: event QUEUED }]", ".on[0].stage must be unique"),
        fault(
            "group: g, on: [{ group: h, on: [{ stage: a, on: event QUEUED }], times: 2 }],"
                + " one-or-more: true, until: latencyMs > 5",
            ".until must not be on a group that has groups in it"),
        fault(
            "group: g, on: [{ stage: a, on: event QUEUED }, { stage: b, next: symptom"
                + " queue-waiting }], one-or-more: true, until: 'true'",
            ".until must be on stages that all read events or all symptoms"),
        fault(
            "group: g, on: [{ group: h, on: [{ stage: a, on: event QUEUED, times: 50 }],"
                + " times: 7 }], times: 3",
            " must not have more than 1000 states, got 1050"));
  }

  @ParameterizedTest
  @MethodSource("faultyGroups")
  void namesAFaultyGroup(String group, List<String> fault) {
    String one = "    - stage: one\n      on: event BOT_FAILED\n";
    List<String> faults =
        faults(SMALL.replace(one, "    - { " + group + " }\n") + "  within: 1h\n");
    String place = fault.get(0).contains("states") ? "rules[0].pattern" : "rules[0].pattern[0]";

    assertThat(faults).anyMatch(each -> each.startsWith(place + fault.get(0)));
  }

  /** One signal is tried on every one of a run of optional stages. */
  @Test
  void refusesMoreOptionalStagesThanASignalMayBeTriedOn() {
    StringBuilder optional = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      optional.append("    - { stage: o").append(i);
      optional.append(", followed-by: event QUEUED, optional: true }\n");
    }
    String one = "    - stage: one\n      on: event BOT_FAILED\n";

    assertThat(faults(SMALL.replace(one, one + optional) + "  within: 1h\n"))
        .containsExactly("rules[0].pattern must not have more than 20 optional steps, got 21");
    assertThat(
            faults(
                SMALL.replace(
                        one,
                        one
                            + "    - { group: g, followed-by: [{ stage: a, on: event QUEUED }, {"
                            + " stage: b, followed-by: event QUEUED, optional: true }], times: 21"
                            + " }\n")
                    + "  within: 1h\n"))
        .contains("rules[0].pattern must not have more than 20 optional steps, got 21");
  }

  @Test
  void refusesATimeThatNobodyLivesToSee() {
    String two = "    - { stage: two, followed-by: event QUEUED }\n";
    String one = "    - stage: one\n      on: event BOT_FAILED\n";
    String rule = SMALL.replace(one, one + two);

    assertThat(faults(rule + "  within: 99999999d\n"))
        .contains("rules[0].within must be at most 366d, got \"99999999d\"");
    assertThat(faults(rule + "  within: 32d\n"))
        .containsExactly("rules[0].within must be at most 31d, got 32d");
  }

  static Stream<Arguments> faultyEnds() {
    String two = "{ stage: a, on: event QUEUED }, { stage: b, next: event QUEUED, optional: true }";
    return Stream.of(
        end(two, "after-match: skip-to-first", "after-match must name the stage: { skip-to-first"),
        end(two, "after-match: { skip-to-first: c }", "after-match.skip-to-first must be a stage"),
        end(two, "after-match: { skip-to-next: a }", "after-match must have exactly one of"),
        end(
            "{ group: g, on: [{ stage: a, on: event QUEUED }], times: 2 }",
            "after-match: { skip-to-last: a }",
            "after-match.skip-to-last must be a stage outside groups that takes signals"),
        end(two, timeout("after: c, "), "timeout.after must be a stage of the rule that takes"),
        end(
            two,
            timeout("") + "\n  after-match: no-skip",
            "timeout must be with after-match skip-to-next or skip-past-last"),
        end(two, "timeout: { says: { zh: x, en: y } }", "timeout.level.base is required"),
        end(two, "timeout: { level: { base: II }, says: {} }", "timeout.says.zh is required"));
  }

  @ParameterizedTest
  @MethodSource("faultyEnds")
  void namesAFaultyEnd(String stages, String end, String fault) {
    String pattern = "    - stage: one\n      on: event BOT_FAILED\n";
    String yaml =
        SMALL.replace("  pattern:\n" + pattern, "  pattern: [" + stages + "]\n")
            + "  within: 1h\n  "
            + end
            + "\n";

    assertThat(faults(yaml).get(0)).startsWith("rules[0]." + fault);
  }

  @Test
  void refusesATimeOfAStageThatIsLongerThanTheWhole() {
    assertThat(
            faults(
                SMALL.replace(
                        "            on: event BOT_FAILED".substring(6),
                        "      on: event BOT_FAILED\n"
                            + "    - { stage: b, next: event QUEUED, within: 2h }")
                    + "  within: 1h\n"))
        .containsExactly("rules[0].pattern[1].within must not be longer than the rule's within");
  }

  @Test
  void refusesATimeoutOfAThreshold() {
    assertThat(faults(SMALL + "  " + timeout("") + "\n").get(0))
        .startsWith("rules[0].timeout has no meaning: one signal alone completes the rule");
  }

  @Test
  void refusesANameThatIsAFieldAndAStage() {
    assertThat(
            faults(
                SMALL.replace(
                        "stage: one\n      on: event BOT_FAILED",
                        "stage: waiting\n      on: event QUEUED\n"
                            + "    - { stage: b, next: event QUEUED, where: size(waiting) > 0 }")
                    + "  within: 1h\n"))
        .containsExactly(
            "rules[0].pattern[1].where at 1:6: 'waiting' is both a field and an earlier stage: name"
                + " the stage otherwise");
  }

  private static String timeout(String after) {
    return "timeout: { " + after + "level: { base: II }, says: { zh: x, en: y } }";
  }

  private static Arguments fault(String group, String fault) {
    return Arguments.of(group, List.of(fault));
  }

  private static Arguments end(String stages, String end, String fault) {
    return Arguments.of(stages, end, fault);
  }

  private static List<String> faults(String yaml) {
    return InEnglish.of(
        catchThrowableOfType(
                InvalidDefinitionException.class, () -> RuleSet.parse("rules.yaml", yaml, MEASURES))
            .faults());
  }
}
