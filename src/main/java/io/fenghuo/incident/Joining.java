package io.fenghuo.incident;

import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/** What findings, figures and other incidents add to an incident. */
final class Joining {

  private final IncidentDraft draft;
  private final Changeset changes;
  private final Pseudonyms pseudonyms;
  private final IncidentLimits limits;

  Joining(IncidentDraft draft) {
    this.draft = draft;
    this.changes = draft.changes;
    this.pseudonyms = draft.terms.pseudonyms();
    this.limits = draft.terms.limits();
  }

  /**
   * A finding of this trouble: it opens, reopens, raises, adds something, or is only counted.
   *
   * @param storm holds it back where it opens and too many others did
   */
  void join(Finding finding, StormGate storm) {
    draft.seen(finding.timeMillis());
    draft.findingCount++;
    boolean isNew = draft.types.isEmpty();
    boolean relapses = draft.state == IncidentState.RESOLVED;
    boolean first = isNew || (relapses && !draft.isTold());
    Level levelBefore = draft.level;
    Level naturalBefore = draft.natural;
    IncidentType typeBefore = draft.type;
    boolean newType =
        IncidentDraft.remember(draft.types, finding.type(), IncidentType.values().length);
    boolean newRule = IncidentDraft.remember(draft.rules, finding.ruleId(), limits.maxNames());
    finding.inputs().stream().filter(i -> !draft.inputs.contains(i)).forEach(draft.inputs::add);
    boolean nearer =
        Family.distanceFromCause(finding.type()) < Family.distanceFromCause(draft.type);
    if (isNew || nearer) {
      draft.type = finding.type();
      draft.handling.response = finding.response();
    }
    reach(finding);
    Part part = Parts.of(changes, finding, pseudonyms);
    if (!draft.parts.add(part)) {
      changes.overLimit();
    }
    draft.handling.calledOver =
        draft.handling.calledOver.stream().filter(over -> !over.key().equals(part.key())).toList();
    Level byFinding =
        isNew || relapses ? part.level() : Level.moreSevere(naturalBefore, part.level());
    draft.natural = draft.raisedByExtent(byFinding);
    LocalizedText ground = pseudonyms.in(finding.says(), finding.scope());
    Occasion occasion = Occasion.of(finding, pseudonyms);
    if (!draft.isTold()) {
      draft.restate();
      draft.handling.mute = Mutes.of(changes, draft);
      if (!isHeldBack(first, storm)) {
        AlertReason why = first ? AlertReason.ofFirst(finding) : AlertReason.GRAVER_FINDING;
        draft.open(why, ground, occasion);
      }
      return;
    }
    boolean worse = relapses || draft.natural.moreSevereThan(naturalBefore);
    boolean spread = draft.extent.spread();
    boolean flaps = relapses && comesBack(finding.timeMillis());
    List<Duty> dutiesBefore = draft.handling.duties.list();
    draft.restate();
    if (worse || spread) {
      draft.rearm(finding.timeMillis());
    } else {
      draft.assign(finding.timeMillis());
    }
    draft.handling.duties.assign(
        finding.response().assignments(),
        finding.timeMillis(),
        draft.ackDueMillis(finding.timeMillis()));
    draft.restate();
    if (relapses) {
      draft.alerts.say(
          AlertEvent.REOPENED,
          flaps ? AlertReason.FLAPPING : AlertReason.RELAPSED,
          levelBefore,
          flaps
              ? draft
                  .words()
                  .flapping(draft.handling.relapses.size(), limits.flapping().spanMillis(), ground)
              : draft.words().reopened(ground),
          occasion);
    } else if (draft.level.moreSevereThan(levelBefore)) {
      boolean byFindingAlone = !byFinding.moreSevereThan(draft.level);
      AlertReason graver = byFindingAlone ? AlertReason.GRAVER_FINDING : AlertReason.IMPACT_GRAVER;
      draft.alerts.say(
          AlertEvent.ESCALATED,
          draft.type == typeBefore ? graver : AlertReason.CAUSE_FOUND,
          levelBefore,
          draft.words().raised(typeBefore, levelBefore, ground),
          occasion);
    } else if (worse) {
      update(AlertReason.GRAVER_FINDING, draft.words().joinedByRule(ground), occasion);
    } else if (draft.type != typeBefore) {
      update(AlertReason.CAUSE_FOUND, draft.words().causeFound(typeBefore, ground), occasion);
    } else if (newType) {
      update(AlertReason.CONSEQUENCE_JOINED, draft.words().ledTo(finding.type(), ground), occasion);
    } else if (newRule) {
      update(AlertReason.RULE_JOINED, draft.words().joinedByRule(ground), occasion);
    } else if (spread) {
      update(AlertReason.SCOPE_GREW, draft.words().spread(draft.extent.untold(), ground), occasion);
    } else if (draft.extent.grew()) {
      update(AlertReason.IMPACT_GREW, draft.words().grown(draft.extent.impact()), occasion);
    }
    if (!draft.handling.duties.list().equals(dutiesBefore)
        && draft.alerts.remarks().dueMillis() != null) {
      // Who is to act is told at once.
      draft.alerts.sayRemarks();
    }
  }

