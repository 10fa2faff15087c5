package io.fenghuo.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.tool.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The input of all scenarios, each as a tenant of its own, with every customer, session and agent
 * under a name that can be found again wherever it went.
 */
final class MarkedScenarios {

  /** A record of an input topic. */
  record Line(String topic, long timeMillis, String key, String value) {}

  /** What the names of persons and talks begin with, and nothing else does. */
  static final Map<String, String> MARKS =
      Map.of("customerId", "guest~", "sessionId", "talk~", "agentId", "clerk~");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern NUMBER = Pattern.compile("\\d{7,}[Xx]?");
  private static final int SHORTEST_TEXT = 4;

  private final List<Line> lines = new ArrayList<>();
  private final Set<String> secrets = new TreeSet<>(MARKS.values());

  private MarkedScenarios() {}

  static MarkedScenarios read() throws IOException {
    MarkedScenarios all = new MarkedScenarios();
    for (String name : names()) {
      Scenario scenario = Scenario.find(name);
      for (String topic : scenario.recording().files().keySet()) {
        all.read(name, topic, scenario.recording().files().get(topic));
      }
    }
    return all;
  }

  static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(Scenario.HOME)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** Every record, by its time. */
  List<Line> lines() {
    return lines.stream().sorted(Comparator.comparingLong(Line::timeMillis)).toList();
  }

  /** What no output may hold: the marks, what people wrote, and the long numbers in it. */
  Set<String> secrets() {
    return secrets;
  }

  private void read(String scenario, String topic, Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        ObjectNode json = (ObjectNode) JSON.readTree(text);
        json.put("tenant", scenario);
        MARKS.forEach((field, mark) -> mark(json, field, mark));
        remember(json.path("text"));
        String key = json.path("sessionId").asText(json.path("eventId").asText());
        long time = Instant.parse(json.path("eventTime").asText()).toEpochMilli();
        lines.add(new Line(topic, time, key, json.toString()));
      }
    }
  }

  private static void mark(ObjectNode json, String field, String mark) {
    if (json.hasNonNull(field)) {
      json.put(field, mark + json.path(field).asText());
    }
  }

  private void remember(JsonNode text) {
    if (text.isTextual() && text.asText().length() >= SHORTEST_TEXT) {
      secrets.add(text.asText());
      Matcher numbers = NUMBER.matcher(text.asText());
      while (numbers.find()) {
        secrets.add(numbers.group());
      }
    }
  }
}
