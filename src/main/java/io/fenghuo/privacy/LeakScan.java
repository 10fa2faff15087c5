package io.fenghuo.privacy;

import io.fenghuo.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Looks for personal numbers in every message of a session, and passes on only what it found, as
 * hashes. Stateless and in front of the key: the many messages without a number cost one pass over
 * their text.
 */
public final class LeakScan extends RichFlatMapFunction<Event, IdentityMention> {

  private final String salt;
  private transient NumberHash hash;

  /**
   * @param salt the setting {@code privacy.salt}
   */
  public LeakScan(String salt) {
    this.salt = salt;
  }

  @Override
  public void open(OpenContext context) {
    hash = new NumberHash(salt);
  }

  @Override
  public void flatMap(Event event, Collector<IdentityMention> out) {
    if (!isMessage(event)) {
      return;
    }
    // The day furthest east: a child born today in China must not be tomorrow's child in UTC.
    LocalDate today =
        LocalDate.ofInstant(Instant.ofEpochMilli(event.timeMillis()), ZoneOffset.ofHours(14));
    Set<IdentityNumber> numbers = IdentityNumbers.find(event.chat().text(), today);
    if (numbers.isEmpty()) {
      return;
    }
    List<String> idCards = new ArrayList<>();
    List<String> bankCards = new ArrayList<>();
    for (IdentityNumber number : numbers) {
      switch (number.dataClass()) {
        case ID_CARD -> idCards.add(hash.of(number));
        case BANK_CARD -> bankCards.add(hash.of(number));
      }
    }
    out.collect(new IdentityMention(event.withoutText(), idCards, bankCards));
  }

  private static boolean isMessage(Event event) {
    return switch (event.kind()) {
      case CUSTOMER_MESSAGE, AGENT_REPLIED, BOT_REPLIED ->
          event.sessionId() != null && event.chat() != null && event.chat().text() != null;
      case SESSION_STARTED,
          BOT_FAILED,
          HANDOFF_REQUESTED,
          QUEUED,
          AGENT_ASSIGNED,
          QUEUE_ABANDONED,
          SESSION_ENDED,
          TICKET_OPENED,
          TICKET_CLOSED,
          COMPLAINT_FILED,
          PII_EXPOSED,
          QUEUE_SNAPSHOT,
          HEARTBEAT,
          SENTIMENT,
          MENTION ->
          false;
    };
  }
}
