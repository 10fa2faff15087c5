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
  private final Extent extent;
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
    this.extent = new Extent(incident);
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
        extent.scope(),
        extent.scopeTold(),
        extent.impact(),
        extent.impactTold(),
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
    boolean placed = extent.reaches(finding.scope(), limits.maxNames());
    if (!placed || !rules.contains(finding.ruleId())) {
      turn.overLimit();
    }
    for (Evidence evidence : finding.evidence()) {
      if (evidence.symptom() != null) {
        extent.enlarge(evidence.symptom().impact(), evidence.symptom().numerator());
      }
    }

    Part part = Parts.of(turn, finding, pseudonyms);
    level = opens || relapses ? part.level() : Level.graver(level, part.level());
    peakLevel = Level.graver(peakLevel, level);
    if (!parts.add(part)) {
      turn.overLimit();
    }
    restate();

    Bilingual ground = pseudonyms.in(finding.says(), finding.scope());
    Teller teller = new Teller(turn, finding, pseudonyms);
    if (opens) {
      teller.tell(AlertEvent.OPENED, AlertReason.FIRST_FINDING, null, words().opened(ground));
    } else if (relapses) {
      teller.tell(AlertEvent.REOPENED, AlertReason.RELAPSED, before, words().reopened(ground));
    } else if (level.graverThan(before)) {
      teller.tell(
          AlertEvent.ESCALATED,
          type == typeBefore ? AlertReason.GRAVER_FINDING : AlertReason.CAUSE_FOUND,
          before,
          words().raised(typeBefore, before, ground));
    } else if (type != typeBefore) {
      teller.update(AlertReason.CAUSE_FOUND, words().causeFound(typeBefore, ground));
    } else if (newType) {
      teller.update(AlertReason.CONSEQUENCE_JOINED, words().ledTo(finding.type(), ground));
    } else if (newRule) {
      teller.update(AlertReason.RULE_JOINED, words().joinedByRule(ground));
    } else if (extent.spread()) {
      teller.update(AlertReason.SCOPE_GREW, words().spread(extent.untold(), ground));
    } else if (extent.grew()) {
      teller.update(AlertReason.IMPACT_GREW, words().grown(extent.impact()));
    }
  }

  /** A customer who escalates because of this incident: counted, told at round counts. */
  void absorb(Turn turn, Finding finding, Pseudonyms pseudonyms) {
    seen(finding.timeMillis());
    findingCount++;
    absorbedCount++;
    if (isPowerOfTen(absorbedCount)) {
      Bilingual ground = pseudonyms.in(finding.says(), finding.scope());
      new Teller(turn, finding, pseudonyms)
          .update(AlertReason.ABSORBED, words().absorbed(absorbedCount, ground));
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
    extent.enlarge(crossing.impact(), crossing.numerator());
    if (extent.grew()) {
      Evidence figure = new Evidence("impact", crossing.measureId(), crossing, List.of(), 0);
      say(
          turn,
          AlertEvent.UPDATED,
          AlertReason.IMPACT_GREW,
          null,
          lead.rule(),
          words().grown(extent.impact()),
          pseudonyms.in(List.of(figure)),
          crossing.timeMillis(),
          crossing.completedBy());
    }
  }

  /** A line that measures the extent was up before the incident was known. */
  void enlarge(Standing standing) {
    if (standing.up()) {
      extent.enlarge(standing.impact(), standing.extent());
    }
  }

  /** When event time alone will next change something; null when never. */
  Long dueMillis() {
    return switch (state) {
      case CLOSED -> null;
      case RESOLVED -> closeMillis;
      case RECOVERING -> parts.heldAtMillis();
      case PENDING, OPEN, ACKED, MITIGATING -> parts.nextChangeMillis();
    };
  }

  /** Event time has passed an instant at which something was due. */
  void passed(Turn turn, long dueMillis) {
    seen(dueMillis);
    if (state == IncidentState.RESOLVED) {
      state = IncidentState.CLOSED;
      Bilingual says = words().closed(limits.reopenMillis(level));
      sayTimed(turn, AlertEvent.CLOSED, AlertReason.REOPEN_WINDOW_PASSED, null, null, says);
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
      Part over = Parts.leading(gone.stream()).orElse(null);
      Bilingual says =
          words()
              .lowered(before, over == null ? null : parts.ending(over, clockMillis), lead.says());
      sayTimed(turn, AlertEvent.DEESCALATED, AlertReason.GRAVER_PART_OVER, before, over, says);
    }
  }

  private void resolve(Turn turn) {
    state = IncidentState.RESOLVED;
    closeMillis = clockMillis + limits.reopenMillis(level);
    Part over = parts.lastOver().orElseThrow();
    Bilingual says = words().resolved(clockMillis - openedMillis, Ending.of(over, clockMillis));
    sayTimed(turn, AlertEvent.RESOLVED, AlertReason.CLEARED, null, over, says);
    parts.clear();
  }

  /** Brings state and lead in line with the parts. */
  private void restate() {
    state = parts.stand() ? IncidentState.OPEN : IncidentState.RECOVERING;
    lead = parts.leading().orElse(lead);
  }

  private Wording words() {
    return new Wording(type, level, extent.scope());
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

  /** Tells of what a finding brought about. */
  private final class Teller {

    private final Turn turn;
    private final Finding finding;
    private final Pseudonyms pseudonyms;

    private Teller(Turn turn, Finding finding, Pseudonyms pseudonyms) {
      this.turn = turn;
      this.finding = finding;
      this.pseudonyms = pseudonyms;
    }

    private void update(AlertReason reason, Bilingual says) {
      tell(AlertEvent.UPDATED, reason, null, says);
    }

    private void tell(AlertEvent event, AlertReason reason, Level before, Bilingual says) {
      say(
          turn,
          event,
          reason,
          before,
          RuleRef.of(finding),
          says,
          pseudonyms.in(finding.evidence()),
          finding.timeMillis(),
          finding.completedBy());
    }
  }

  /**
   * @param over the part whose end brought it about; null for none
   */
  private void sayTimed(
      Turn turn, AlertEvent event, AlertReason reason, Level before, Part over, Bilingual says) {
    Symptom clearedBy = over == null ? null : over.overBy();
    List<Evidence> evidence =
        clearedBy == null
            ? List.of()
            : List.of(new Evidence("clear", clearedBy.measureId(), clearedBy, List.of(), 0));
    say(turn, event, reason, before, lead.rule(), says, evidence, clockMillis, null);
  }

  private void say(
      Turn turn,
      AlertEvent event,
      AlertReason reason,
      Level before,
      RuleRef rule,
      Bilingual says,
      List<Evidence> evidence,
      long timeMillis,
      EventRef completedBy) {
    seq++;
    extent.told();
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
            List.copyOf(types),
            extent.scope(),
            extent.impact(),
            rule,
            findingCount,
            absorbedCount,
            List.of(),
            null,
            Flags.NONE,
            null,
            null,
            null,
            evidence,
            says,
            openedMillis,
            timeMillis,
            completedBy,
            null));
  }
}
