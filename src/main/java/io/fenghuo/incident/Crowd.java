package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingBuilder;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Many customers of one brand whom one rule finds within a short time: one incident of the brand,
 * graded by their number. Those of level I and II stay incidents of their own.
 */
final class Crowd {

  private static final Level GRAVEST = Level.III;
  private static final String PLACE = "customers/";

  private final Changeset changes;
  private final Terms terms;
  private final Finding found;

  Crowd(Changeset changes, Terms terms, Finding found) {
    this.changes = changes;
    this.terms = terms;
    this.found = found;
  }

  /** Where in the book the incident of the many is or would be. */
  String place() {
    String brand = found.scope().brand();
    return PLACE + (brand == null ? "" : "=" + brand.replace("/", "\\/")) + "/" + found.ruleId();
  }

  /** Whether an incident at this place is one of many. */
  static boolean isAt(String place) {
    return place.startsWith(PLACE);
  }

  boolean mayTake() {
    return Family.person(found.scope()) != null && !found.level().moreSevereThan(GRAVEST);
  }

  /** The incidents of other customers, told or not, that began shortly before. */
  List<Incident> others() {
    long from = found.timeMillis() - limits().spanMillis();
    String self = terms.pseudonyms().of(Family.person(found.scope()));
    return changes.incidents(
        Index.customersSince(found.ruleId(), found.scope().brand(), from, found.timeMillis()),
        other ->
            other.openedMillis() >= from
                && !other.level().moreSevereThan(GRAVEST)
                && !other.scope().customer().equals(self));
  }

  /** Whether so many are a crowd. */
  boolean isCrowd(int customers) {
    return limits().levelOf(customers) != null;
  }

  /** The same finding, as one on so many customers of the brand. */
  Finding of(long customers) {
    Level byNumber = limits().levelOf(customers);
    Scope at = found.scope();
    Scope brand =
        new Scope(at.tenant(), at.brand(), null, null, null, null, null, null, null, null, null);
    List<Evidence> evidence = new ArrayList<>();
    Symptom number = number(brand, customers);
    evidence.add(new Evidence("customers", number.measureId(), number, List.of(), 0));
    // A line of her own says nothing of the others.
    for (Evidence of : found.evidence()) {
      evidence.add(new Evidence(of.stage(), of.reads(), null, of.events(), of.eventCount()));
    }
    Level level = byNumber == null ? found.level() : Level.moreSevere(found.level(), byNumber);
    return new FindingBuilder(found)
        .trouble(found.type(), level)
        .at(brand, found.startMillis(), found.timeMillis(), found.completedBy())
        .evidence(evidence)
        .persons(0)
        .says(says(at.brand(), customers))
        .clear(new Clear(List.of(), found.clear().holdMillis(), limits().spanMillis()))
        .build();
  }

  private Symptom number(Scope brand, long customers) {
    return new Symptom(
        "customers-escalated",
        found.ruleId(),
        Edge.UP,
        brand,
        customers,
        limits().fewest(),
        ">=",
        customers,
        1,
        Double.NaN,
        limits().spanMillis(),
        found.timeMillis(),
        null,
        null);
  }

  private LocalizedText says(String brand, long customers) {
    return LocalizedText.of(
        Message.of(
            brand == null ? "crowd.tenant" : "crowd.brand",
            "brand",
            brand == null ? "" : brand,
            "count",
            customers,
            "which",
            new Ending(terms.names()).rule(RuleRef.of(found))));
  }

  private IncidentLimits.Crowd limits() {
    return terms.limits().crowd();
  }
}
