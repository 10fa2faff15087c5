package io.fenghuo.control;

import io.fenghuo.event.Origin;
import io.fenghuo.words.LocalizedText;

/**
 * The answer to a command that is not carried out, or that is and matches nothing; a record of
 * {@code control.rejected}.
 *
 * @param origin where the command was read
 * @param recordTimeMillis when it was sent: Kafka's timestamp of its record, epoch milliseconds
 * @param commandId the command's id, or null where it could not be read
 * @param kind what was asked for, or null where it could not be read
 * @param actor who asked, or null where it could not be read
 * @param reason why not
 * @param says the reason in a sentence
 */
public record ControlRejection(
    Origin origin,
    long recordTimeMillis,
    String commandId,
    ControlKind kind,
    String actor,
    RejectionReason reason,
    LocalizedText says) {

  /** Of a command that the control station handed on to the incidents. */
  public static ControlRejection of(CommandRefusal refusal) {
    return new ControlRejection(
        refusal.origin(),
        refusal.recordTimeMillis(),
        refusal.commandId(),
        ControlKind.of(refusal.kind()),
        refusal.actor(),
        refusal.reason(),
        refusal.says());
  }
}
