package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every committed scenario gives exactly its expected alerts in replay, and the same bytes whatever
 * the parallelism.
 */
class ScenarioReplayITCase {

  @TempDir Path folder;

  static List<String> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(Scenario.HOME)) {
      return folders.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void givesItsExpectedAlertsToTheByteAtAnyParallelism(String scenario) throws Exception {
    byte[] one = replay(scenario, 1);
    byte[] two = replay(scenario, 2);

    assertThat(two).isEqualTo(one);
  }

  private byte[] replay(String scenario, int parallelism) throws IOException {
    Path alerts = folder.resolve(scenario + "-" + parallelism + ".jsonl");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        Fenghuo.run(
            Jobs.ofThisBuild(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            "replay",
            "--scenario",
            scenario,
            "--parallelism",
            String.valueOf(parallelism),
            "--out",
            alerts.toString());
    String report = said.toString(StandardCharsets.UTF_8);
    System.out.println(scenario + ", parallelism " + parallelism + ":\n" + report);
    assertThat(exit).as(report).isEqualTo(Fenghuo.AS_EXPECTED);
    return Files.readAllBytes(alerts);
  }
}
