package io.fenghuo.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of an event's fields by the names that users write in conditions, keys and
 * measures. A field that an event does not have reads as null.
 */
public enum EventField {
  KIND("kind", EventKind.class, any(Event::kind)),
  EVENT_TIME("eventTime", Type.TIME, any(e -> Instant.ofEpochMilli(e.timeMillis()))),
  EVENT_ID("eventId", Type.TEXT, any(Event::eventId)),
  TENANT("tenant", Type.TEXT, any(Event::tenant)),
  BRAND("brand", Type.TEXT, any(Event::brand)),
  LINE("line", Type.TEXT, any(Event::line)),
  REGION("region", Type.TEXT, any(Event::region)),
  CHANNEL("channel", Channel.class, any(Event::channel)),
  SOURCE("source", Type.TEXT, any(Event::source)),
  SESSION_ID("sessionId", Type.TEXT, any(Event::sessionId)),
  CUSTOMER_ID("customerId", Type.TEXT, any(Event::customerId)),

  CUSTOMER_TIER("customerTier", Type.TEXT, chat(Chat::customerTier)),
  QUEUE_ID("queueId", Type.TEXT, chat(Chat::queueId)),
  BOT_ID("botId", Type.TEXT, chat(Chat::botId)),
  BOT_VERSION("botVersion", Type.TEXT, chat(Chat::botVersion)),
  AGENT_ID("agentId", Type.TEXT, chat(Chat::agentId)),
  TEXT("text", Type.TEXT, chat(Chat::text)),
  LATENCY_MS("latencyMs", Type.INTEGER, chat(Chat::latencyMs)),
  OUTCOME("outcome", BotOutcome.class, chat(Chat::outcome)),
  WAIT_MS("waitMs", Type.INTEGER, chat(Chat::waitMs)),
  CATEGORY("category", Type.TEXT, chat(Chat::category)),
  DATA_CLASS("dataClass", Type.TEXT, chat(Chat::dataClass)),
  SUBJECT_COUNT("subjectCount", Type.INTEGER, chat(Chat::subjectCount)),
  WAITING("waiting", Type.INTEGER, chat(Chat::waiting)),
  OLDEST_WAIT_MS("oldestWaitMs", Type.INTEGER, chat(Chat::oldestWaitMs)),
  AGENTS_ONLINE("agentsOnline", Type.INTEGER, chat(Chat::agentsOnline)),
  AGENTS_FREE("agentsFree", Type.INTEGER, chat(Chat::agentsFree)),
  BOTS_UP("botsUp", Type.INTEGER, chat(Chat::botsUp)),
  BOTS_TOTAL("botsTotal", Type.INTEGER, chat(Chat::botsTotal)),

  MESSAGE_ID("messageId", Type.TEXT, sentiment(Sentiment::messageId)),
  SPEAKER("speaker", Speaker.class, sentiment(Sentiment::speaker)),
  EMOTION("emotion", Emotion.class, sentiment(Sentiment::emotion)),
  SCORE("score", Type.NUMBER, sentiment(Sentiment::score)),
  CONFIDENCE("confidence", Type.NUMBER, sentiment(Sentiment::confidence)),
  IS_COMPLAINT("isComplaint", Type.BOOLEAN, sentiment(Sentiment::isComplaint)),

  MENTION_ID("mentionId", Type.TEXT, mention(Mention::mentionId)),
  PLATFORM("platform", Type.TEXT, mention(Mention::platform)),
  MENTION_KIND("mentionKind", MentionKind.class, mention(Mention::mentionKind)),
  AUTHOR_TIER("authorTier", AuthorTier.class, mention(Mention::authorTier)),
  FOLLOWERS("followers", Type.INTEGER, mention(Mention::followers)),
  POLARITY("polarity", Type.NUMBER, mention(Mention::polarity)),
  REPOSTS("reposts", Type.INTEGER, mention(Mention::reposts)),
  COMMENTS("comments", Type.INTEGER, mention(Mention::comments)),
  LIKES("likes", Type.INTEGER, mention(Mention::likes)),
  VIEWS("views", Type.INTEGER, mention(Mention::views)),
  TOPIC_ID("topicId", Type.TEXT, mention(Mention::topicId)),
  HOT_SEARCH_RANK("hotSearchRank", Type.INTEGER, mention(Mention::hotSearchRank)),
  ROOT_MENTION_ID("rootMentionId", Type.TEXT, mention(Mention::rootMentionId));

