package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.publish.Schemas;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds every alert of whole scenarios to the published schema and to privacy. */
class ReplayedAlertsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"data-leak", "promotion-outage"})
  void areWhatIsPublishedAndTellOfNobody(String name) throws Exception {
    Scenario scenario = Scenario.find(name);
    Set<String> ids = new TreeSet<>();
    Set<String> texts = new TreeSet<>();
    gather(scenario, ids, texts);
    assertThat(ids).hasSizeGreaterThan(100);
    assertThat(texts).hasSizeGreaterThan(10);

    List<String> alerts =
        new LocalReplay()
            .run(new RecordedFiles(scenario.recording()), ConfigFile.withoutKafka(Map.of()), 1)
            .alerts();

    assertThat(alerts).isNotEmpty();
    for (String alert : alerts) {
      assertThat(Schemas.faults("alert", alert.getBytes(UTF_8))).as(alert).isEmpty();
      assertThat(Arrays.stream(alert.split("[^A-Za-z0-9]+")).filter(ids::contains)).isEmpty();
      assertThat(texts).noneMatch(alert::contains);
    }
  }

  private static void gather(Scenario scenario, Set<String> ids, Set<String> texts)
      throws IOException {
    for (String topic : scenario.recording().files().keySet()) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(
                      Files.newInputStream(scenario.recording().files().get(topic))),
                  UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode record = JSON.readTree(line);
          add(ids, record.path("customerId"));
          add(ids, record.path("sessionId"));
          add(texts, record.path("text"));
        }
      }
    }
  }

  private static void add(Set<String> values, JsonNode value) {
    if (value.isTextual() && !value.asText().isEmpty()) {
      values.add(value.asText());
    }
  }
}
