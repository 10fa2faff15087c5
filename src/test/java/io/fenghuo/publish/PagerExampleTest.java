package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    Process search = new ProcessBuilder("which", "python3").start();
    assumeTrue(search.waitFor() == 0, "Skipped: python3 is not installed");
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
    Matcher block =
        Pattern.compile("(?s)```python\n(.*?)```")
            .matcher(Files.readString(Path.of("src", "docs", "consuming.md")));
    assertThat(block.find()).isTrue();
    Path script = Files.writeString(folder.resolve("pager.py"), block.group(1));
    Path input = Files.write(folder.resolve("input.txt"), lines);
    Path said = folder.resolve("said.txt");
    Path failed = folder.resolve("failed.txt");
    Process process =
        new ProcessBuilder("python3", script.toString(), level.name())
            .redirectInput(input.toFile())
            .redirectOutput(said.toFile())
            .redirectError(failed.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("The pager did not end");
    }
    assertThat(process.exitValue()).as(Files.readString(failed)).isZero();
    return Files.readAllLines(said, UTF_8);
  }
}
