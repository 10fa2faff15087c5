package io.fenghuo.tool.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import java.util.List;
import java.util.Map;

/**
 * What an example's event says where its author says nothing: one desk, one customer, no trouble.
 */
final class EventDefaults {

  private static final Map<Dimension, String> PLACE =
      Map.ofEntries(
          Map.entry(Dimension.BRAND, "acme"),
          Map.entry(Dimension.LINE, "retail"),
          Map.entry(Dimension.REGION, "east"),
          Map.entry(Dimension.CHANNEL, "WEB"),
          Map.entry(Dimension.SOURCE, "desk"),
          Map.entry(Dimension.QUEUE_ID, "q1"),
          Map.entry(Dimension.BOT_ID, "b1"),
          Map.entry(Dimension.TOPIC_ID, "t1"),
          Map.entry(Dimension.SESSION_ID, "s1"),
          Map.entry(Dimension.CUSTOMER_ID, "c1"));

  private EventDefaults() {}

  /**
   * Fills in what the event lacks.
   *
   * @param tenant the tenant where none is named
   * @param number of the event within its example
   */
  static void fill(ObjectNode event, EventKind kind, String tenant, long number) {
    event.put(EventField.KIND.fieldName(), kind.name());
    event.put(EventField.EVENT_ID.fieldName(), "e" + number);
    text(event, EventField.TENANT, tenant);
    for (Dimension dimension :
        List.of(
            Dimension.BRAND,
            Dimension.CHANNEL,
            Dimension.SOURCE,
            Dimension.SESSION_ID,
            Dimension.CUSTOMER_ID)) {
      place(event, dimension);
    }
    switch (kind) {
      case SESSION_STARTED,
          CUSTOMER_MESSAGE,
          HANDOFF_REQUESTED,
          AGENT_REPLIED,
          SESSION_ENDED,
          TICKET_OPENED,
          TICKET_CLOSED,
          HEARTBEAT -> {}
      case BOT_REPLIED -> {
        place(event, Dimension.BOT_ID);
        number(event, EventField.LATENCY_MS, 0);
      }
      case BOT_FAILED -> {
        place(event, Dimension.BOT_ID);
        text(event, EventField.OUTCOME, "TIMEOUT");
      }
      case QUEUED -> place(event, Dimension.QUEUE_ID);
      case AGENT_ASSIGNED, QUEUE_ABANDONED -> {
        place(event, Dimension.QUEUE_ID);
        number(event, EventField.WAIT_MS, 0);
      }
      case COMPLAINT_FILED -> text(event, EventField.CATEGORY, "other");
      case PII_EXPOSED -> {
        text(event, EventField.DATA_CLASS, "ID_CARD");
        number(event, EventField.SUBJECT_COUNT, 1);
      }
      case QUEUE_SNAPSHOT -> {
        place(event, Dimension.QUEUE_ID);
        number(event, EventField.WAITING, 0);
      }
      case SENTIMENT -> {
        text(event, EventField.MESSAGE_ID, "message-" + number);
        text(event, EventField.SPEAKER, "CUSTOMER");
        text(event, EventField.EMOTION, "NEUTRAL");
        number(event, EventField.SCORE, 0);
      }
      case MENTION -> {
        text(event, EventField.MENTION_ID, "mention-" + number);
        text(event, EventField.PLATFORM, "weibo");
        text(event, EventField.MENTION_KIND, "POST");
        text(event, EventField.AUTHOR_TIER, "NORMAL");
      }
    }
  }

  /** Fills in what a symptom's scope lacks. */
  static void fillScope(ObjectNode scope, List<Dimension> dimensions, String tenant) {
    for (Dimension dimension : dimensions) {
      if (dimension == Dimension.TENANT) {
        text(scope, EventField.TENANT, tenant);
      } else {
        place(scope, dimension);
      }
    }
  }

  private static void place(ObjectNode json, Dimension dimension) {
    if (!json.has(dimension.fieldName())) {
      json.put(dimension.fieldName(), PLACE.get(dimension));
    }
  }

  private static void text(ObjectNode json, EventField field, String value) {
    if (!json.has(field.fieldName())) {
      json.put(field.fieldName(), value);
    }
  }

  private static void number(ObjectNode json, EventField field, long value) {
    if (!json.has(field.fieldName())) {
      json.put(field.fieldName(), value);
    }
  }
}
