package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.List;

/** An incident while one input is worked into it. */
final class IncidentDraft {

  private final IncidentLimits limits;
  private final String key;
  private final String incidentId;
  private final String dedupKey;
  private final long openedMillis;
  private long seq;
  private IncidentState state;
  private Level level;
  private Level peakLevel;
  private IncidentType type;
  private final List<IncidentType> types;
  private final List<String> rules;
  private final Parts parts;
  private Part lead;
  private Affected scope;
  private int scopeTold;
  private Impact impact;
  private Impact impactTold;
  private long findingCount;
  private long absorbedCount;
  private long clockMillis;
  private long closeMillis;

  IncidentDraft(Incident incident, IncidentLimits limits) {
    this.limits = limits;
    this.key = incident.key();
    this.incidentId = incident.incidentId();
    this.dedupKey = incident.dedupKey();
    this.openedMillis = incident.openedMillis();
    this.seq = incident.seq();
    this.state = incident.state();
    this.level = incident.level();
    this.peakLevel = incident.peakLevel();
    this.type = incident.type();
    this.types = new ArrayList<>(incident.types());
    this.rules = new ArrayList<>(incident.rules());
    this.parts = new Parts(incident.parts(), incident.holdUntilMillis(), limits);
    this.lead = incident.lead();
    this.scope = incident.scope();
    this.scopeTold = incident.scopeTold();
    this.impact = incident.impact();
    this.impactTold = incident.impactTold();
    this.findingCount = incident.findingCount();
    this.absorbedCount = incident.absorbedCount();
    this.clockMillis = incident.clockMillis();
    this.closeMillis = incident.closeMillis();
  }

  Incident freeze() {
    return new Incident(
        key,
        incidentId,
        dedupKey,
        seq,
        state,
        level,
        peakLevel,
        type,
        types,
        rules,
        parts.list(),
        lead,
        scope,
        scopeTold,
        impact,
        impactTold,
        findingCount,
        absorbedCount,
        openedMillis,
        clockMillis,
        parts.holdUntilMillis(),
        closeMillis);
  }

  /** A finding of this trouble: it opens, reopens, raises, adds something, or is only counted. */
  void join(Turn turn, Finding finding, Pseudonyms pseudonyms) {
    seen(finding.timeMillis());
    findingCount++;
    boolean opens = seq == 0;
    boolean relapses = state == IncidentState.RESOLVED;
    Level before = level;
    IncidentType typeBefore = type;
    boolean newType = remember(types, finding.type(), IncidentType.values().length);
    boolean newRule = remember(rules, finding.ruleId(), limits.maxNames());
    if (Family.distanceFromCause(finding.type()) < Family.distanceFromCause(type)) {
      type = finding.type();
    }
    scope = scope.with(finding.scope(), limits.maxNames());
    if (!scope.names(finding.scope()) || !rules.contains(finding.ruleId())) {
      turn.overLimit();
    }
    for (Evidence evidence : finding.evidence()) {
      if (evidence.symptom() != null) {
        enlarge(evidence.symptom().impact(), evidence.symptom().numerator());
      }
    }

    Part part = Parts.of(turn, finding, pseudonyms);
    level = opens || relapses ? part.level() : Level.graver(level, part.level());
    peakLevel = Level.graver(peakLevel, level);
    if (!parts.add(part)) {
      turn.overLimit();
    }
    restate();

    if (opens) {
      say(turn, AlertEvent.OPENED, AlertReason.FIRST_FINDING, null, finding, pseudonyms);
    } else if (relapses) {
      say(turn, AlertEvent.REOPENED, AlertReason.RELAPSED, before, finding, pseudonyms);
    } else if (level.graverThan(before)) {
      AlertReason reason =
          type == typeBefore ? AlertReason.GRAVER_FINDING : AlertReason.CAUSE_FOUND;
      say(turn, AlertEvent.ESCALATED, reason, before, finding, pseudonyms);
    } else {
      AlertReason news = news(type != typeBefore, newType, newRule);
      if (news != null) {
        say(turn, AlertEvent.UPDATED, news, null, finding, pseudonyms);
      }
    }
  }

  /** A customer who escalates because of this incident: counted, told at round counts. */
  void absorb(Turn turn, Finding finding, Pseudonyms pseudonyms) {
    seen(finding.timeMillis());
    findingCount++;
    absorbedCount++;
    if (isPowerOfTen(absorbedCount)) {
      say(turn, AlertEvent.UPDATED, AlertReason.ABSORBED, null, finding, pseudonyms);
    }
  }

  /** A line was crossed: what it sustained may be over, or stand again. */
  void follow(Turn turn, Symptom crossing, Pseudonyms pseudonyms) {
    seen(crossing.timeMillis());
    parts.follow(turn, crossing, pseudonyms);
    restate();
  }

  /** A line that measures the extent was crossed. */
  void enlarge(Turn turn, Symptom crossing, Pseudonyms pseudonyms) {
    enlarge(crossing.impact(), crossing.numerator());
    if (impact.outgrew(impactTold)) {
      Evidence figure = new Evidence("impact", crossing.measureId(), crossing, List.of(), 0);
      say(
          turn,
          AlertEvent.UPDATED,
          AlertReason.IMPACT_GREW,
          null,
          lead.rule(),
          lead.says(),
          pseudonyms.in(List.of(figure)),
          crossing.timeMillis(),
          crossing.completedBy());
    }
  }

