package io.fenghuo.ingest;

import static io.fenghuo.event.EventField.*;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Channel;
import io.fenghuo.event.Chat;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventSchema;
import io.fenghuo.event.Mention;
import io.fenghuo.event.MentionKind;
import io.fenghuo.event.NumberRange;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Sentiment;
import io.fenghuo.event.Speaker;
import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Makes an event of the fields of a record, whether they were read or mapped: the one place that
 * says what an event must be. The kind is implied by the stream, except for traffic. Pure.
 */
final class EventReader {

  private static final long MAX_INT = Integer.MAX_VALUE;

  private final EventKind.Stream stream;
  private final DecodeLimits limits;

  /**
   * @param stream whose kinds are taken; null for those of all streams, and then the kind must be
   *     given
   */
  EventReader(EventKind.Stream stream, DecodeLimits limits) {
    this.stream = stream;
    this.limits = limits;
  }

  /**
   * @param raw by whose Kafka timestamp and the job's own clock it is judged what is in the future
   * @throws RefusedException with the first reason why the fields are no event
   */
  Event read(JsonFields fields, Origin origin, RawRecord raw) throws RefusedException {
    // First of all: of another version nothing else is known.
    checkVersion(fields);
    EventKind kind = kind(fields);
    String eventId = fields.requiredId(EVENT_ID.fieldName());
    long timeMillis = time(fields, raw);
    String tenant = fields.requiredId(TENANT.fieldName());
    String brand = fields.requiredId(BRAND.fieldName());
    for (EventField field : EventSchema.required(kind)) {
      fields.require(field.fieldName());
    }
    return new Event(
        kind,
        origin,
        eventId,
        timeMillis,
        tenant,
        brand,
        id(fields, LINE),
        id(fields, REGION),
        fields.oneOf(CHANNEL.fieldName(), Channel.class),
        id(fields, SOURCE),
        fields.id(EventSchema.DRILL_ID),
        EventSchema.VERSION,
        id(fields, SESSION_ID),
        id(fields, CUSTOMER_ID),
        kind.stream() == EventKind.Stream.TRAFFIC ? chat(fields) : null,
        kind.stream() == EventKind.Stream.SENTIMENT ? sentiment(fields) : null,
        kind.stream() == EventKind.Stream.MENTION ? mention(fields) : null);
  }

  private static void checkVersion(JsonFields fields) throws RefusedException {
    Long version = fields.integer(EventSchema.SCHEMA_VERSION, 0, MAX_INT);
    if (version != null && version != EventSchema.VERSION) {
      throw new RefusedException(
          RefusalReason.UNSUPPORTED_SCHEMA,
          EventSchema.SCHEMA_VERSION + " must be " + EventSchema.VERSION);
    }
  }

  private EventKind kind(JsonFields fields) throws RefusedException {
    String name = KIND.fieldName();
    if (stream == null || stream == EventKind.Stream.TRAFFIC) {
      fields.require(name);
    }
    EventKind kind;
    try {
      kind = fields.oneOf(name, EventKind.class);
    } catch (RefusedException e) {
      if (e.reason() != RefusalReason.UNKNOWN_VALUE) {
        throw e;
      }
      throw new RefusedException(
          RefusalReason.UNKNOWN_KIND, name + " must be one of " + kinds(stream));
    }
    if (kind == null) {
      return stream == EventKind.Stream.SENTIMENT ? EventKind.SENTIMENT : EventKind.MENTION;
    }
    if (stream != null && kind.stream() != stream) {
      throw new RefusedException(
          RefusalReason.UNKNOWN_KIND,
          name + " is one of another stream; it must be one of " + kinds(stream));
    }
    return kind;
  }

  private static String kinds(EventKind.Stream stream) {
    return Arrays.stream(EventKind.values())
        .filter(kind -> stream == null || kind.stream() == stream)
        .map(EventKind::name)
        .collect(Collectors.joining(", "));
  }

  private long time(JsonFields fields, RawRecord raw) throws RefusedException {
    fields.require(EventField.EVENT_TIME.fieldName());
    long timeMillis = fields.time(EventField.EVENT_TIME.fieldName());
    long aheadMillis = timeMillis - limits.futureToleranceMillis();
    if (raw.timeMillis() >= 0 && aheadMillis > raw.timeMillis()) {
      throw future("the record's timestamp");
    }
    if (aheadMillis > raw.wallMillis()) {
      throw future("the job's own clock");
    }
    return timeMillis;
  }

  private RefusedException future(String clock) {
    return new RefusedException(
        RefusalReason.FUTURE_TIME,
        EventField.EVENT_TIME.fieldName()
            + " lies more than "
            + limits.futureToleranceMillis()
            + " ms ahead of "
            + clock);
  }

  private static Chat chat(JsonFields fields) throws RefusedException {
    return new Chat(
        id(fields, CUSTOMER_TIER),
        id(fields, QUEUE_ID),
        id(fields, BOT_ID),
        id(fields, BOT_VERSION),
        id(fields, AGENT_ID),
        fields.text(TEXT.fieldName()),
        count(fields, LATENCY_MS),
        fields.oneOf(OUTCOME.fieldName(), BotOutcome.class),
        count(fields, WAIT_MS),
        id(fields, CATEGORY),
        id(fields, DATA_CLASS),
        count(fields, SUBJECT_COUNT),
        count(fields, WAITING),
        count(fields, OLDEST_WAIT_MS),
        count(fields, AGENTS_ONLINE),
        count(fields, AGENTS_FREE),
        count(fields, BOTS_UP),
        count(fields, BOTS_TOTAL));
  }

  private static Sentiment sentiment(JsonFields fields) throws RefusedException {
    return new Sentiment(
        id(fields, MESSAGE_ID),
        fields.oneOf(SPEAKER.fieldName(), Speaker.class),
        fields.oneOf(EMOTION.fieldName(), Emotion.class),
        number(fields, SCORE),
        number(fields, CONFIDENCE),
        Boolean.TRUE.equals(fields.bool(IS_COMPLAINT.fieldName())),
        fields.id(EventSchema.MODEL_VERSION));
  }

  private static Mention mention(JsonFields fields) throws RefusedException {
    return new Mention(
        id(fields, MENTION_ID),
        id(fields, PLATFORM),
        fields.oneOf(MENTION_KIND.fieldName(), MentionKind.class),
        fields.oneOf(AUTHOR_TIER.fieldName(), AuthorTier.class),
        count(fields, FOLLOWERS),
        number(fields, POLARITY),
        count(fields, REPOSTS),
        count(fields, COMMENTS),
        count(fields, LIKES),
        count(fields, VIEWS),
        id(fields, TOPIC_ID),
        hotSearchRank(fields),
        id(fields, ROOT_MENTION_ID));
  }

  private static String id(JsonFields fields, EventField field) throws RefusedException {
    return fields.id(field.fieldName());
  }

  private static Long count(JsonFields fields, EventField field) throws RefusedException {
    return fields.count(field.fieldName());
  }

  private static Double number(JsonFields fields, EventField field) throws RefusedException {
    NumberRange range = field.range();
    return fields.number(field.fieldName(), range.least(), range.most());
  }

  /** Platforms give what they pin above the list no rank, or the rank 0. */
  private static Long hotSearchRank(JsonFields fields) throws RefusedException {
    Long rank = fields.integer(HOT_SEARCH_RANK.fieldName(), 0, MAX_INT);
    return rank == null ? null : Math.max(1, rank);
  }
}
