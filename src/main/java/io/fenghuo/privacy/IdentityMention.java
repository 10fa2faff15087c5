package io.fenghuo.privacy;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import java.util.List;

/**
 * A message in which somebody wrote personal numbers.
 *
 * @param message the message's event without its text
 * @param idCards salted hashes of the identity-card numbers, each once
 * @param bankCards salted hashes of the bank-card numbers, each once
 */
public record IdentityMention(Event message, List<String> idCards, List<String> bankCards) {

  // A character that no id has, so that two pairs of ids never make one key.
  private static final char KEY_SEPARATOR = '\u001f';

  /** The session as a key for {@link LeakWatch}. */
  public String sessionKey() {
    return message.tenant() + KEY_SEPARATOR + message.sessionId();
  }

  boolean isByCustomer() {
    return message.kind() == EventKind.CUSTOMER_MESSAGE;
  }
}
