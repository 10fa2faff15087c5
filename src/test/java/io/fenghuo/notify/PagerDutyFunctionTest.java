package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.incident.Alert;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The harness's close throws Exception.
class PagerDutyFunctionTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void anEventHoldsWhatItsReaderNeedsAndNoRoutingKey() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(Story.of("inc 1").rests(0.5768, 0.5).opens(), 0);

      Notice notice = harness.extractOutputValues().get(0);
      assertThat(notice.slot()).isEqualTo("inc 1-1/trigger/all");
      assertThat(notice.lane()).isEqualTo("all/service/acme|main");
      assertThat(MAPPER.readTree(notice.body()).toPrettyString())
          .isEqualTo(
              MAPPER
                  .readTree(
                      """
                      {"event_action": "trigger",
                       "dedup_key": "service/acme|main",
                       "client": "Fenghuo 烽火",
                       "client_url": "https://desk.example/inc+1",
                       "payload": {
                         "summary": "[III] 机器人大面积失败 / bots are failing",
                         "severity": "warning",
                         "timestamp": "2026-11-11T12:00:01Z",
                         "source": "acme/main",
                         "component": "WEB",
                         "group": "main",
                         "class": "SYSTEM_FAULT",
                         "custom_details": {
                           "incidentId": "inc 1",
                           "alertId": "inc 1-1",
                           "epoch": 0,
                           "seq": 1,
                           "event": "OPENED",
                           "reason": "FIRST_FINDING",
                           "state": "OPEN",
                           "level": "III 较大 / major",
                           "zh": "机器人大面积失败",
                           "en": "bots are failing",
                           "figuresZh": "指标“机器人失败率”：62%（500中的310，至少57.7%，近5分钟），阈值≥50%",
                           "figures": "bot failure share: 62% (310 of 500, at least 57.7%, within 5 min), limit ≥ 50%",
                           "impactZh": "波及1,200位客户，收到30件投诉",
                           "impact": "1,200 customers touched, 30 complaints filed",
                           "playbook": "PB-SYS"}}}
                      """)
                  .toPrettyString());
    }
  }

  @Test
  void endsWithoutStateAndNeverHasATimer() throws Exception {
    Story story = Story.of("inc-1");
    try (var harness = open(null)) {
      harness.processElement(story.opens(), 0);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.processElement(story.resolves(), 0);
      harness.processElement(story.closes(), 0);

      assertThat(slots(harness)).containsExactly("inc-1-1/trigger/all", "inc-1-2/resolve/all");
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void knowsAfterARestartWhatIsOpen() throws Exception {
    Story story = Story.of("inc-1");
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(story.opens(), 0);
      snapshot = harness.snapshot(1, 0);
    }
    try (var harness = open(snapshot)) {
      harness.processElement(story.merges("inc-2"), 0);

      assertThat(slots(harness)).containsExactly("inc-1-2/resolve/all");
    }
  }

  @Test
  void aDrillPagesNobody() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(Story.of("inc-1").drill("drill-1").opens(), 0);

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void longTextsAreCutAsTheReferenceAsks() {
    String longest = "k".repeat(255);
    String longer = "k".repeat(256);

    assertThat(PagerDutyEvents.dedupKey(longest)).isEqualTo(longest);
    assertThat(PagerDutyEvents.dedupKey(longer))
        .hasSize(255)
        .startsWith("k".repeat(190) + "#")
        .isNotEqualTo(PagerDutyEvents.dedupKey(longer + "k"));
    assertThat(Saying.cut("烽火🔥台", 4)).isEqualTo("烽火🔥台");
    assertThat(Saying.cut("烽火🔥台上", 4)).isEqualTo("烽火🔥…");
  }

  private static List<String> slots(KeyedOneInputStreamOperatorTestHarness<?, ?, Notice> harness) {
    return harness.extractOutputValues().stream().map(Notice::slot).toList();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Alert, Notice> open(
      OperatorSubtaskState state) throws Exception {
    PagerDutyPolicy policy = new PagerDutyPolicy(new PagerDutyTargets("0".repeat(32), Map.of()));
    PagerDutyEvents events = new PagerDutyEvents("https://desk.example/{incidentId}", Story.WORDS);
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new PagerDutyFunction(policy, events)),
            Alert::dedupKey,
            Types.STRING);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
