package io.fenghuo.privacy;

import io.fenghuo.event.Chat;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Makes the event that says that a customer was shown somebody else's numbers. */
final class Exposure {

  private static final String ID_SUFFIX = "#pii";

  private Exposure() {}

  /**
   * The derived event for an agent's or a bot's message; empty where every number is the customer's
   * own. One event a message: its class is the gravest of the foreign numbers, its count is all of
   * them.
   *
   * @param own hashes of the numbers that the customer wrote in this session
   */
  static Optional<Event> of(IdentityMention mention, Set<String> own) {
    Set<String> idCards = new HashSet<>(mention.idCards());
    idCards.removeAll(own);
    Set<String> bankCards = new HashSet<>(mention.bankCards());
    bankCards.removeAll(own);
    int count = idCards.size() + bankCards.size();
    if (count == 0) {
      return Optional.empty();
    }
    DataClass dataClass = idCards.isEmpty() ? DataClass.BANK_CARD : DataClass.ID_CARD;
    return Optional.of(event(mention.message(), dataClass, count));
  }

  /** Tells what was found in a message from what somebody reported. */
  static final String SOURCE = "leak-watch";

  private static Event event(Event message, DataClass dataClass, long subjectCount) {
    Chat chat = message.chat();
    return new Event(
        EventKind.PII_EXPOSED,
        message.origin(),
        message.eventId() + ID_SUFFIX,
        message.timeMillis(),
        message.tenant(),
        message.brand(),
        message.line(),
        message.region(),
        message.channel(),
        SOURCE,
        message.drillId(),
        message.schemaVersion(),
        message.sessionId(),
        message.customerId(),
        new Chat(
            chat.customerTier(),
            chat.queueId(),
            chat.botId(),
            chat.botVersion(),
            chat.agentId(),
            null,
            null,
            null,
            null,
            null,
            dataClass.name(),
            subjectCount,
            null,
            null,
            null,
            null,
            null,
            null),
        null,
        null);
  }
}
