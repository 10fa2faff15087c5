package io.fenghuo.incident;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
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

  private static final Bilingual OVER =
      new Bilingual("事件已解除，需先重新打开。", "The incident is over; reopen it first.");

  private final IncidentDraft draft;
  private final CommandRef command;

  Handwork(IncidentDraft draft, CommandRef command, long nowMillis) {
    this.draft = draft;
    this.command = command;
    draft.seen(nowMillis);
  }

  Bilingual ack(Department department) {
    if (!draft.lasts()) {
      return OVER;
    }
    Duty duty = draft.duties.of(department);
    if (duty == null || duty.dueMillis() == null) {
      return new Bilingual(
          department.nameZh() + "在该事件中无需确认。",
          "No acknowledgement is asked of " + department.nameEn() + " in this incident.");
    }
    if (duty.ackedMillis() != null) {
      return new Bilingual(
          department.nameZh() + "已由 " + duty.ackedBy() + " 确认。",
          duty.ackedBy() + " has acknowledged for " + department.nameEn() + " already.");
    }
    draft.duties.ack(department, command.actor(), draft.clockMillis());
    draft.restate();
    draft.say(
        AlertEvent.ACKED,
        AlertReason.DEPARTMENT_ACKED,
        null,
        draft.handlingWords().acked(department, command.actor(), draft.duties.allAcked()),
        Occasion.of(command));
    return null;
  }

  Bilingual mitigate() {
    if (!draft.lasts()) {
      return OVER;
    }
    if (draft.mitigating) {
      return new Bilingual("已在处置中。", "A remedy is at work already.");
    }
    draft.mitigating = true;
    draft.restate();
    draft.say(
        AlertEvent.ACKED,
        AlertReason.MITIGATION_BEGUN,
        null,
        draft.handlingWords().mitigating(command),
        Occasion.of(command));
    return null;
  }

  Bilingual resolve(boolean falseAlarm) {
    if (!draft.lasts()) {
      return new Bilingual("事件已解除。", "The incident is over already.");
    }
    if (falseAlarm) {
      draft.report = null;
    }
    draft.resolve(true);
    draft.say(
        AlertEvent.RESOLVED,
        falseAlarm ? AlertReason.FALSE_ALARM : AlertReason.BY_OPERATOR,
        null,
        draft.handlingWords().endedByHand(command, falseAlarm),
        Occasion.of(command));
    return null;
  }

  Bilingual reopen() {
    if (draft.lasts()) {
      return new Bilingual("事件尚未解除。", "The incident is not over.");
    }
    draft.parts.standAgain(draft.calledOver, draft.turn);
    draft.calledOver = List.of();
    draft.parts.standByHand(draft.lead, draft.clockMillis());
    draft.restate();
    draft.rearm(draft.clockMillis());
    draft.restate();
    draft.say(
        AlertEvent.REOPENED,
        AlertReason.BY_OPERATOR,
        null,
        draft.handlingWords().reopenedByHand(command),
        Occasion.of(command));
    return null;
  }

  Bilingual close() {
    if (draft.lasts()) {
      resolve(false);
    }
    draft.closeByHand();
    draft.say(
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
  Bilingual setLevel(Level level) {
    if (!draft.lasts()) {
      return OVER;
    }
    if (level == draft.pinned) {
      return level == null
          ? new Bilingual("等级未被人工设定。", "The level is not set by hand.")
          : new Bilingual("等级已设为" + level + "级。", "The level is set to " + level + " already.");
    }
    Level before = draft.level;
    draft.pinned = level;
    draft.restate();
    if (draft.level.graverThan(before)) {
      draft.rearm(draft.clockMillis());
      draft.restate();
    }
    AlertEvent event = AlertEvent.UPDATED;
    if (draft.level != before) {
      event = draft.level.graverThan(before) ? AlertEvent.ESCALATED : AlertEvent.DEESCALATED;
    }
    draft.say(
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
