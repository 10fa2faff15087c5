package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Complaints of a small desk, 3.5 an hour and then 60 an hour for six hours: the surge stands for
 * as long as it rages. From the input's bytes to the ledger, by the default rules.
 */
class SurgeRagesTest {

  private static final Instant START = Instant.parse("2026-11-11T00:00:00Z");
  private static final Duration CALM = Duration.ofHours(12);
  private static final Duration RAGE = Duration.ofHours(6);

  @TempDir Path folder;

  @Test
  void standsForAsLongAsItRages() throws Exception {
    Instant rages = START.plus(CALM);
    Instant over = rages.plus(RAGE);
    List<String> lines = new ArrayList<>();
    complaints(lines, START, rages, Duration.ofSeconds(1_029));
    complaints(lines, rages, over, Duration.ofMinutes(1));
    complaints(lines, over, over.plus(Duration.ofHours(6)), Duration.ofSeconds(1_029));
    Files.write(folder.resolve("chat.traffic.jsonl"), lines, UTF_8);

    List<AlertRecord> told =
        new LocalReplay()
                .run(
                    new RecordedFiles(Recording.ofFolder(folder)),
                    ConfigFile.withoutKafka(Map.of()),
                    1)
                .alerts()
                .stream()
                .map(AlertRecord::parse)
                .filter(alert -> alert.type().name().equals("COMPLAINT_SURGE"))
                .toList();

    assertThat(told).isNotEmpty();
    assertThat(told)
        .extracting(AlertRecord::event)
        .startsWith("OPENED")
        .endsWith("RESOLVED", "CLOSED")
        .doesNotContain("REOPENED");
    assertThat(told.get(0).time()).isBetween(rages, rages.plus(Duration.ofHours(1)));
    Instant resolved = told.get(told.size() - 2).time();
    assertThat(resolved).isBetween(over, over.plus(Duration.ofHours(3)));
    assertThat(told)
        .extracting(alert -> alert.says().en())
        .noneMatch(says -> says.contains("no longer"));
  }

  private static void complaints(List<String> lines, Instant from, Instant to, Duration every) {
    for (Instant at = from; at.isBefore(to); at = at.plus(every)) {
      lines.add(
          """
          {"kind":"COMPLAINT_FILED","eventId":"e%1$d","eventTime":"%2$s","tenant":"shop",\
          "brand":"acme","source":"desk","channel":"APP","sessionId":"s%1$d","customerId":"c%1$d",\
          "category":"REFUND"}\
          """
              .formatted(lines.size(), at));
    }
  }
}
