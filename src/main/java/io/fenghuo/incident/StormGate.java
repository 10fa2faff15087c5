package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import java.util.Comparator;
import java.util.List;

/**
 * Tells so many new incidents of level III and IV within a span and no more. Further ones are
 * pending: known, followed, counted in an incident of their own, and told when they grow graver or
 * when the next span has room, if they still stand then. Levels I and II are never held back, nor
 * is what is told already, nor what is muted.
 */
final class StormGate {

  /** Wakes under this key are for the end of a span. */
  static final String KEY = "storm";

  static final String RULE = "alert-storm";

  private final Turn turn;
  private final Terms terms;
  private Finding storm;

  StormGate(Turn turn, Terms terms) {
    this.turn = turn;
    this.terms = terms;
  }

  static boolean neverHeldBack(IncidentDraft draft) {
    return draft.level.graverThan(Level.III) || draft.family() == Family.ALERT_STORM;
  }

  /** Counts an opening; whether it is one too many. */
  boolean holdsBack(IncidentDraft draft) {
    if (neverHeldBack(draft) || hasRoom(draft.clockMillis())) {
      return false;
    }
    turn.heldBack();
    storm = finding(draft);
    return true;
  }

  /** What the incident of the storm itself is made of; null where nothing was held back. */
  Finding storm() {
    return storm;
  }

  private boolean hasRoom(long nowMillis) {
    TenantState desk = turn.desk();
    long span = terms.limits().storm().spanMillis();
    boolean isNew = desk.opened() == 0 || nowMillis >= desk.stormStartMillis() + span;
    long start = isNew ? nowMillis : desk.stormStartMillis();
    int opened = isNew ? 0 : desk.opened();
    if (opened >= terms.limits().storm().cap()) {
      return false;
    }
    turn.put(desk.withOpened(start, opened + 1));
    turn.wake(KEY, start + span);
    return true;
  }

  /**
   * A span is over: tells those that were held back, the gravest first, as far as there is room.
   */
  void passed(long timeMillis) {
    TenantState desk = turn.desk();
    long end = desk.stormStartMillis() + terms.limits().storm().spanMillis();
    if (desk.opened() > 0 && timeMillis < end) {
      turn.wake(KEY, end);
      return;
    }
    turn.put(desk.withOpened(TenantState.NEW.stormStartMillis(), 0));
    List<Incident> waiting =
        turn.incidents(Index.WAITING).stream()
            .filter(incident -> incident.state() == IncidentState.PENDING)
            .sorted(
                Comparator.comparing(Incident::level)
                    .thenComparing(Incident::openedMillis)
                    .thenComparing(Incident::key))
            .toList();
    for (Incident incident : waiting) {
      IncidentDraft draft = new IncidentDraft(incident, turn, terms);
      if (!draft.parts.stand()) {
        continue;
      }
      draft.seen(timeMillis);
      if (!hasRoom(timeMillis)) {
        return;
      }
      draft.open(AlertReason.STORM_PASSED, draft.lead.says(), Occasion.TIME);
      IncidentLife.keep(draft);
    }
  }

  /** The storm as a finding: how many incidents were told when this one was too many. */
  private Finding finding(IncidentDraft draft) {
    IncidentLimits.Storm limits = terms.limits().storm();
    Affected at = draft.extent.scope();
    Scope tenant =
        new Scope(at.tenant(), null, null, null, null, null, null, null, null, null, null);
    long timeMillis = draft.clockMillis();
    Symptom figure =
        new Symptom(
            "incidents-opened",
            "cap",
            Edge.UP,
            tenant,
            limits.cap() + 1,
            limits.cap() + 1,
            ">=",
            limits.cap() + 1,
            1,
            Double.NaN,
            limits.spanMillis(),
            timeMillis,
            null,
            null);
    String zh = Reach.durationZh(limits.spanMillis());
    String en = Reach.durationEn(limits.spanMillis());
    return new Finding(
        Pseudonyms.nameFor("storm-", draft.incidentId()),
        RULE,
        1,
        RULE,
        FindingKind.MATCH,
        IncidentType.ALERT_STORM,
        Level.III,
        tenant,
        timeMillis,
        timeMillis,
        null,
        List.of(new Evidence("openings", figure.measureId(), figure, List.of(), 0)),
        new Bilingual(
            zh + "内新事件超过" + limits.cap() + "起，III、IV级的新事件暂缓逐一通知。",
            "More than "
                + limits.cap()
                + " new incidents within "
                + en
                + ": further ones of levels III and IV are held back for now."),
        new Clear(List.of(), 0, limits.spanMillis()),
        List.of(),
        RuleResponse.OF_PROFILE,
        false);
  }
}
