package io.fenghuo.privacy;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.privacy.PersonalData.Writer;
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
 * Looks for personal data in every message of a session, and passes on only what it found, as
 * hashes. Stateless and in front of the key: the many messages without a digit cost one pass over
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
    Set<PersonalDatum> data =
        PersonalData.find(
            event.chat().text(),
            today,
            event.kind() == EventKind.CUSTOMER_MESSAGE ? Writer.CUSTOMER : Writer.DESK);
    if (data.isEmpty()) {
      return;
    }
    IdentityMention mention =
        new IdentityMention(
            event.withoutText(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (PersonalDatum datum : data) {
      if (!isCustomersName(datum, event)) {
        hashes(mention, datum.dataClass()).add(hash.of(datum));
      }
    }
    if (!mention.isEmpty()) {
      out.collect(mention);
    }
  }

  /** Many shops know a customer by the telephone number. */
  private static boolean isCustomersName(PersonalDatum datum, Event event) {
    return datum.dataClass() != DataClass.ADDRESS
        && event.customerId() != null
        && event.customerId().contains(datum.value());
  }

  private static List<String> hashes(IdentityMention mention, DataClass dataClass) {
    return switch (dataClass) {
      case ID_CARD -> mention.idCards();
      case BANK_CARD -> mention.bankCards();
      case PHONE -> mention.phones();
      case ADDRESS -> mention.addresses();
    };
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
