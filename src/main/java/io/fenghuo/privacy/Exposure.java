package io.fenghuo.privacy;

import io.fenghuo.event.Chat;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the event that says that a customer was shown somebody else's data. */
final class Exposure {

  private static final String ID_SUFFIX = "#pii";

  private Exposure() {}

  /**
   * The derived event for an agent's or a bot's message; empty where all of it is the customer's
   * own. One event a message: its class is the most severe of the foreign data. Its count is that
   * of the foreign numbers of cards, or of telephones or addresses where those are more: a
   * telephone number and an address are most likely one person's.
   *
   * @param own hashes of what the customer wrote in this session
   */
  static Optional<Event> of(IdentityMention mention, Set<String> own) {
    int idCards = foreign(mention.idCards(), own);
    int bankCards = foreign(mention.bankCards(), own);
    int phones = foreign(mention.phones(), own);
    int addresses = foreign(mention.addresses(), own);
    int count = Math.max(idCards + bankCards, Math.max(phones, addresses));
    if (count == 0) {
      return Optional.empty();
    }
    DataClass gravest =
        idCards > 0
            ? DataClass.ID_CARD
            : bankCards > 0
                ? DataClass.BANK_CARD
                : phones > 0 ? DataClass.PHONE : DataClass.ADDRESS;
    return Optional.of(event(mention.message(), gravest, count));
  }

  private static int foreign(List<String> hashes, Set<String> own) {
    return (int) hashes.stream().distinct().filter(hash -> !own.contains(hash)).count();
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
