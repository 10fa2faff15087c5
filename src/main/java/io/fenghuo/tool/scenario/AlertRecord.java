package io.fenghuo.tool.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.event.Origin;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * An alert as a consumer of the output topics reads it: from the JSON, by the published schema, and
 * not by the job's own classes.
 */
public final class AlertRecord {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The records of one incident, each before what is newer. */
  public static final Comparator<AlertRecord> OLDEST_FIRST =
      Comparator.comparingLong(AlertRecord::epoch).thenComparingLong(AlertRecord::seq);

  private final JsonNode json;
  private final Level level;
  private final IncidentType type;
  private final Instant time;

  private AlertRecord(JsonNode json) {
    this.json = json;
    this.level = level(json.path("level"));
    this.type = IncidentType.valueOf(json.path("incidentType").asText());
    this.time = Instant.parse(json.path("eventTime").asText());
  }

  /**
   * @throws IllegalArgumentException if it is no alert
   */
  public static AlertRecord parse(String json) {
    try {
      return new AlertRecord(JSON.readTree(json));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalArgumentException("Not an alert: " + e.getMessage(), e);
    }
  }

  public String alertId() {
    return text("alertId");
  }

  public String incidentId() {
    return text("incidentId");
  }

  /** Of two records that of the higher epoch is the newer, whatever their numbers. */
  public long epoch() {
    return json.path("epoch").asLong();
  }

  /** 1, 2, 3 … within the incident. */
  public long seq() {
    return json.path("seq").asLong();
  }

  /** What happened: OPENED, ESCALATED … */
  public String event() {
    return text("event");
  }

  /** Whether its incident is over with it, or was before: resolved, closed, or part of another. */
  public boolean isOver() {
    return switch (text("state")) {
      case "RESOLVED", "CLOSED" -> true;
      default -> false;
    };
  }

  public String reason() {
    return text("reason");
  }

  /** The same for every incident of the same trouble at the same place. */
  public String dedupKey() {
    return text("dedupKey");
  }

  public int ruleVersion() {
    return json.path("rule").path("version").asInt();
  }

  public String ruleHash() {
    return json.path("rule").path("hash").asText();
  }

  public String ruleId() {
    return json.path("rule").path("id").asText();
  }

  /** The rule as people call it, and by its id, which is what one looks it up by. */
  public LocalizedText ruleName() {
    JsonNode rule = json.path("rule");
    return rule.has("nameZh")
        ? LocalizedText.of(
            Message.of(
                "backtest.rule-named",
                "name",
                LocalizedText.of(
                    language -> rule.path("name" + language.suffix()).asText(ruleId())),
                "id",
                ruleId()))
        : LocalizedText.of(language -> ruleId());
  }

  public Level level() {
    return level;
  }

  /** The level before this record; empty where it did not change. */
  public Optional<Level> previousLevel() {
    JsonNode previous = json.path("previousLevel");
    return previous.isMissingNode() || previous.isNull()
        ? Optional.empty()
        : Optional.of(level(previous));
  }

  /** Whether the graded topics have it too, and not the ledger alone. */
  public boolean isGraded() {
    return switch (event()) {
      case "CLOSED" -> false;
      case "SUPPRESSED", "UNSUPPRESSED" -> true;
      default -> json.path("flags").path("mute").isMissingNode();
    };
  }

  public IncidentType type() {
    return type;
  }

  /** Event time of the transition. */
  public Instant time() {
    return time;
  }

  /** The sentence. */
  public LocalizedText says() {
    return LocalizedText.of(language -> json.path("says").path(language.code()).asText());
  }

  /** What is affected: labels to a text or a list of texts. */
  public JsonNode scope() {
    return json.path("scope");
  }

  public JsonNode evidence() {
    return json.path("evidence");
  }

  /** Who has a part in handling it, and whether they have acknowledged. */
  public JsonNode departments() {
    return json.path("departments");
  }

  /** What holds beside the state. */
  public JsonNode flags() {
    return json.path("flags");
  }

  /** The command behind it; missing where there is none. */
  public JsonNode command() {
    return json.path("command");
  }

  /** The event that brought it about; empty where time did. */
  public Optional<Origin> completedBy() {
    JsonNode by = json.path("completedBy");
    return by.isObject()
        ? Optional.of(
            new Origin(
                by.path("topic").asText(),
                by.path("partition").asInt(),
                by.path("offset").asLong()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return json.toString();
  }

  private String text(String field) {
    return json.path(field).asText();
  }

  /** A level is an object with its grade, or the grade alone. */
  private static Level level(JsonNode level) {
    return Level.valueOf(level.isObject() ? level.path("grade").asText() : level.asText());
  }
}