  private void reach(Finding finding) {
    boolean placed = draft.extent.reaches(finding.scope(), limits.maxNames());
    if (!placed || !draft.rules.contains(finding.ruleId())) {
      changes.overLimit();
    }
    if (finding.persons() > 0) {
      // The measure of them comes by another way, and perhaps later.
      draft.extent.enlarge(Impact.PERSONS, finding.persons());
    }
    for (Evidence evidence : finding.evidence()) {
      if (evidence.symptom() != null) {
        draft.extent.enlarge(evidence.symptom().impact(), evidence.symptom().numerator());
      }
    }
  }

  private boolean isHeldBack(boolean first, StormGate storm) {
    return draft.handling.mute == null
        && (first ? storm.holdsBack(draft) : !StormGate.neverHeldBack(draft));
  }

  /** It is back inside the reopen window. */
  private boolean comesBack(long timeMillis) {
    draft.handling.heldBy = List.of();
    draft.handling.holdTold = false;
    draft.handling.relapses.removeIf(
        earlier -> earlier <= timeMillis - limits.flapping().spanMillis());
    draft.handling.relapses.add(timeMillis);
    draft.handling.flapping = draft.handling.relapses.size() >= limits.flapping().relapses();
    return draft.handling.flapping;
  }

  /** A customer who escalates because of this incident: counted, told at round counts. */
  void absorb(Finding finding) {
    draft.seen(finding.timeMillis());
    count(1, Occasion.of(finding, pseudonyms), pseudonyms.in(finding.says(), finding.scope()));
  }

  /** A customer's own incident, or another that was held back, is counted here. */
  void absorb(Incident other, long timeMillis) {
    draft.seen(timeMillis);
    count(other.findingCount(), Occasion.TIME.with(other.incidentId()), other.lead().says());
  }

  /** A customer's own incident is part of this one of many: its record counts them. */
  void gather(Incident other, long timeMillis) {
    draft.seen(timeMillis);
    draft.findingCount += other.findingCount();
    draft.absorbedCount += other.findingCount();
  }

  /** An incident was held back in the storm that this one is: told at round counts. */
  void countHeldBack(Finding storm) {
    long before = draft.absorbedCount;
    draft.absorbedCount++;
    if (before > 0 && digits(draft.absorbedCount) > digits(before)) {
      Occasion occasion = Occasion.of(storm, pseudonyms);
      update(
          AlertReason.ABSORBED,
          draft.handlingWords().heldBack(draft.absorbedCount, storm.says()),
          occasion);
    }
  }

  private void count(long more, Occasion occasion, LocalizedText ground) {
    long before = draft.absorbedCount;
    draft.findingCount += more;
    draft.absorbedCount += more;
    if (draft.isTold() && (before == 0 || digits(draft.absorbedCount) > digits(before))) {
      update(AlertReason.ABSORBED, draft.words().absorbed(draft.absorbedCount, ground), occasion);
    }
  }

