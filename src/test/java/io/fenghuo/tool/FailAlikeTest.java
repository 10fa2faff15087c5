package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bots of several brands of one tenant fail: what they fail of is told, and those that fail
 * together of the same point at each other. From the input's bytes to the ledger, by the default
 * rules.
 */
class FailAlikeTest {

  private static final Instant START = Instant.parse("2026-11-11T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();

  @Test
  void threeBrandsWithOneOutcomeWithinFiveMinutesPointAtEachOther() throws Exception {
    fails("acme", 0, "DEPENDENCY");
    fails("beta", 2, "DEPENDENCY");
    fails("gamma", 4, "DEPENDENCY");
    // As close, and of another outcome; of the same, and a quarter of an hour later.
    fails("delta", 3, "MODEL_DOWN");
    fails("later", 19, "DEPENDENCY");

    List<JsonNode> told = replayed();

    JsonNode opened = records(told, "acme").get(0);
    assertThat(opened.path("event").asText()).isEqualTo("OPENED");
    JsonNode prevailing = opened.path("evidence").get(0).path("prevailing");
    assertThat(prevailing.path("field").asText()).isEqualTo("outcome");
    assertThat(prevailing.path("value").asText()).isEqualTo("DEPENDENCY");
    assertThat(opened.path("says").path("en").asText())
        .contains("Prevailing outcome: a system it depends on (");
    assertThat(opened.path("says").path("zh").asText()).contains("主要失败原因：依赖系统故障（");

    String acme = id(told, "acme");
    String beta = id(told, "beta");
    String gamma = id(told, "gamma");
    assertThat(related(told, "acme")).containsExactly(gamma, beta);
    assertThat(related(told, "beta")).containsExactly(gamma, acme);
    assertThat(related(told, "gamma")).containsExactly(beta, acme);
    assertThat(ids(records(told, "gamma").get(0).path("related"))).containsExactly(beta, acme);
    assertThat(related(told, "delta")).isEmpty();
    assertThat(related(told, "later")).isEmpty();
    // Each addition once, whatever else is told.
    assertThat(told)
        .filteredOn(record -> record.path("reason").asText().equals("RELATED"))
        .extracting(record -> record.path("scope").path("brand").asText())
        .containsExactly("acme", "acme", "beta");
  }

  /** Six bot turns a minute for eight minutes, all of which fail, after ten that were answered. */
  private void fails(String brand, int minute, String outcome) {
    for (int turn = -10; turn < 48; turn++) {
      boolean fails = turn >= 0;
      lines.add(
          """
          {"kind":"%s","eventId":"e%d","eventTime":"%s","tenant":"shop","brand":"%s",\
          "source":"desk","channel":"APP","botId":"bot-1","sessionId":"s%d"%s}\
          """
              .formatted(
                  fails ? "BOT_FAILED" : "BOT_REPLIED",
                  lines.size(),
                  START.plusSeconds(60L * minute + 10L * turn),
                  brand,
                  lines.size(),
                  fails ? ",\"outcome\":\"" + outcome + "\"" : ",\"latencyMs\":800"));
    }
  }

  private List<JsonNode> replayed() throws Exception {
    lines.sort(Comparator.comparing(FailAlikeTest::timeOf));
    Files.write(folder.resolve("chat.traffic.jsonl"), lines, UTF_8);
    List<JsonNode> told = new ArrayList<>();
    for (String line :
        new LocalReplay()
            .run(
                new RecordedFiles(Recording.ofFolder(folder)), ConfigFile.withoutKafka(Map.of()), 1)
            .alerts()) {
      told.add(JSON.readTree(line));
    }
    return told;
  }

  private static String timeOf(String line) {
    return line.replaceFirst(".*\"eventTime\":\"([^\"]*)\".*", "$1");
  }

  private static List<JsonNode> records(List<JsonNode> told, String brand) {
    return told.stream()
        .filter(record -> record.path("scope").path("brand").asText().equals(brand))
        .toList();
  }

  private static String id(List<JsonNode> told, String brand) {
    List<String> ids =
        records(told, brand).stream()
            .map(record -> record.path("incidentId").asText())
            .distinct()
            .toList();
    assertThat(ids).as("incidents of %s", brand).hasSize(1);
    return ids.get(0);
  }

  /** As of the brand's last record. */
  private static List<String> related(List<JsonNode> told, String brand) {
    List<JsonNode> records = records(told, brand);
    return ids(records.get(records.size() - 1).path("related"));
  }

  private static List<String> ids(JsonNode array) {
    Stream<JsonNode> items = StreamSupport.stream(array.spliterator(), false);
    return items.map(JsonNode::asText).toList();
  }
}
