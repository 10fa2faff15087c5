package io.fenghuo.privacy;

import java.util.Set;

/**
 * What a session's customer wrote; state of the {@link LeakWatch}.
 *
 * @param hashes salted hashes of the customer's numbers
 * @param lastMillis when somebody last wrote a number in the session
 * @param timerMillis the time for which the session's timer is set
 */
public record OwnNumbers(Set<String> hashes, long lastMillis, long timerMillis) {

  OwnNumbers touchedAt(long timeMillis) {
    return new OwnNumbers(hashes, Math.max(lastMillis, timeMillis), timerMillis);
  }
}