  /** Another incident of the same family turns out to be the same trouble. */
  void takeOver(Incident other, long timeMillis) {
    draft.seen(timeMillis);
    Level levelBefore = draft.level;
    Level naturalBefore = draft.natural;
    draft.findingCount += other.findingCount();
    draft.absorbedCount += other.absorbedCount();
    other
        .types()
        .forEach(t -> IncidentDraft.remember(draft.types, t, IncidentType.values().length));
    other.rules().forEach(r -> IncidentDraft.remember(draft.rules, r, limits.maxNames()));
    other.inputs().stream().filter(i -> !draft.inputs.contains(i)).forEach(draft.inputs::add);
    draft.extent.includes(other.scope(), other.impact(), limits.maxNames());
    other.parts().forEach(draft.parts::add);
    if (!other.handling().calledOver().isEmpty()) {
      draft.handling.calledOver = other.handling().calledOver();
      draft.handling.calledOverUntilMillis = other.handling().calledOverUntilMillis();
    }
    if (Family.distanceFromCause(other.type()) < Family.distanceFromCause(draft.type)) {
      draft.type = other.type();
      draft.handling.response = other.handling().response();
    }
    draft.natural = draft.raisedByExtent(Level.moreSevere(draft.natural, other.natural()));
    draft.restate();
    if (!draft.isTold()) {
      return;
    }
    if (draft.natural.moreSevereThan(naturalBefore)) {
      draft.rearm(draft.clockMillis());
    } else {
      draft.assign(draft.clockMillis());
    }
    draft.restate();
    if (other.isTold()) {
      draft.alerts.say(
          draft.level.moreSevereThan(levelBefore) ? AlertEvent.ESCALATED : AlertEvent.UPDATED,
          AlertReason.TOOK_OVER,
          levelBefore,
          draft.handlingWords().tookOver(other.incidentId(), other.lead().says()),
          Occasion.TIME.with(other.incidentId()));
    }
  }

  /** A line was crossed: what it sustained may be over, or stand again. */
  void follow(Symptom crossing) {
    draft.seen(crossing.timeMillis());
    draft.parts.follow(changes, crossing, pseudonyms);
    draft.restate();
  }

  /** A line that measures the extent was crossed. */
  void enlarge(Symptom crossing) {
    draft.extent.enlarge(crossing.impact(), crossing.numerator());
    Level levelBefore = draft.level;
    Level naturalBefore = draft.natural;
    draft.natural = draft.raisedByExtent(draft.natural);
    draft.restate();
    Occasion occasion = Occasion.ofExtent(crossing, pseudonyms);
    LocalizedText grown = draft.words().grown(draft.extent.impact());
    if (!draft.isTold()) {
      if (StormGate.neverHeldBack(draft)) {
        draft.open(AlertReason.IMPACT_GRAVER, draft.lead.says(), occasion);
      }
      return;
    }
    if (draft.natural.moreSevereThan(naturalBefore)) {
      draft.rearm(crossing.timeMillis());
      draft.restate();
      boolean raised = draft.level.moreSevereThan(levelBefore);
      draft.alerts.say(
          raised ? AlertEvent.ESCALATED : AlertEvent.UPDATED,
          AlertReason.IMPACT_GRAVER,
          levelBefore,
          raised ? draft.words().raised(draft.type, levelBefore, grown) : grown,
          occasion);
    } else if (draft.extent.grew()) {
      update(AlertReason.IMPACT_GREW, grown, occasion);
    }
  }

  /** A line that measures the extent was up before the incident was known. */
  void enlarge(Standing standing) {
    if (standing.up()) {
      draft.extent.enlarge(standing.impact(), standing.extent());
    }
  }

  /**
   * A figure that it rests on goes on beyond its line: told when it is far beyond what was told.
   */
  void grow(Standing figure, Symptom step) {
    if (draft.isTold()
        && draft.parts.restOn(figure.key())
        && draft.extent.outgrew(figure, limits.figureGrowth())) {
      Symptom shown = pseudonyms.in(step);
      double told = draft.extent.figuresTold().getOrDefault(figure.figure(), figure.limit());
      update(
          AlertReason.FIGURE_GREW,
          draft.words().figureGrew(shown, told),
          Occasion.ofFigure("figure", shown));
    }
  }

  /** More is known, and nobody is called by that: it can wait for all that one event says. */
  private void update(AlertReason reason, LocalizedText says, Occasion occasion) {
    draft.alerts.remark(reason, says, occasion);
  }

  private static int digits(long count) {
    return Long.toString(count).length();
  }
}
