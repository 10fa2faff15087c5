package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingBuilder;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.Figure;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells so many new incidents of a level, a kind of scope and a brand within a span and no more,
 * see {@link Budget}. Further ones are pending: known, followed, counted in an incident of their
 * own, and told when they grow more severe or when there is room and they stand, whatever woke
 * them. Levels I and II are never held back, nor is what is told already, nor what is muted.
 */
final class StormGate {

  /** Wakes whose key begins so are for the end of a budget's span. */
  static final String KEY = "storm/";

  static final String RULE = "alert-storm";

  /** One that stands and waits for so many spans goes before those that are newer. */
  private static final int MOST_SPANS = 3;

  private final Changeset changes;
  private final Terms terms;
  private Finding storm;

  StormGate(Changeset changes, Terms terms) {
    this.changes = changes;
    this.terms = terms;
  }

  static boolean neverHeldBack(IncidentDraft draft) {
    return draft.level.moreSevereThan(Level.III) || draft.family() == Family.ALERT_STORM;
  }

  /** Counts an opening; whether it is one too many. */
  boolean holdsBack(IncidentDraft draft) {
    if (neverHeldBack(draft) || hasRoom(Budget.keyOf(draft), draft.clockMillis())) {
      return false;
    }
    changes.heldBack();
    storm = finding(draft);
    return true;
  }

  /** What the incident of the storm itself is made of; null where nothing was held back. */
  Finding storm() {
    return storm;
  }

  private boolean hasRoom(String key, long nowMillis) {
    Budget known = changes.budget(key);
    boolean isNew = known == null || nowMillis >= endMillis(known);
    Budget now = isNew ? new Budget(nowMillis, 0) : known;
    if (now.opened() >= terms.limits().storm().cap()) {
      return false;
    }
    changes.putBudget(key, new Budget(now.startMillis(), now.opened() + 1));
    wakeAtEnd(key, now);
    return true;
  }

  private long endMillis(Budget budget) {
    return budget.startMillis() + terms.limits().storm().spanMillis();
  }

  private void wakeAtEnd(String key, Budget budget) {
    changes.wake(KEY + key, endMillis(budget));
    changes.deadline(KEY + key, endMillis(budget));
  }

  /** Tells one that is pending and stands, or sees to it that it is told when there is room. */
  void tell(IncidentDraft draft) {
    if (draft.state != IncidentState.PENDING || !draft.parts.stand()) {
      return;
    }
    String key = Budget.keyOf(draft);
    draft.handling.mute = Mutes.of(changes, draft);
    if (draft.handling.mute != null || neverHeldBack(draft) || hasRoom(key, draft.clockMillis())) {
      draft.open(AlertReason.STORM_PASSED, draft.lead.says(), Occasion.TIME);
    } else {
      wakeAtEnd(key, changes.budget(key));
    }
  }

  /**
   * A span is over: tells those that were held back and still stand, the newest first, as far as
   * there is room; but up to half of them such as have waited for long, the oldest first.
   */
  void passed(String key, long timeMillis) {
    Budget budget = changes.budget(key);
    if (budget != null && timeMillis < endMillis(budget)) {
      wakeAtEnd(key, budget);
      return;
    }
    changes.putBudget(key, null);
    List<Incident> waiting =
        changes.incidents(
            List.of(Index.waiting(key)),
            each ->
                each.state() == IncidentState.PENDING
                    && each.parts().stream().anyMatch(Part::stands));
    // One more than there is room for: it asks to be looked at again.
    int looked = terms.limits().storm().cap() + 1;
    inOrder(waiting, timeMillis).stream()
        .limit(looked)
        .forEach(
            incident -> {
              IncidentDraft draft = new IncidentDraft(incident, changes, terms);
              draft.seen(timeMillis);
              IncidentLife.keep(draft);
            });
    if (waiting.size() > looked && changes.budget(key) == null) {
      // All of these were muted and took no room: nobody has asked for the others.
      Budget next = new Budget(timeMillis, 0);
      changes.putBudget(key, next);
      wakeAtEnd(key, next);
    }
  }

  private List<Incident> inOrder(List<Incident> waiting, long timeMillis) {
    long longAgo = timeMillis - MOST_SPANS * terms.limits().storm().spanMillis();
    List<Incident> first =
        waiting.stream()
            .filter(each -> each.openedMillis() <= longAgo)
            .sorted(Comparator.comparing(Incident::openedMillis).thenComparing(Incident::key))
            .limit((terms.limits().storm().cap() + 1) / 2)
            .toList();
    Stream<Incident> newest =
        waiting.stream()
            .filter(each -> !first.contains(each))
            .sorted(
                Comparator.comparingLong((Incident each) -> each.lead().lastMillis())
                    .reversed()
                    .thenComparing(Incident::key));
    return Stream.concat(first.stream(), newest).toList();
  }

  /** The storm as a finding: of which brand, and by which rule one too many was found. */
  private Finding finding(IncidentDraft draft) {
    IncidentLimits.Storm limits = terms.limits().storm();
    Affected at = draft.extent.scope();
    Scope brand =
        new Scope(at.tenant(), at.brand(), null, null, null, null, null, null, null, null, null);
    RuleRef rule = draft.lead.rule();
    long timeMillis = draft.clockMillis();
    Symptom figure =
        new Symptom(
            "incidents-opened",
            rule.id(),
            Edge.UP,
            brand,
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
    return new FindingBuilder(Pseudonyms.nameFor("storm-", draft.incidentId()))
        .rule(RULE, 1, RULE, null)
        .trouble(IncidentType.ALERT_STORM, Level.III)
        .at(brand, timeMillis, timeMillis, null)
        .evidence(List.of(new Evidence("openings", figure.measureId(), figure, List.of(), 0)))
        .says(says(draft.level, at.brand(), rule))
        .clear(new Clear(List.of(), 0, limits.spanMillis()))
        .build();
  }

  private LocalizedText says(Level level, String brand, RuleRef rule) {
    IncidentLimits.Storm limits = terms.limits().storm();
    return LocalizedText.of(
        Message.of(
            brand == null ? "storm.tenant" : "storm.brand",
            "brand",
            brand == null ? "" : brand,
            "span",
            Figure.length(limits.spanMillis()),
            "level",
            Figure.of(level),
            "cap",
            limits.cap(),
            "which",
            new Ending(terms.names()).rule(rule)));
  }
}
