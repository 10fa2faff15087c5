package io.fenghuo.notify;

import java.nio.charset.StandardCharsets;

/**
 * One thing to be told to one receiver.
 *
 * @param slot of two notices in one slot that wait, only the later is sent; it says all that the
 *     earlier said
 * @param lane two notices of one lane are sent one after the other, never together
 * @param target whom at the receiver; empty where there is only one
 * @param alertId the record it was made from, by which logs name it
 * @param body JSON
 */
public record Notice(String slot, String lane, String target, String alertId, String body) {

  /** Size of the body. */
  int bytes() {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }
}
