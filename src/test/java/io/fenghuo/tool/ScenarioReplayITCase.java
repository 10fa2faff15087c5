package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.testing.SentenceLint;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.words.LocalizedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every committed scenario gives exactly its expected alerts in replay, and the same bytes whatever
 * the parallelism.
 */
@Tag("long")
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
    assertThat(faultsOfSentences(one)).isEmpty();
  }

  /** Held to the rules: every sentence of every record, in both languages. */
  private static List<String> faultsOfSentences(byte[] alerts) throws IOException {
    JsonMapper json = new JsonMapper();
    List<String> faults = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String line : new String(alerts, StandardCharsets.UTF_8).lines().toList()) {
      JsonNode alert = json.readTree(line);
      LocalizedText says =
          new LocalizedText(alert.at("/says/zh").asText(), alert.at("/says/en").asText());
      faults.addAll(new SentenceLint(namesIn(alert)).faults(says));
      String fact =
          alert.at("/incidentId") + " " + alert.at("/eventTime") + " " + alert.at("/completedBy");
      if (!alert.at("/completedBy").isMissingNode() && !told.add(fact)) {
        faults.add("is a second record of one event: " + says);
      }
      String brand = alert.at("/scope/brand").asText(null);
      if (brand != null && !(says.zh().contains(brand) && says.en().contains(brand))) {
        faults.add("does not name brand " + brand + ": " + says);
      }
    }
    return faults;
  }

  /** Of brands, queues, sources and incidents. */
  private static Set<String> namesIn(JsonNode alert) {
    Set<String> names = new HashSet<>();
    for (String at : List.of("/scope", "/flags", "/related")) {
      collect(alert.at(at), names);
    }
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isTextual()) {
      names.add(node.asText());
    }
    node.forEach(child -> collect(child, names));
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
