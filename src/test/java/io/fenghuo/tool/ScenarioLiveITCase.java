package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.FenghuoJob;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioPlayer;
import io.fenghuo.tool.scenario.Score;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every scenario through the real broker and the real job: what it should bring about comes, and
 * nothing else, on both lanes.
 */
@Tag("long")
@Timeout(300)
class ScenarioLiveITCase {

  private static final int PARALLELISM = 2;

  /** A speed that two busy cores can follow: a play that they can't is a backlog. */
  @ParameterizedTest
  @CsvSource({
    "promotion-outage, 600",
    "quiet-day, 1200",
    "slow-queue-growth, 600",
    "opinion-crisis, 1200",
    "data-leak, 1200",
    "dead-stream, 600",
    "one-angry-customer, 1200"
  })
  void findsWhatIsExpectedAndNothingElse(String scenario, double speed) throws Exception {
    assertAsExpected(scenario, speed, false);
  }

  @Test
  void leavesNoScenarioOut() throws IOException {
    CsvSource played =
        Stream.of(ScenarioLiveITCase.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(CsvSource.class))
            .findFirst()
            .orElseThrow()
            .getAnnotation(CsvSource.class);
    Set<String> names =
        Stream.of(played.value()).map(row -> row.split(",")[0]).collect(Collectors.toSet());

    try (Stream<java.nio.file.Path> folders = Files.list(Scenario.HOME)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(names);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data-leak", "dead-stream"})
  void takesNoHasteForSilence(String scenario) throws Exception {
    assertAsExpected(scenario, ScenarioPlayer.MAX, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data-leak", "dead-stream"})
  void takesNoBacklogForSilence(String scenario) throws Exception {
    assertAsExpected(scenario, ScenarioPlayer.MAX, true);
  }

  private static void assertAsExpected(String name, double speed, boolean backlog)
      throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Screen screen = Screen.on(new PrintStream(shown, true, StandardCharsets.UTF_8));
    Demo demo =
        new Demo(
            FenghuoJob::define, Scenario.find(name), speed, backlog, PARALLELISM, Map.of(), screen);

    Summary summary = demo.run(false);

    String told = shown.toString(StandardCharsets.UTF_8);
    assertThat(summary.score().unexpected()).as(told).isEmpty();
    assertThat(summary.score().marks()).as(told).allMatch(Score.Result::hit);
    assertThat(summary.lanesAgree()).as(told).isTrue();
    assertThat(summary.restarts()).as(told).isZero();
    assertThat(summary.deadLetters()).as(told).isZero();
    assertThat(summary.events()).as(told).isEqualTo(summary.sent());
  }
}
