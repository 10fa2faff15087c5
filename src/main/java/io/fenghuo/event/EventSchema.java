package io.fenghuo.event;

import static io.fenghuo.event.EventField.AUTHOR_TIER;
import static io.fenghuo.event.EventField.BOT_ID;
import static io.fenghuo.event.EventField.CATEGORY;
import static io.fenghuo.event.EventField.CUSTOMER_ID;
import static io.fenghuo.event.EventField.DATA_CLASS;
import static io.fenghuo.event.EventField.EMOTION;
import static io.fenghuo.event.EventField.LATENCY_MS;
import static io.fenghuo.event.EventField.MENTION_ID;
import static io.fenghuo.event.EventField.MENTION_KIND;
import static io.fenghuo.event.EventField.OUTCOME;
import static io.fenghuo.event.EventField.PLATFORM;
import static io.fenghuo.event.EventField.QUEUE_ID;
import static io.fenghuo.event.EventField.SCORE;
import static io.fenghuo.event.EventField.SESSION_ID;
import static io.fenghuo.event.EventField.SOURCE;
import static io.fenghuo.event.EventField.SPEAKER;
import static io.fenghuo.event.EventField.SUBJECT_COUNT;
import static io.fenghuo.event.EventField.WAITING;
import static io.fenghuo.event.EventField.WAIT_MS;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a record, and which of them an event of a kind makes no sense without, beside
 * {@code eventId}, {@code eventTime}, {@code tenant} and {@code brand}, which all must have.
 */
public final class EventSchema {

  public static final String DRILL_ID = "drillId";
  public static final String SCHEMA_VERSION = "schemaVersion";
  public static final String MODEL_VERSION = "modelVersion";

  /** The only version of the schema so far; records that give none are of it. */
  public static final int VERSION = 1;

  private static final Set<String> NAMES =
      Stream.concat(
              Stream.of(DRILL_ID, SCHEMA_VERSION, MODEL_VERSION),
              Stream.of(EventField.values()).map(EventField::fieldName))
          .collect(Collectors.toUnmodifiableSet());

  private EventSchema() {}

  public static boolean knows(String name) {
    return NAMES.contains(name);
  }

  public static List<EventField> required(EventKind kind) {
    return switch (kind) {
      case SESSION_STARTED, CUSTOMER_MESSAGE, HANDOFF_REQUESTED, AGENT_REPLIED, SESSION_ENDED ->
          List.of(SESSION_ID);
      case BOT_REPLIED -> List.of(SESSION_ID, BOT_ID, LATENCY_MS);
      case BOT_FAILED -> List.of(SESSION_ID, BOT_ID, OUTCOME);
      case QUEUED -> List.of(SESSION_ID, QUEUE_ID);
      case AGENT_ASSIGNED, QUEUE_ABANDONED -> List.of(SESSION_ID, WAIT_MS);
      case TICKET_OPENED, TICKET_CLOSED -> List.of();
      case COMPLAINT_FILED -> List.of(CUSTOMER_ID, CATEGORY);
      case PII_EXPOSED -> List.of(DATA_CLASS, SUBJECT_COUNT);
      case QUEUE_SNAPSHOT -> List.of(QUEUE_ID, WAITING);
      case HEARTBEAT -> List.of(SOURCE);
      case SENTIMENT -> List.of(SESSION_ID, CUSTOMER_ID, SPEAKER, EMOTION, SCORE);
      case MENTION -> List.of(MENTION_ID, PLATFORM, MENTION_KIND, AUTHOR_TIER);
    };
  }
}
