package io.fenghuo.incident;

import io.fenghuo.health.SourceHealth;
import io.fenghuo.rule.Level;
import java.util.List;

/**
 * What time does to an incident. Event time alone lowers, resolves and closes it, because only what
 * has been read says that a trouble is over. Deadlines pass on the input's clock, which runs on
 * where event time stands still.
 */
final class Passing {

  /** For how long an unanswered incident that has been quiet is not called overdue. */
  static final long QUIET_GRACE_MILLIS = 2 * 60_000;

  private final IncidentDraft draft;

  Passing(IncidentDraft draft) {
    this.draft = draft;
  }

  /** Asks to be woken at what is due next. */
  void schedule() {
    Long deadline = deadlineMillis();
    if (deadline != null) {
      draft.changes.deadline(draft.key(), deadline);
    }
    Long due = dueMillis();
    if (due != null) {
      draft.changes.wake(draft.key(), due);
    }
  }

  /** When event time will next change something, deadlines among it; null when never. */
  Long dueMillis() {
    return earlier(
        draft.alerts.remarks().dueMillis(),
        earlier(figuresMillis(), earlier(ackMillis(), reportMillis())));
  }

  /** When the input's clock will next change something; null when never. */
  Long deadlineMillis() {
    return earlier(
        draft.alerts.remarks().dueMillis(), earlier(ackDeadlineMillis(), reportMillis()));
  }

  /** Who had to answer by then is judged by how it stood then, whenever the clock comes to it. */
  private Long ackMillis() {
    Long next = nextAckMillis();
    return next != null && draft.parts.stoodAt(next) ? next : null;
  }

  /**
   * The same on the input's clock. That it has been quiet until then is known only when event time
   * has passed: that is waited for, and not for long.
   */
  private Long ackDeadlineMillis() {
    Long next = nextAckMillis();
    if (next == null || draft.parts.stoodAt(next)) {
      return next;
    }
    Long quiet = draft.parts.nextQuietMillis();
    return quiet == null ? null : (Long) (Math.max(next, quiet) + QUIET_GRACE_MILLIS);
  }

  private Long nextAckMillis() {
    return draft.isTold() && draft.handling.mute == null && draft.lasts()
        ? draft.handling.duties.nextDueMillis()
        : null;
  }

  private Long reportMillis() {
    return draft.handling.report == null || !draft.isTold() || draft.state == IncidentState.CLOSED
        ? null
        : LeakRegulation.nextReminderMillis(
            draft.handling.report, draft.reportFromMillis(), draft.handling.reportToldMillis);
  }

  private Long figuresMillis() {
    Long calledOver =
        draft.handling.calledOver.isEmpty() ? null : draft.handling.calledOverUntilMillis;
    return earlier(calledOver, figuresMillisOfState());
  }

  private Long figuresMillisOfState() {
    return switch (draft.state) {
      case CLOSED -> null;
      case RESOLVED -> forgottenMillis();
      case PENDING -> draft.parts.stand() ? standingMillis() : (Long) draft.parts.heldAtMillis();
      case RECOVERING ->
          draft.handling.heldBy.isEmpty()
              ? (Long) Math.max(calmMillis(), draft.liveFromMillis())
              : null;
      case OPEN, ACKED, MITIGATING -> standingMillis();
    };
  }

  /** A leak that has stopped is still to be reported; closed it could not be reminded of. */
  private long forgottenMillis() {
    return draft.handling.report == null
        ? draft.closeMillis
        : Math.max(draft.closeMillis, draft.handling.report.dueMillis());
  }

  private Long standingMillis() {
    Long drop = draft.handling.heldBy.isEmpty() ? draft.parts.nextDropMillis() : null;
    return earlier(
        draft.parts.nextQuietMillis(),
        drop == null ? null : (Long) Math.max(drop, draft.liveFromMillis()));
  }

  /** When all will have been over for long enough, and a flapping one for longer. */
  private long calmMillis() {
    long held = draft.parts.heldAtMillis();
    return draft.handling.flapping
        ? Math.max(
            held, draft.parts.lastOverMillis() + draft.terms.limits().calmMillis(draft.level))
        : held;
  }

  /** Event time has passed an instant at which something was due. */
  void passed(long dueMillis) {
    passDeadlines(ackMillis(), dueMillis);
    Long figures = figuresMillis();
    if (figures == null || figures > dueMillis) {
      return;
    }
    draft.seen(dueMillis);
    if (!draft.handling.calledOver.isEmpty() && draft.handling.calledOverUntilMillis <= dueMillis) {
      if (draft.handling.calledOver.stream().anyMatch(draft.changes::sustains)) {
        standAgain();
        return;
      }
      draft.handling.calledOver = List.of();
    }
    if (draft.state == IncidentState.RESOLVED) {
      if (forgottenMillis() <= dueMillis) {
        close();
      }
      return;
    }
    draft.parts.quiet(dueMillis);
    draft.restate();
    if (draft.state == IncidentState.PENDING) {
      passedPending(dueMillis);
      return;
    }
    List<SourceHealth> missed = draft.missed();
    if (!missed.isEmpty()) {
      hold(missed);
      return;
    }
    draft.handling.heldBy = List.of();
    if (draft.parts.stand()) {
      if (draft.liveFromMillis() <= dueMillis) {
        lower(dueMillis);
      }
    } else if (Math.max(calmMillis(), draft.liveFromMillis()) <= dueMillis) {
      resolve();
    }
  }

  /** The input's clock has passed it. */
  void deadlinePassed(long nowMillis) {
    passDeadlines(ackDeadlineMillis(), nowMillis);
  }

