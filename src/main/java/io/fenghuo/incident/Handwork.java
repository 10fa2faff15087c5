package io.fenghuo.incident;

import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * What operators do to an incident. Each gives null where it is done, or why it is not.
 *
 * <p>An operator's word is final for what it names and nothing else: one department's
 * acknowledgement is no other's, a level that was set stays until it is let go, and what was called
 * over comes back with its next finding, or at the end of the reopen window if it still stands
 * then.
 */
final class Handwork {

  private static final Message OVER = Message.of("refused.over");

  private final IncidentDraft draft;
  private final CommandRef command;

  Handwork(IncidentDraft draft, CommandRef command, long nowMillis) {
    this.draft = draft;
    this.command = command;
    draft.seen(nowMillis);
  }

  Message ack(Department department) {
    if (!draft.lasts()) {
      return OVER;
    }
    Duty duty = draft.handling.duties.of(department);
    if (duty == null || duty.dueMillis() == null) {
      return Message.of("refused.no-ack-asked", "department", department.named());
    }
    if (duty.ackedMillis() != null) {
      return Message.of(
          "refused.acked-already", "department", department.named(), "actor", duty.ackedBy());
    }
    draft.handling.duties.ack(department, command.actor(), draft.clockMillis());
    draft.restate();
    draft.alerts.say(
        AlertEvent.ACKED,
        AlertReason.DEPARTMENT_ACKED,
        null,
        draft.handlingWords().acked(department, command.actor(), draft.handling.duties.allAcked()),
        Occasion.of(command));
    return null;
  }

  Message mitigate() {
    if (!draft.lasts()) {
      return OVER;
    }
    if (draft.handling.mitigating) {
      return Message.of("refused.mitigating");
    }
    draft.handling.mitigating = true;
    draft.restate();
    draft.alerts.say(
        AlertEvent.ACKED,
        AlertReason.MITIGATION_BEGUN,
        null,
        draft.handlingWords().mitigating(command),
        Occasion.of(command));
    return null;
  }

  Message resolve(boolean falseAlarm) {
    if (!draft.lasts()) {
      return Message.of("refused.over-already");
    }
    if (falseAlarm) {
      draft.handling.report = null;
    }
    draft.resolve(true);
    draft.alerts.say(
        AlertEvent.RESOLVED,
        falseAlarm ? AlertReason.FALSE_ALARM : AlertReason.BY_OPERATOR,
        null,
        draft.handlingWords().endedByHand(command, falseAlarm),
        Occasion.of(command));
    return null;
  }

  Message reopen() {
    if (draft.lasts()) {
      return Message.of("refused.not-over");
    }
    draft.parts.standAgain(draft.handling.calledOver, draft.changes);
    draft.handling.calledOver = List.of();
    draft.parts.standByHand(draft.lead, draft.clockMillis());
    draft.restate();
    draft.rearm(draft.clockMillis());
    draft.restate();
    draft.alerts.say(
        AlertEvent.REOPENED,
        AlertReason.BY_OPERATOR,
        null,
        draft.handlingWords().reopenedByHand(command),
        Occasion.of(command));
    return null;
  }

  Message close() {
    if (draft.lasts()) {
      resolve(false);
    }
    draft.closeByHand();
    draft.alerts.say(
        AlertEvent.CLOSED,
        AlertReason.BY_OPERATOR,
        null,
        draft.handlingWords().closedByHand(command),
        Occasion.of(command));
    return null;
  }

  /**
   * @param level null to let the findings decide again
   */
  Message setLevel(Level level) {
    if (!draft.lasts()) {
      return OVER;
    }
    if (level == draft.handling.pinned) {
      return level == null
          ? Message.of("refused.level-not-set")
          : Message.of("refused.level-already", "level", Figure.of(level));
    }
    Level before = draft.level;
    draft.handling.pinned = level;
    draft.restate();
    if (draft.level.moreSevereThan(before)) {
      draft.rearm(draft.clockMillis());
      draft.restate();
    }
    AlertEvent event = AlertEvent.UPDATED;
    if (draft.level != before) {
      event = draft.level.moreSevereThan(before) ? AlertEvent.ESCALATED : AlertEvent.DEESCALATED;
    }
    draft.alerts.say(
        event,
        AlertReason.LEVEL_SET,
        before,
        level == null
            ? draft.handlingWords().levelReleased(draft.level)
            : draft.handlingWords().levelSet(before, level, command),
        Occasion.of(command));
    return null;
  }
}
