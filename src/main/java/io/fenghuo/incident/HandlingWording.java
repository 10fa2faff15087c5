package io.fenghuo.incident;

import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Figure;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;

/** What a record says to a person of how an incident is handled: by whom, and what is overdue. */
final class HandlingWording {

  private final Object at;

  HandlingWording(Wording incident) {
    this.at = incident.at();
  }

  LocalizedText acked(Department department, String actor, boolean all) {
    return say(
        all ? "handling.acked-by-all" : "handling.acked",
        "department",
        department.named(),
        "actor",
        actor);
  }

  LocalizedText mitigating(CommandRef command) {
    return say("handling.mitigating", "because", because(command));
  }

  /**
   * @param added who is told because of it by the same record; nobody where all are told already,
   *     as at level I
   */
  LocalizedText overdue(List<Duty> duties, List<Duty> added) {
    int times = duties.stream().mapToInt(Duty::overdueCount).max().orElse(1);
    String key =
        times > 1
            ? "handling.overdue-again"
            : added.isEmpty() ? "handling.overdue" : "handling.overdue-told";
    return say(key, "departments", names(duties), "times", times, "added", names(added));
  }

  /**
   * Below the lowest grade of the law nothing must be reported as far as is known: people decide.
   */
  LocalizedText reportDue(LeakReport report, long nowMillis) {
    long leftMillis = report.dueMillis() - nowMillis;
    Message left =
        leftMillis > 0
            ? Message.of("handling.time-left", "left", Figure.length(leftMillis))
            : Message.of("handling.time-over");
    return report.grade() == null
        ? Wording.capital(
            Message.counted("handling.report-decide", report.persons(), "at", at, "left", left))
        : say("handling.report-due", "left", left);
  }

  LocalizedText levelSet(Level before, Level now, CommandRef command) {
    return say(
        "handling.level-set",
        "before",
        Wording.words(before),
        "now",
        Wording.words(now),
        "because",
        because(command));
  }

  LocalizedText levelReleased(Level now) {
    return say("handling.level-released", "now", Wording.words(now));
  }

  LocalizedText suppressed(Mute mute) {
    return say("handling.suppressed." + mute.by(), "id", mute.id());
  }

  LocalizedText unsuppressed(Mute mute, boolean outgrown, LocalizedText ground) {
    boolean isOutgrown = outgrown && mute.by() != Mute.Kind.CAUSE;
    Message why = Message.of((isOutgrown ? "handling.outgrown." : "handling.ended.") + mute.by());
    return say("handling.unsuppressed", "why", why, "ground", ground);
  }

  LocalizedText held(List<String> missing) {
    List<?> inputs = missing.stream().map(source -> Codes.name("source", source)).toList();
    return say("handling.held", "inputs", Message.listed(inputs));
  }

  LocalizedText mergedInto(String incidentId) {
    return say("handling.merged-into", "id", incidentId);
  }

  LocalizedText tookOver(String incidentId, LocalizedText ground) {
    return say("handling.took-over", "id", incidentId, "ground", ground);
  }

  LocalizedText heldBack(long count, LocalizedText ground) {
    return say("handling.held-back", "count", count, "ground", ground);
  }

  LocalizedText endedByHand(CommandRef command, boolean falseAlarm) {
    return say(
        falseAlarm ? "handling.false-alarm" : "handling.resolved", "because", because(command));
  }

  /**
   * @param ground what was last reported of what still stands
   */
  LocalizedText stillStands(LocalizedText ground) {
    return say("handling.still-stands", "ground", ground);
  }

  LocalizedText reopenedByHand(CommandRef command) {
    return say("handling.reopened", "because", because(command));
  }

  LocalizedText closedByHand(CommandRef command) {
    return say("handling.closed", "because", because(command));
  }

  private LocalizedText say(String key, Object... arguments) {
    return Wording.capital(Message.of(key, arguments).with("at", at));
  }

  private static Object because(CommandRef command) {
    String reason = command.reason();
    return reason == null || reason.isBlank()
        ? ""
        : Message.of("handling.because", "reason", reason);
  }

  private static Message names(List<Duty> duties) {
    return Message.and(duties.stream().map(duty -> duty.department().named()).toList());
  }
}