  /**
   * What a field holds: {@code String}, {@code Long}, {@code Double}, {@code Boolean} or {@code
   * Instant}.
   */
  public enum Type {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    TIME
  }

  /**
   * Where a field is read.
   *
   * @param stream the one stream whose events can have it; null where all can
   */
  private record Place(EventKind.Stream stream, Function<Event, Object> reader) {}

  private static final Set<EventField> IDENTITIES =
      EnumSet.of(
          EVENT_ID,
          SESSION_ID,
          CUSTOMER_ID,
          AGENT_ID,
          TEXT,
          MESSAGE_ID,
          MENTION_ID,
          ROOT_MENTION_ID);

  private static final Map<String, EventField> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventField::fieldName, f -> f));

  private final String fieldName;
  private final Type type;
  private final List<String> words;
  private final EventKind.Stream stream;
  private final Function<Event, Object> reader;

  EventField(String fieldName, Type type, Place place) {
    this.fieldName = fieldName;
    this.type = type;
    this.words = List.of();
    this.stream = place.stream();
    this.reader = place.reader();
  }

  EventField(String fieldName, Class<? extends Enum<?>> words, Place place) {
    this.fieldName = fieldName;
    this.type = Type.TEXT;
    this.words = Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
    this.stream = place.stream();
    this.reader = event -> name((Enum<?>) place.reader().apply(event));
  }

  public static Optional<EventField> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public String fieldName() {
    return fieldName;
  }

  public Type type() {
    return type;
  }

  /**
   * Whether each value stands for one person, session or message, so that many that lack it are not
   * one.
   */
  public boolean isIdentity() {
    return IDENTITIES.contains(this);
  }

  /** The numbers that it can hold; null where it holds none. */
  public NumberRange range() {
    return switch (this) {
      case SCORE, POLARITY -> NumberRange.MOOD;
      case CONFIDENCE -> NumberRange.SHARE;
      case HOT_SEARCH_RANK -> new NumberRange(1, Double.POSITIVE_INFINITY, true);
      default -> type == Type.INTEGER ? NumberRange.COUNT : null;
    };
  }

  /** The only words that it can hold; empty where it can hold any text, or none. */
  public List<String> words() {
    return words;
  }

  /** Whether its values are a few words of the job's own, beside the kind. */
  public boolean isCode() {
    return !words.isEmpty() && this != KIND;
  }

  /** Whether an event of that kind can have it. */
  public boolean canBeOf(EventKind kind) {
    return stream == null || stream == kind.stream();
  }

  /** The field's value, or null where the event has none. */
  public Object of(Event event) {
    return reader.apply(event);
  }

  private static String name(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static Place any(Function<Event, Object> reader) {
    return new Place(null, reader);
  }

  private static Place chat(Function<Chat, Object> reader) {
    return new Place(
        EventKind.Stream.TRAFFIC, e -> e.chat() == null ? null : reader.apply(e.chat()));
  }

  private static Place sentiment(Function<Sentiment, Object> reader) {
    return new Place(
        EventKind.Stream.SENTIMENT,
        e -> e.sentiment() == null ? null : reader.apply(e.sentiment()));
  }

  private static Place mention(Function<Mention, Object> reader) {
    return new Place(
        EventKind.Stream.MENTION, e -> e.mention() == null ? null : reader.apply(e.mention()));
  }
}
