package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.MentionKind;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the committed scenarios to the simulator and to the form of the input topics. */
class ScenarioFilesTest {

  private static final Path HOME = Path.of("sample-data", "scenarios");
  private static final long MAX_DISORDER_MILLIS = 2_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> BESIDE_THE_CATALOGUE = Set.of("eventTime", "modelVersion");

  static List<String> names() {
    return Scenarios.all().stream().map(Script::name).toList();
  }

  @Test
  void thereAreTheScenariosOfTheSimulatorAndNoOthers() throws IOException {
    try (java.util.stream.Stream<Path> folders = Files.list(HOME)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  /** Unpacked, since another zlib may pack the same lines differently. */
  @ParameterizedTest
  @MethodSource("names")
  void theSimulatorGivesTheCommittedLines(String name) throws IOException {
    Script script = Scenarios.byName(name).orElseThrow();

    Simulation simulation = Simulation.of(script, script.seed());

    for (Stream stream : Stream.values()) {
      byte[] simulated = RecordWriter.lines(simulation.facts().get(stream));
      assertThat(Arrays.equals(simulated, committed(name, stream)))
          .describedAs("%s of %s is as simulated", RecordWriter.fileName(stream), name)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachRecordIsWhatItsTopicWants(String name) throws IOException {
    for (Stream stream : Stream.values()) {
      Set<String> ids = new HashSet<>();
      for (String line : lines(name, stream)) {
        JsonNode record = JSON.readTree(line);
        assertThat(ids.add(record.path("eventId").asText())).describedAs(line).isTrue();
        assertHasItsFields(stream, record);
        record.properties().forEach(field -> assertFits(field, line));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void recordsAreInTheOrderOfTheirTimesWithinTwoSeconds(String name) throws IOException {
    Script script = Scenarios.byName(name).orElseThrow();
    for (Stream stream : Stream.values()) {
      long newest = Long.MIN_VALUE;
      for (String line : lines(name, stream)) {
        Instant time = Instant.parse(JSON.readTree(line).path("eventTime").asText());
        assertThat(time).isBetween(script.start(), script.end());
        newest = Math.max(newest, time.toEpochMilli());
        assertThat(newest - time.toEpochMilli()).isLessThanOrEqualTo(MAX_DISORDER_MILLIS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theStoryIsTold(String name) throws IOException {
    assertThat(Files.readString(HOME.resolve(name).resolve("story.md"))).startsWith("# " + name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsExpectedLiesWithinTheInput(String name) throws IOException {
    Script script = Scenarios.byName(name).orElseThrow();
    JsonNode expected =
        new YAMLMapper().readTree(HOME.resolve(name).resolve("expected.yaml").toFile());

    assertThat(expected.path("scenario").asText()).isEqualTo(name);
    assertThat(expected.path("incidents").isArray()).isTrue();
    for (JsonNode incident : expected.path("incidents")) {
      IncidentType.valueOf(incident.path("type").asText());
      Instant opened = assertMark(script, incident.path("opened"), script.start());
      for (JsonNode reached : incident.path("reaches")) {
        assertMark(script, reached, opened);
      }
      assertWindow(script, incident.path("resolved"), opened);
    }
  }

  private static Instant assertMark(Script script, JsonNode mark, Instant after) {
    Level.valueOf(mark.path("level").asText());
    return assertWindow(script, mark, after);
  }

  private static Instant assertWindow(Script script, JsonNode window, Instant after) {
    Instant from = Instant.parse(window.path("from").asText());
    Instant to = Instant.parse(window.path("to").asText());
    assertThat(from).isAfterOrEqualTo(after).isBefore(to);
    assertThat(to).isBefore(script.end());
    return from;
  }

  private static void assertHasItsFields(Stream stream, JsonNode record) {
    List<EventField> required =
        switch (stream) {
          case TRAFFIC -> requiredBy(EventKind.valueOf(record.path("kind").asText()));
          case SENTIMENT -> requiredBy(EventKind.SENTIMENT);
          case MENTION -> requiredBy(EventKind.MENTION);
        };
    assertThat(record.path("tenant").asText()).isEqualTo("shop");
    assertThat(record.path("brand").asText()).isIn("acme", "lumen");
    assertThat(record.hasNonNull("source")).isTrue();
    for (EventField field : required) {
      assertThat(record.hasNonNull(field.fieldName()))
          .describedAs("%s of %s", field, record)
          .isTrue();
    }
  }

  private static List<EventField> requiredBy(EventKind kind) {
    return switch (kind) {
      case SESSION_STARTED, HANDOFF_REQUESTED, SESSION_ENDED, TICKET_OPENED, TICKET_CLOSED ->
          List.of(EventField.SESSION_ID, EventField.CUSTOMER_ID, EventField.CHANNEL);
      case CUSTOMER_MESSAGE -> List.of(EventField.SESSION_ID, EventField.TEXT);
      case BOT_REPLIED ->
          List.of(
              EventField.SESSION_ID, EventField.BOT_ID, EventField.LATENCY_MS, EventField.CHANNEL);
      case BOT_FAILED ->
          List.of(EventField.SESSION_ID, EventField.BOT_ID, EventField.OUTCOME, EventField.CHANNEL);
      case QUEUED -> List.of(EventField.SESSION_ID, EventField.QUEUE_ID);
      case AGENT_ASSIGNED ->
          List.of(EventField.SESSION_ID, EventField.AGENT_ID, EventField.WAIT_MS);
      case AGENT_REPLIED ->
          List.of(EventField.SESSION_ID, EventField.CUSTOMER_ID, EventField.AGENT_ID);
      case QUEUE_ABANDONED -> List.of(EventField.SESSION_ID, EventField.WAIT_MS);
      case COMPLAINT_FILED -> List.of(EventField.CUSTOMER_ID, EventField.CATEGORY);
      case PII_EXPOSED -> List.of(EventField.DATA_CLASS, EventField.SUBJECT_COUNT);
      case QUEUE_SNAPSHOT ->
          List.of(
              EventField.QUEUE_ID,
              EventField.WAITING,
              EventField.OLDEST_WAIT_MS,
              EventField.AGENTS_ONLINE,
              EventField.AGENTS_FREE,
              EventField.BOTS_UP,
              EventField.BOTS_TOTAL);
      case HEARTBEAT -> List.of();
      case SENTIMENT ->
          List.of(
              EventField.MESSAGE_ID,
              EventField.SESSION_ID,
              EventField.CUSTOMER_ID,
              EventField.SPEAKER,
              EventField.EMOTION,
              EventField.SCORE,
              EventField.IS_COMPLAINT);
      case MENTION ->
          List.of(
              EventField.MENTION_ID,
              EventField.PLATFORM,
              EventField.MENTION_KIND,
              EventField.AUTHOR_TIER,
              EventField.FOLLOWERS,
              EventField.POLARITY,
              EventField.VIEWS);
    };
  }

  private static void assertFits(Map.Entry<String, JsonNode> entry, String line) {
    Optional<EventField> known = EventField.byName(entry.getKey());
    assertThat(known.isPresent() || BESIDE_THE_CATALOGUE.contains(entry.getKey()))
        .describedAs("%s is known, in %s", entry.getKey(), line)
        .isTrue();
    JsonNode value = entry.getValue();
    boolean fits =
        switch (known.map(EventField::type).orElse(EventField.Type.TEXT)) {
          case TEXT -> value.isTextual() && isKnownConstant(known, value.asText());
          case INTEGER -> value.isIntegralNumber() && value.asLong() >= 0;
          case NUMBER -> value.isNumber() && Math.abs(value.asDouble()) <= 1;
          case BOOLEAN -> value.isBoolean();
          case TIME -> true;
        };
    assertThat(fits).describedAs("%s fits, in %s", entry.getKey(), line).isTrue();
  }

  private static boolean isKnownConstant(Optional<EventField> field, String text) {
    Enum<?>[] constants =
        switch (field.orElse(EventField.EVENT_ID)) {
          case CHANNEL -> Channel.values();
          case EMOTION -> Emotion.values();
          case MENTION_KIND -> MentionKind.values();
          case AUTHOR_TIER -> AuthorTier.values();
          default -> new Enum<?>[0];
        };
    return constants.length == 0
        || Arrays.stream(constants).anyMatch(constant -> constant.name().equals(text));
  }

  private static Iterable<String> lines(String name, Stream stream) throws IOException {
    Iterator<String> lines =
        new String(committed(name, stream), StandardCharsets.UTF_8).lines().iterator();
    return () -> lines;
  }

  private static byte[] committed(String name, Stream stream) throws IOException {
    Path file = HOME.resolve(name).resolve(RecordWriter.fileName(stream));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
