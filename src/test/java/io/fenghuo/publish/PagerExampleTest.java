package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.rule.Level;
import io.fenghuo.testing.PagerExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pager of consuming.md, told what the topics show through a failure. */
class PagerExampleTest {

  private static final Topics TOPICS = Topics.of(new Configuration());
  private static final AlertRouting ROUTING = new AlertRouting(TOPICS);

  @TempDir Path folder;

  @BeforeEach
  void findPython() throws Exception {
    PagerExample.assumePython();
  }

  @Test
  void callsEachDepartmentOnceForEachTimeItIsWanted() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Alert alert : Consumed.story()) {
      graded(lines, alert);
      graded(lines, alert);
    }

    assertThat(pager(lines))
        .contains(
            "call TECH for inc-risen by 1970-01-01T00:06:00Z",
            "call TECH for inc-acked by 1970-01-01T00:06:00Z",
            "forget inc-over",
            "forget inc-fallen",
            "forget inc-muted",
            "forget inc-joined")
        .doesNotHaveDuplicates();
  }

  @Test
  void hearsOfARiseThatTookAnotherCourseAndForgetsWhatWasTakenBack() throws Exception {
    List<Alert> retold = of("inc-retold", Consumed.story());
    List<String> lines = new ArrayList<>();
    ledger(lines, retold.get(0));
    Consumed.takenBack().forEach(lost -> graded(lines, lost));
    graded(lines, retold.get(1));
    assertThat(pager(lines, Level.I))
        .containsExactly("call TECH for inc-retold by 1970-01-01T00:06:00Z");

    ledger(lines, retold.get(1));
    assertThat(pager(lines, Level.II))
        .containsExactly(
            "call TECH for inc-retold by 1970-01-01T00:06:00Z",
            "call TECH for inc-ghost by 1970-01-01T00:06:00Z",
            "forget inc-retold",
            "forget inc-ghost");
  }

  @Test
  void callsAgainWhereTheEndOfAnIncidentWasTakenBack() throws Exception {
    List<Alert> over = of("inc-over", Consumed.story());
    List<String> lines = new ArrayList<>();
    ledger(lines, over.get(0));
    graded(lines, over.get(1));
    ledger(lines, of("inc-retold", Consumed.story()).get(1));

    assertThat(pager(lines))
        .containsExactly(
            "call TECH for inc-over by 1970-01-01T00:06:00Z",
            "forget inc-over",
            "call TECH for inc-over by 1970-01-01T00:06:00Z");
  }

  @Test
  void callsAfterARestartOnlyForWhatIsStillOpen() throws Exception {
    List<String> lines = new ArrayList<>(List.of("backlog"));
    for (Alert alert : Consumed.story()) {
      graded(lines, alert);
      ledger(lines, alert);
    }
    lines.add("live");

    assertThat(PagerExample.said(folder, lines))
        .containsExactly(
            "call TECH for inc-retold by 1970-01-01T00:06:00Z",
            "call TECH for inc-risen by 1970-01-01T00:06:00Z");
  }

  @Test
  void callsNobodyForWhatIsMuted() throws Exception {
    List<String> lines = new ArrayList<>();
    ledger(lines, risen(Handled.SILENCED));
    assertThat(pager(lines)).isEmpty();

    lines.clear();
    ledger(lines, risen(Handled.FREE));
    assertThat(pager(lines)).containsExactly("call TECH for inc-8 by 1970-01-01T00:06:00Z");
  }

  private static Alert risen(Flags flags) {
    return Handled.told(
        "inc-8",
        1,
        AlertEvent.ESCALATED,
        AlertReason.GRAVER_FINDING,
        IncidentState.OPEN,
        Level.II,
        Level.III,
        flags);
  }

  private static List<Alert> of(String incident, List<Alert> alerts) {
    return alerts.stream().filter(alert -> alert.incidentId().equals(incident)).toList();
  }

  private static void graded(List<String> lines, Alert alert) {
    ROUTING.topicsOf(alert).forEach(topic -> lines.add(line(topic, alert)));
  }

  private static void ledger(List<String> lines, Alert alert) {
    lines.add(line(TOPICS.lifecycle(), alert));
  }

  private static String line(String topic, Alert alert) {
    return topic + " " + new String(AlertJson.bytes(alert), UTF_8);
  }

  private List<String> pager(List<String> lines) throws Exception {
    return pager(lines, Level.II);
  }

  private List<String> pager(List<String> lines, Level level) throws Exception {
    return PagerExample.said(folder, lines, level.name());
  }
}