  /** A line that measures the extent was up before the incident was known. */
  void enlarge(Standing standing) {
    if (standing.up()) {
      enlarge(standing.impact(), standing.extent());
    }
  }

  /** When event time alone will next change something; null when never. */
  Long dueMillis() {
    return switch (state) {
      case CLOSED -> null;
      case RESOLVED -> closeMillis;
      case RECOVERING -> parts.heldAtMillis();
      case OPEN -> parts.nextChangeMillis();
    };
  }

  /** Event time has passed an instant at which something was due. */
  void passed(Turn turn, long dueMillis) {
    seen(dueMillis);
    if (state == IncidentState.RESOLVED) {
      state = IncidentState.CLOSED;
      sayTimed(turn, AlertEvent.CLOSED, AlertReason.REOPEN_WINDOW_PASSED, null, null);
      return;
    }
    parts.quiet(dueMillis);
    restate();
    if (state == IncidentState.OPEN) {
      lower(turn, dueMillis);
    } else if (parts.heldAtMillis() <= dueMillis) {
      resolve(turn);
    }
  }

  private void lower(Turn turn, long dueMillis) {
    List<Part> gone = parts.dropOver(dueMillis);
    Level before = level;
    level = parts.gravest().orElse(level);
    restate();
    if (before.graverThan(level)) {
      Symptom clearedBy = Parts.leading(gone.stream()).map(Part::overBy).orElse(null);
      sayTimed(turn, AlertEvent.DEESCALATED, AlertReason.GRAVER_PART_OVER, before, clearedBy);
    }
  }

  private void resolve(Turn turn) {
    state = IncidentState.RESOLVED;
    closeMillis = clockMillis + limits.reopenMillis(level);
    Symptom clearedBy = parts.lastOver().map(Part::overBy).orElse(null);
    sayTimed(turn, AlertEvent.RESOLVED, AlertReason.CLEARED, null, clearedBy);
    parts.clear();
  }

  /** Brings state and lead in line with the parts. */
  private void restate() {
    state = parts.stand() ? IncidentState.OPEN : IncidentState.RECOVERING;
    lead = parts.leading().orElse(lead);
  }

  private AlertReason news(boolean causeFound, boolean newType, boolean newRule) {
    if (causeFound) {
      return AlertReason.CAUSE_FOUND;
    }
    if (newType) {
      return AlertReason.CONSEQUENCE_JOINED;
    }
    if (newRule) {
      return AlertReason.RULE_JOINED;
    }
    if (scope.size() > scopeTold && scope.size() >= 2 * scopeTold) {
      return AlertReason.SCOPE_GREW;
    }
    return impact.outgrew(impactTold) ? AlertReason.IMPACT_GREW : null;
  }

  private void enlarge(String name, double figure) {
    impact = impact.with(name, figure);
  }

  private void seen(long timeMillis) {
    clockMillis = Math.max(clockMillis, timeMillis);
  }

  private static <T> boolean remember(List<T> known, T name, int limit) {
    return !known.contains(name) && known.size() < limit && known.add(name);
  }

  private static boolean isPowerOfTen(long count) {
    return Long.toString(count).matches("10*");
  }

  private void say(
      Turn turn,
      AlertEvent event,
      AlertReason reason,
      Level before,
      Finding finding,
      Pseudonyms pseudonyms) {
    say(
        turn,
        event,
        reason,
        before,
        RuleRef.of(finding),
        pseudonyms.in(finding.says(), finding.scope()),
        pseudonyms.in(finding.evidence()),
        finding.timeMillis(),
        finding.completedBy());
  }

  private void sayTimed(
      Turn turn, AlertEvent event, AlertReason reason, Level before, Symptom clearedBy) {
    List<Evidence> evidence =
        clearedBy == null
            ? List.of()
            : List.of(new Evidence("clear", clearedBy.measureId(), clearedBy, List.of(), 0));
    say(turn, event, reason, before, lead.rule(), lead.says(), evidence, clockMillis, null);
  }

  private void say(
      Turn turn,
      AlertEvent event,
      AlertReason reason,
      Level before,
      RuleRef rule,
      Bilingual ground,
      List<Evidence> evidence,
      long timeMillis,
      EventRef completedBy) {
    seq++;
    scopeTold = scope.size();
    impactTold = impact;
    Level previous = before == level ? null : before;
    String alertId =
        Pseudonyms.nameFor(
            "alert-",
            incidentId,
            Long.toString(seq),
            event.name(),
            reason.name(),
            level.name(),
            rule.id(),
            Long.toString(timeMillis));
    turn.say(
        new Alert(
            alertId,
            incidentId,
            seq,
            dedupKey,
            event,
            reason,
            state,
            level,
            previous,
            peakLevel,
            type,
            scope,
            impact,
            rule,
            findingCount,
            absorbedCount,
            evidence,
            Wording.of(
                event,
                reason,
                level,
                previous,
                type,
                timeMillis - openedMillis,
                absorbedCount,
                ground),
            openedMillis,
            timeMillis,
            completedBy,
            null));
  }
}
