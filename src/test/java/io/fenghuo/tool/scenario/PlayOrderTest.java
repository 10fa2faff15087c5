package io.fenghuo.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayOrderTest {

  private static final long NOON = Instant.parse("2026-11-11T12:00:00Z").toEpochMilli();

  @TempDir Path folder;

  @Test
  void mergesTopicsByEventTime() throws IOException {
    Scenario scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(scenario, "chat.traffic", at("12:00:00"), at("12:00:03"));
    ScenarioFiles.write(scenario, "social.mention", at("12:00:01"), at("12:00:02"));

    assertThat(play(scenario))
        .extracting(PlayLine::topic, line -> line.dueMillis() - NOON)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("chat.traffic", 0L),
            org.assertj.core.groups.Tuple.tuple("social.mention", 1000L),
            org.assertj.core.groups.Tuple.tuple("social.mention", 2000L),
            org.assertj.core.groups.Tuple.tuple("chat.traffic", 3000L));
  }

  @Test
  void sendsEqualTimesInTheOrderOfTheirTopics() throws IOException {
    Scenario scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(scenario, "chat.traffic", at("12:00:01"));
    ScenarioFiles.write(scenario, "chat.sentiment", at("12:00:01"));

    assertThat(play(scenario))
        .extracting(PlayLine::topic)
        .containsExactly("chat.sentiment", "chat.traffic");
  }

  @Test
  void keepsTheDisorderOfAFile() throws IOException {
    Scenario scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(scenario, "chat.traffic", at("12:00:05"), at("12:00:02"), at("12:00:06"));

    assertThat(play(scenario))
        .extracting(line -> line.dueMillis() - NOON, line -> line.timeMillis() - NOON)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5000L, 5000L),
            org.assertj.core.groups.Tuple.tuple(5000L, 2000L),
            org.assertj.core.groups.Tuple.tuple(6000L, 6000L));
  }

  @Test
  void isNotHeldUpByBrokenLinesOrMadClocks() throws IOException {
    Scenario scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(
        scenario,
        "chat.traffic",
        at("12:00:01"),
        "{\"eventTime\": tru",
        "",
        "{\"eventTime\":\"2100-01-01T00:00:00Z\"}",
        at("12:00:02"));

    List<PlayLine> lines = play(scenario);

    assertThat(lines)
        .extracting(line -> line.dueMillis() - NOON)
        .containsExactly(1000L, 1000L, 1000L, 1000L, 2000L);
    assertThat(lines.get(1).timeMillis() - NOON).isEqualTo(1000L);
    assertThat(lines.get(2).value()).isEmpty();
  }

  @Test
  void keysByWhatBelongsTogether() {
    assertThat(key("{\"source\":\"desk\",\"sessionId\":\"s1\"}")).isEqualTo("s1");
    assertThat(key("{\"source\":\"weibo\",\"mentionId\":\"m1\"}")).isEqualTo("m1");
    assertThat(key("{\"a\":{\"sessionId\":\"no\"},\"source\":\"desk\"}")).isEqualTo("desk");
    assertThat(key("{\"source\":\"desk\",")).isEqualTo("desk");
    assertThat(key("[1]")).isNull();
  }

  private static List<PlayLine> play(Scenario scenario) throws IOException {
    List<PlayLine> lines = new ArrayList<>();
    try (PlayOrder order = new PlayOrder(scenario)) {
      for (PlayLine line = order.next(); line != null; line = order.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String at(String time) {
    return "{\"eventTime\":\"2026-11-11T" + time + "Z\",\"source\":\"desk\"}";
  }

  private static String key(String json) {
    return LineGlance.at(json.getBytes(StandardCharsets.UTF_8)).key();
  }
}
