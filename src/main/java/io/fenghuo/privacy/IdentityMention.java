package io.fenghuo.privacy;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import java.util.List;

/**
 * A message in which somebody wrote personal data.
 *
 * @param message the message's event without its text
 * @param idCards salted hashes of the identity-card numbers, each once
 * @param bankCards salted hashes of the bank-card numbers, each once
 * @param phones salted hashes of the telephone numbers, each once
 * @param addresses salted hashes of the addresses, each once
 */
public record IdentityMention(
    Event message,
    List<String> idCards,
    List<String> bankCards,
    List<String> phones,
    List<String> addresses) {

  // A character that no id has, so that two pairs of ids never make one key.
  private static final char KEY_SEPARATOR = '\u001f';

  /** The session as a key for {@link LeakWatch}. */
  public String sessionKey() {
    return message.tenant() + KEY_SEPARATOR + message.sessionId();
  }

  boolean isEmpty() {
    return idCards.isEmpty() && bankCards.isEmpty() && phones.isEmpty() && addresses.isEmpty();
  }

  boolean isByCustomer() {
    return message.kind() == EventKind.CUSTOMER_MESSAGE;
  }
}
