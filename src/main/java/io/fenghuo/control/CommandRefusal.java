package io.fenghuo.control;

import io.fenghuo.event.Origin;
import io.fenghuo.rule.Bilingual;

/**
 * A well-formed command that the incidents have no place for: one on an incident that is not known,
 * an acknowledgement by a department that is not asked, a step that the incident's state does not
 * allow. Or one that is carried out and matches nothing that is known.
 *
 * @param origin where the command was read
 * @param recordTimeMillis Kafka's timestamp of its record, epoch milliseconds
 * @param commandId the sender's id
 * @param kind what was asked for
 * @param actor who asked
 * @param reason why not, or what it lacks
 * @param saysZh why not, as a Chinese sentence
 * @param saysEn why not, as an English sentence
 */
public record CommandRefusal(
    Origin origin,
    long recordTimeMillis,
    String commandId,
    IncidentCommand.Kind kind,
    String actor,
    RejectionReason reason,
    String saysZh,
    String saysEn) {

  /** The refusal of a command. */
  public static CommandRefusal of(IncidentCommand command, String saysZh, String saysEn) {
    return of(command, RejectionReason.NOT_APPLICABLE, saysZh, saysEn);
  }

  /** A command that is carried out and matches nothing. */
  public static CommandRefusal inVain(IncidentCommand command, Bilingual says) {
    return of(command, RejectionReason.MATCHES_NOTHING, says.zh(), says.en());
  }

  private static CommandRefusal of(
      IncidentCommand command, RejectionReason reason, String saysZh, String saysEn) {
    return new CommandRefusal(
        command.origin(),
        command.recordTimeMillis(),
        command.commandId(),
        command.kind(),
        command.actor(),
        reason,
        saysZh,
        saysEn);
  }
}
