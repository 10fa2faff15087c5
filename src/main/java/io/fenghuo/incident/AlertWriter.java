package io.fenghuo.incident;

import io.fenghuo.match.Evidence;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import java.util.Objects;

/** The records of one incident, while an input is worked into it. */
final class AlertWriter {

  private final IncidentDraft draft;
  private final Remarks remarks;
  private long seq;

  /**
   * @param seq of the last record; 0 while nobody was told
   * @param remarks what waits to be told
   */
  AlertWriter(IncidentDraft draft, long seq, List<Remark> remarks) {
    this.draft = draft;
    this.seq = seq;
    this.remarks = new Remarks(remarks);
  }

  long seq() {
    return seq;
  }

  Remarks remarks() {
    return remarks;
  }

  /** Says this once its millisecond has passed, unless another record says it before. */
  void remark(AlertReason reason, LocalizedText says, Occasion occasion) {
    if (remarks.isFull()) {
      sayRemarks();
    }
    remarks.add(occasion.remark(reason, says, timeMillis(occasion)));
    draft.extent.told(figures());
  }

  /** Says what has waited, in one record. */
  void sayRemarks() {
    Remark first = remarks.first();
    long timeMillis = remarks.latestMillis();
    remarks.remove(first);
    say(AlertEvent.UPDATED, first.reason(), null, first.says(), Occasion.of(first, timeMillis));
  }

  /**
   * Says something of it as it is now, and what has waited to be said. The first record makes it
   * known.
   *
   * @param levelBefore its level before the input where the record may change it; null otherwise
   */
  void say(
      AlertEvent event,
      AlertReason reason,
      Level levelBefore,
      LocalizedText says,
      Occasion occasion) {
    new Muting(draft).beforeSaying(event, levelBefore);
    seq++;
    LocalizedText all = draft.lasts() ? remarks.beside(says, occasion) : says;
    List<Evidence> evidence = remarks.beside(occasion.evidence());
    remarks.clear();
    List<Standing> figures = figures();
    draft.extent.told(figures);
    RuleRef rule = occasion.rule() == null ? draft.lead.rule() : occasion.rule();
    HandlingDraft handling = draft.handling;
    draft.changes.say(
        new AlertBuilder(draft.incidentId(), seq, draft.dedupKey())
            .tells(event, reason, all)
            .stands(draft.state, draft.level, levelBefore, draft.peakLevel)
            .trouble(draft.type, Family.causesFirst(draft.types))
            .reaches(
                draft.extent.scope(),
                draft.extent.impact(),
                FigureNow.of(figures, draft.terms.pseudonyms()))
            .found(rule, draft.findingCount, draft.absorbedCount, evidence)
            .handled(
                handling.duties.list(), handling.playbook(), draft.profile.name(), handling.flags())
            .command(occasion.command())
            .leakReport(handling.report)
            .others(occasion.otherIncidentId(), List.copyOf(draft.related))
            .at(draft.openedMillis(), timeMillis(occasion), occasion.completedBy())
            .build());
  }

  private long timeMillis(Occasion occasion) {
    return occasion.timeMillis() == null ? draft.clockMillis() : occasion.timeMillis();
  }

  /** The figures that it rests on, those of what leads first. */
  private List<Standing> figures() {
    return draft.parts.lines(draft.lead).stream()
        .map(draft.changes::standing)
        .filter(Objects::nonNull)
        .toList();
  }
}