  private void passDeadlines(Long ack, long nowMillis) {
    Long remarks = draft.alerts.remarks().dueMillis();
    if (remarks != null && remarks <= nowMillis) {
      draft.alerts.sayRemarks();
    }
    if (ack != null && ack <= nowMillis) {
      draft.seen(nowMillis);
      ackOverdue(nowMillis);
    }
    for (Long due = reportMillis(); due != null && due <= nowMillis; due = reportMillis()) {
      draft.seen(due);
      remindOfReport(due);
    }
  }

  private void remindOfReport(long dueMillis) {
    draft.handling.reportToldMillis = dueMillis;
    draft.alerts.say(
        AlertEvent.REPEATED,
        LeakRegulation.reasonAt(draft.handling.report, dueMillis),
        null,
        draft.handlingWords().reportDue(draft.handling.report, dueMillis),
        Occasion.TIME);
  }

  /** Whom the next more severe level would tell is told too; further times are reminders. */
  private void ackOverdue(long nowMillis) {
    List<Duty> overdue = draft.handling.duties.expire(nowMillis);
    List<Duty> told = draft.handling.duties.list();
    boolean firstTime = overdue.stream().anyMatch(duty -> duty.overdueCount() == 1);
    if (firstTime) {
      Level wider = draft.level == Level.I ? Level.I : Level.values()[draft.level.ordinal() - 1];
      draft.handling.duties.assign(
          draft.profile.response(draft.type, wider, draft.handling.response).assignments(),
          draft.clockMillis(),
          draft.ackDueMillis(draft.clockMillis()));
    }
    draft.alerts.say(
        firstTime ? AlertEvent.ACK_EXPIRED : AlertEvent.REPEATED,
        AlertReason.ACK_OVERDUE,
        null,
        draft.handlingWords().overdue(overdue, draft.handling.duties.beyond(told)),
        Occasion.TIME);
  }

  /** At the end of the reopen window it still stands: it is told again in full. */
  void standAgain() {
    Level before = draft.level;
    boolean isOver = !draft.lasts();
    draft.seen(draft.handling.calledOverUntilMillis);
    draft.parts.standAgain(draft.handling.calledOver, draft.changes);
    draft.handling.calledOver = List.of();
    draft.natural = draft.weighed();
    draft.restate();
    if (!draft.isTold()) {
      draft.handling.mute = Mutes.of(draft.changes, draft);
      draft.open(AlertReason.STILL_STANDS, draft.lead.says(), Occasion.TIME);
      return;
    }
    draft.rearm(draft.clockMillis());
    draft.restate();
    AlertEvent event =
        draft.level.moreSevereThan(before) ? AlertEvent.ESCALATED : AlertEvent.UPDATED;
    draft.alerts.say(
        isOver ? AlertEvent.REOPENED : event,
        AlertReason.STILL_STANDS,
        before,
        draft.handlingWords().stillStands(draft.lead.says()),
        Occasion.TIME);
  }

  private void passedPending(long dueMillis) {
    if (draft.parts.stand()) {
      draft.parts.dropOver(dueMillis);
      draft.natural = draft.weighed();
      draft.restate();
    } else if (draft.parts.heldAtMillis() <= dueMillis) {
      draft.state = IncidentState.CLOSED;
    }
  }

  private void hold(List<SourceHealth> missed) {
    draft.handling.heldBy = missed.stream().map(SourceHealth::name).distinct().sorted().toList();
    boolean isDire = missed.stream().anyMatch(Inputs::isDire);
    if (isDire && !draft.handling.holdTold && draft.state == IncidentState.RECOVERING) {
      draft.handling.holdTold = true;
      draft.alerts.say(
          AlertEvent.RESOLVE_HELD,
          AlertReason.INPUT_NOT_LIVE,
          null,
          draft.handlingWords().held(draft.handling.heldBy),
          Occasion.TIME);
    }
  }

  /** What held it may be another one now, or none. */
  void followInputs() {
    List<SourceHealth> missed = draft.missed();
    if (!missed.isEmpty()) {
      hold(missed);
      return;
    }
    draft.handling.heldBy = List.of();
    draft.handling.holdTold = false;
  }

  private void lower(long dueMillis) {
    List<Part> gone = draft.parts.dropOver(dueMillis);
    Level before = draft.level;
    draft.natural = draft.weighed();
    draft.restate();
    if (before.moreSevereThan(draft.level)) {
      Part over = Parts.leading(gone.stream()).orElse(null);
      draft.alerts.say(
          AlertEvent.DEESCALATED,
          AlertReason.GRAVER_PART_OVER,
          before,
          draft
              .words()
              .lowered(
                  before,
                  over == null
                      ? null
                      : draft.parts.ending(over, draft.clockMillis(), draft.terms.names()),
                  draft.lead.says()),
          Occasion.ofEnd(over));
    }
  }

  private void resolve() {
    Part over = draft.parts.lastOver().orElseThrow();
    draft.resolve(false);
    draft.alerts.say(
        AlertEvent.RESOLVED,
        AlertReason.CLEARED,
        null,
        draft
            .words()
            .resolved(
                draft.clockMillis() - draft.openedMillis(),
                new Ending(draft.terms.names()).of(over, draft.clockMillis())),
        Occasion.ofEnd(over));
  }

  /** The same trouble is back after the reopen window: this one is over, whatever it waits for. */
  void lapse() {
    draft.seen(draft.closeMillis);
    close();
  }

  private void close() {
    draft.state = IncidentState.CLOSED;
    if (!draft.isTold()) {
      return;
    }
    draft.alerts.say(
        AlertEvent.CLOSED,
        AlertReason.REOPEN_WINDOW_PASSED,
        null,
        draft.words().closed(draft.terms.limits().reopenMillis(draft.level)),
        Occasion.TIME);
  }

  private static Long earlier(Long a, Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Math.min(a, b);
  }
}
