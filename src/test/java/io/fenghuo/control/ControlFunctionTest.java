package io.fenghuo.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.event.Origin;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.rule.live.StateEffect;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlFunctionTest {

  static final long NOON = 1_800_000_000_000L;
  private static final Origin ORIGIN = new Origin("ops.control", 0, 7);
  static final DefinitionCatalog MEASURES = new DefinitionCatalog(Map.of());
  static final String LOST =
      """
      id: lost
      incident: CUSTOMER_ESCALATION
      key: [tenant, sessionId]
      pattern:
        - { stage: fails, on: event BOT_FAILED, where: "latencyMs > 100" }
        - { stage: asks, followed-by: event HANDOFF_REQUESTED }
      within: 10s
      level: { base: IV }
      says: { zh: "失败", en: "failed" }
      """;
  static final RuleSet FILES =
      RuleSet.parse("test", "rules:\n" + LOST.indent(2).replaceFirst("  id", "- id"), MEASURES);

  private OneInputStreamOperatorTestHarness<ControlInput, RuleChange> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @ParameterizedTest
  @EnumSource(ControlKind.class)
  void answersEveryCommandThatIsNotCarriedOut(ControlKind kind) throws Exception {
    send(kind, "c1", Map.of());

    assertThat(rejections())
        .extracting(
            ControlRejection::origin,
            ControlRejection::recordTimeMillis,
            ControlRejection::commandId,
            ControlRejection::kind,
            ControlRejection::actor,
            ControlRejection::reason)
        .containsExactly(
            tuple(
                ORIGIN,
                NOON,
                "c1",
                kind,
                "li",
                kind.isOfRules() || kind.ofIncidents() != null
                    ? RejectionReason.REFUSED
                    : RejectionReason.NOT_SUPPORTED));
    assertThat(statuses()).hasSize(kind.isOfRules() ? 1 : 0);
  }

  @Test
  void handsOnWhatWasRejectedBefore() throws Exception {
    ControlRejection rejection =
        new ControlRejection(
            ORIGIN,
            NOON,
            null,
            null,
            null,
            RejectionReason.MALFORMED,
            new LocalizedText("坏", "bad"));
    harness.processElement(new ControlInput(null, rejection, NOON), NOON);

    assertThat(rejections()).containsExactly(rejection);
    assertThat(statuses()).isEmpty();
  }

  @Test
  void tellsOfARuleCommandThatCannotBeRead() throws Exception {
    harness.processElement(
        new ControlInput(
            null,
            new ControlRejection(
                ORIGIN,
                NOON,
                "c1",
                ControlKind.RULE_UPSERT,
                "li",
                RejectionReason.OUT_OF_RANGE,
                new LocalizedText("太长", "rule is too long")),
            NOON),
        NOON);

    assertThat(rejections()).hasSize(1);
    assertThat(statuses())
        .extracting(RuleStatus::status, RuleStatus::commandId, RuleStatus::reasons)
        .containsExactly(tuple(RuleStatusKind.REJECTED, "c1", List.of("rule is too long")));
  }

  @Test
  void handsOnAGoodCommandOnIncidentsOnceEvenAcrossARestart() throws Exception {
    Map<String, String> ack = Map.of("tenant", "shop", "incidentId", "inc-1", "department", "CS");
    send(ControlKind.ACK, "c1", ack);
    List<IncidentCommand> handedOn = side(ControlFunction.INCIDENT_COMMANDS);
    restart();
    send(ControlKind.ACK, "c1", NOON + 60_000, NOON + 60_000, ack);
    send(ControlKind.ACK, "c2", ack);

    assertThat(handedOn)
        .extracting(IncidentCommand::commandId, IncidentCommand::department)
        .containsExactly(tuple("c1", Department.CS));
    assertThat(side(ControlFunction.INCIDENT_COMMANDS))
        .extracting(IncidentCommand::commandId)
        .containsExactly("c2");
    assertThat(rejections()).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void aLimitKeepsStateAndAShapeBeginsAfresh() throws Exception {
    upsert("c1", LOST.replace("> 100", "> 200"));
    upsert("c2", LOST.replace("followed-by", "next"));
    upsert("c3", LOST.replace("id: lost", "id: other"));

    assertThat(statuses())
        .extracting(
            RuleStatus::status, RuleStatus::ruleId, RuleStatus::effect, RuleStatus::revision)
        .containsExactly(
            tuple(RuleStatusKind.ACCEPTED, "lost", StateEffect.KEEPS_STATE, 1L),
            tuple(RuleStatusKind.ACCEPTED, "lost", StateEffect.FRESH, 2L),
            tuple(RuleStatusKind.ACCEPTED, "other", StateEffect.FRESH, 3L));
    assertThat(changes())
        .extracting(RuleChange::generation, RuleChange::standing, RuleChange::isAtOnce)
        .containsExactly(
            tuple(0L, RuleStanding.ACTIVE, true),
            tuple(2L, RuleStanding.ACTIVE, true),
            tuple(3L, RuleStanding.ACTIVE, true));
    assertThat(changes()).extracting(RuleChange::hash).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(rejections()).isEmpty();
  }

  @Test
  void everyFaultOfARuleIsAReason() throws Exception {
    upsert("c1", LOST.replace("base: IV", "base: V").replace("latencyMs", "latencyMz"));

    assertThat(changes()).isEmpty();
    RuleStatus status = statuses().get(0);
    assertThat(status.status()).isEqualTo(RuleStatusKind.REJECTED);
    assertThat(status.reasons())
        .hasSize(2)
        .anySatisfy(reason -> assertThat(reason).contains("latencyMz"))
        .anySatisfy(reason -> assertThat(reason).contains("level.base"));
    assertThat(status.says().zh()).startsWith("未执行指令 RULE_UPSERT：规则定义有误：");
    assertThat(status.says().en()).contains("latencyMz").contains("level.base");
  }

  @ParameterizedTest
  @EnumSource(Nonsense.class)
  void aTextThatIsNoRuleIsRefused(Nonsense nonsense) throws Exception {
    upsert("c1", nonsense.text);

    assertThat(statuses()).extracting(RuleStatus::status).containsExactly(RuleStatusKind.REJECTED);
    assertThat(statuses().get(0).reasons()).isNotEmpty();
    assertThat(changes()).isEmpty();
  }

  private enum Nonsense {
    BLANK("  "),
    NO_YAML("{"),
    A_TEXT("rule"),
    A_LIST("- id: x"),
    EMPTY("{}"),
    DEEP("[".repeat(5_000)),
    DEEP_CONDITION(LOST.replace("latencyMs >", "(".repeat(3_000) + "latencyMs >")),
    LONG_CONDITION(LOST.replace("100", "1" + " + 1".repeat(10_000)));

    private final String text;

    Nonsense(String text) {
      this.text = text;
    }
  }

  @Test
  void pausesResumesShadowsAndDeletes() throws Exception {
    send(ControlKind.RULE_PAUSE, "c1", Map.of("ruleId", "lost"));
    send(ControlKind.RULE_RESUME, "c2", Map.of("ruleId", "lost"));
    send(ControlKind.RULE_SHADOW, "c3", Map.of("ruleId", "lost"));
    send(ControlKind.RULE_RESUME, "c4", Map.of("ruleId", "lost"));
    send(ControlKind.RULE_DELETE, "c5", Map.of("ruleId", "lost"));

    assertThat(statuses())
        .extracting(RuleStatus::effect)
        .containsExactly(
            StateEffect.DROPS_STATE,
            StateEffect.FRESH,
            StateEffect.KEEPS_STATE,
            StateEffect.KEEPS_STATE,
            StateEffect.DROPS_STATE);
    assertThat(changes())
        .extracting(RuleChange::standing, RuleChange::generation)
        .containsExactly(
            tuple(RuleStanding.PAUSED, 1L),
            tuple(RuleStanding.ACTIVE, 2L),
            tuple(RuleStanding.SHADOW, 2L),
            tuple(RuleStanding.ACTIVE, 2L),
            tuple(RuleStanding.DELETED, 5L));
  }

  @Test
  void refusesWhatChangesNothing() throws Exception {
    send(ControlKind.RULE_RESUME, "c1", Map.of("ruleId", "lost"));
    send(ControlKind.RULE_PAUSE, "c2", Map.of("ruleId", "none"));
    send(ControlKind.RULE_PAUSE, "c3", Map.of("ruleId", "lost", "rule", LOST));
    send(ControlKind.RULE_SHADOW, "c4", Map.of("ruleId", "lost", "rule", LOST));

    assertThat(statuses())
        .extracting(RuleStatus::reasons)
        .containsExactly(
            List.of("Rule lost is active already."),
            List.of("There is no rule none."),
            List.of("RULE_PAUSE must not have rule; it takes ruleId."),
            List.of("RULE_SHADOW must have exactly one of rule / ruleId."));
  }

  @Test
  void aNewerCommandWithdrawsWhatIsScheduled() throws Exception {
    String tomorrow = LOST.replace("> 100", "> 300");
    send(ControlKind.RULE_UPSERT, "c1", NOON, NOON + 5_000, Map.of("rule", tomorrow));
    send(ControlKind.RULE_PAUSE, "c2", NOON + 1, NOON + 1, Map.of("ruleId", "lost"));

    assertThat(statuses())
        .extracting(RuleStatus::commandId, RuleStatus::status, RuleStatus::effectiveAtMillis)
        .containsExactly(
            tuple("c1", RuleStatusKind.ACCEPTED, NOON + 5_000),
            tuple("c1", RuleStatusKind.WITHDRAWN, NOON + 5_000),
            tuple("c2", RuleStatusKind.ACCEPTED, null));
    assertThat(changes().get(1).source()).as("paused with the text it had").isNull();
  }

  @Test
  void whatWasScheduledCountsOnceItsTimeHasPassed() throws Exception {
    send(ControlKind.RULE_PAUSE, "c1", NOON, NOON + 5_000, Map.of("ruleId", "lost"));
    send(ControlKind.RULE_PAUSE, "c2", NOON + 6_000, NOON + 6_000, Map.of("ruleId", "lost"));

    assertThat(statuses())
        .extracting(RuleStatus::commandId, RuleStatus::status)
        .containsExactly(
            tuple("c1", RuleStatusKind.ACCEPTED), tuple("c2", RuleStatusKind.REJECTED));
  }

  @Test
  void theSameCommandAgainIsAnsweredAgainAndNotCarriedOut() throws Exception {
    send(ControlKind.RULE_PAUSE, "c1", Map.of("ruleId", "lost"));
    send(ControlKind.RULE_RESUME, "c2", Map.of("ruleId", "lost"));
    List<RuleStatus> before = statuses();
    restart();
    send(ControlKind.RULE_PAUSE, "c1", NOON + 60_000, NOON + 60_000, Map.of("ruleId", "lost"));

    assertThat(changes()).as("what goes out once more").isEmpty();
    assertThat(statuses()).containsExactly(before.get(0));
  }

  @Test
  void goesOnAfterARestore() throws Exception {
    upsert("c1", LOST.replace("followed-by", "next"));
    send(ControlKind.RULE_PAUSE, "c2", NOON, NOON + 5_000, Map.of("ruleId", "lost"));
    restart();
    upsert("c3", LOST.replace("followed-by", "next").replace("> 100", "> 200"));

    assertThat(statuses())
        .extracting(RuleStatus::commandId, RuleStatus::status, RuleStatus::effect)
        .containsExactly(
            tuple("c2", RuleStatusKind.WITHDRAWN, null),
            tuple("c3", RuleStatusKind.ACCEPTED, StateEffect.KEEPS_STATE));
    assertThat(changes())
        .extracting(RuleChange::revision, RuleChange::generation)
        .containsExactly(tuple(3L, 1L));
  }

  private void upsert(String commandId, String text) throws Exception {
    send(ControlKind.RULE_UPSERT, commandId, Map.of("rule", text));
  }

  private void send(ControlKind kind, String commandId, Map<String, String> fields)
      throws Exception {
    send(kind, commandId, NOON, NOON, fields);
  }

  private void send(
      ControlKind kind,
      String commandId,
      long recordMillis,
      long effectiveAtMillis,
      Map<String, String> fields)
      throws Exception {
    harness.processElement(
        new ControlInput(command(kind, commandId, effectiveAtMillis, fields), null, recordMillis),
        recordMillis);
  }

  static ControlCommand command(
      ControlKind kind, String commandId, long effectiveAtMillis, Map<String, String> fields) {
    return new ControlCommand(ORIGIN, commandId, kind, "li", "because", effectiveAtMillis, fields);
  }

  private void restart() throws Exception {
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(state);
    harness.open();
  }

  private static OneInputStreamOperatorTestHarness<ControlInput, RuleChange> harness()
      throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new ProcessOperator<>(
            new ControlFunction(FILES, MEASURES, rule -> List.of(), Sent.LIMITS)));
  }

  private List<RuleChange> changes() {
    return harness.extractOutputValues();
  }

  private List<RuleStatus> statuses() {
    return side(ControlFunction.NEWS).stream().map(RuleNews::status).toList();
  }

  private List<ControlRejection> rejections() {
    return side(ControlFunction.REJECTIONS);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }
}
