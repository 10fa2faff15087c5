package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.publish.Schemas;
import io.fenghuo.testing.CapturedLog;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that comes of all scenarios, and of a customer who tells everything about herself in every
 * place she can: each record is under its published schema, and nowhere but in the dead letters is
 * there what a customer wrote or who she is.
 */
@Tag("long")
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatLeavesITCase {

  private final Set<String> secrets = new TreeSet<>(Hearsay.secrets());
  private List<MarkedScenarios.Line> scenarios;
  private LiveOutputs live;

  @BeforeAll
  void runAllScenariosThroughKafka() throws Exception {
    MarkedScenarios marked = MarkedScenarios.read();
    scenarios = marked.lines();
    secrets.addAll(marked.secrets());
    List<MarkedScenarios.Line> events = new ArrayList<>(scenarios);
    events.addAll(Hearsay.events());
    events.sort(java.util.Comparator.comparingLong(MarkedScenarios.Line::timeMillis));
    live = LiveOutputs.of(events, Hearsay.commands(), Hearsay.commands().size());
  }

  @Test
  void everyRecordThatComesInIsUnderItsSchema() {
    for (MarkedScenarios.Line line : scenarios) {
      assertThat(Schemas.faults(line.topic(), line.value().getBytes(UTF_8)))
          .as(line.value())
          .isEmpty();
    }
  }

  @Test
  void everyRecordThatLeavesIsUnderItsSchema() {
    Map<String, Integer> counts = new TreeMap<>();
    live.records()
        .forEach(
            (topic, records) -> {
              counts.put(topic, records.size());
              for (ConsumerRecord<byte[], byte[]> record : records) {
                String schema = Schemas.named(header(record, "ce_dataschema"));
                assertThat(Schemas.faults(schema, record.value())).as(topic).isEmpty();
              }
            });
    System.out.println("What left: " + counts);
    assertThat(counts.get("incident.lifecycle")).isGreaterThan(30);
    assertThat(counts.get(live.deadLetters())).isEqualTo(Hearsay.BAD);
    assertThat(counts.get("control.rejected")).isPositive();
    assertThat(counts.get("rules.status")).isPositive();
  }

  @Test
  void nothingButTheDeadLettersTellsACustomer() {
    live.records()
        .forEach(
            (topic, records) -> {
              if (!topic.equals(live.deadLetters())) {
                records.forEach(
                    record ->
                        assertThat(found(text(record))).as("a record of %s", topic).isEmpty());
              }
            });
    assertThat(found(live.log())).as("the log").isEmpty();
    assertThat(found(live.told())).as("plan, exceptions and metrics").isEmpty();
  }

  @Test
  void whatIsSearchedIsThere() {
    assertThat(live.log())
        .contains("Record set aside. reason=", "INFO", "org.apache.flink", "kafka");
    assertThat(live.told()).contains("rule.loud-voice.findings", "\"sum\":");
    StringBuilder letters = new StringBuilder();
    live.records().get(live.deadLetters()).forEach(record -> letters.append(text(record)));
    assertThat(found(letters.toString())).containsAll(Hearsay.secrets());
    assertThat(live.records().get("incident.lifecycle"))
        .map(WhatLeavesITCase::text)
        .anyMatch(record -> record.contains("CUSTOMER_ESCALATION") && record.contains("hearsay"));
  }

  @Test
  void noReplayTellsACustomer(@TempDir Path folder) throws Exception {
    for (String scenario : MarkedScenarios.names()) {
      List<String> alerts;
      try (CapturedLog log = CapturedLog.open()) {
        alerts =
            new LocalReplay()
                .run(
                    new RecordedFiles(recording(folder.resolve(scenario), scenario)),
                    ConfigFile.withoutKafka(Map.of()),
                    1)
                .alerts();
        assertThat(found(log.text())).as("the log of %s", scenario).isEmpty();
      }
      for (String alert : alerts) {
        assertThat(found(alert)).as(scenario).isEmpty();
        assertThat(Schemas.faults("alert", alert.getBytes(UTF_8))).as(alert).isEmpty();
      }
      System.out.println(
          scenario + ", replayed: " + alerts.size() + " alerts, searched for " + secrets.size());
    }
  }

  private Recording recording(Path folder, String scenario) throws IOException {
    Files.createDirectories(folder);
    Map<String, List<String>> topics = new TreeMap<>();
    for (MarkedScenarios.Line line : scenarios) {
      if (line.value().contains("\"tenant\":\"" + scenario + "\"")) {
        topics.computeIfAbsent(line.topic(), topic -> new ArrayList<>()).add(line.value());
      }
    }
    for (Map.Entry<String, List<String>> topic : topics.entrySet()) {
      Files.write(folder.resolve(topic.getKey() + ".jsonl"), topic.getValue());
    }
    return Recording.ofFolder(folder);
  }

  private List<String> found(String text) {
    return secrets.stream().filter(text::contains).toList();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder();
    text.append(record.key() == null ? "" : new String(record.key(), UTF_8)).append('\n');
    for (Header header : record.headers()) {
      text.append(header.key()).append('=').append(new String(header.value(), UTF_8)).append('\n');
    }
    return text.append(new String(record.value(), UTF_8)).append('\n').toString();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
