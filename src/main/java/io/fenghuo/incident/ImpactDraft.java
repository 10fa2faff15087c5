package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far an incident reaches, and how far it reached when last told, while it is worked on. */
final class ImpactDraft {

  private Affected scope;
  private Affected scopeTold;
  private Impact impact;
  private Impact impactTold;
  private Map<String, Double> figuresTold;

  ImpactDraft(Incident incident) {
    this.scope = incident.scope();
    this.scopeTold = incident.scopeTold();
    this.impact = incident.impact();
    this.impactTold = incident.impactTold();
    this.figuresTold = incident.figuresTold();
  }

  Affected scope() {
    return scope;
  }

  Affected scopeTold() {
    return scopeTold;
  }

  Impact impact() {
    return impact;
  }

  Impact impactTold() {
    return impactTold;
  }

  /**
   * What a finding's scope adds.
   *
   * @return whether all of it is remembered
   */
  boolean reaches(Scope further, int limit) {
    scope = scope.with(further, limit);
    return scope.names(further);
  }

  /** A figure that says how far it reaches. */
  void enlarge(String name, double figure) {
    impact = impact.with(name, figure);
  }

  /** What another incident that is part of this one has reached. */
  void includes(Affected other, Impact reached, int limit) {
    scope = scope.with(other, limit);
    impact = impact.with(reached);
  }

  /** Whether twice as many parts of the desk are affected as were last told. */
  boolean spread() {
    return scope.size() > scopeTold.size() && scope.size() >= 2 * scopeTold.size();
  }

  /** The parts of the desk that were not told yet. */
  Affected untold() {
    return scope.without(scopeTold);
  }

  /** Whether a figure has reached a higher power of ten than was last told. */
  boolean grew() {
    return impact.outgrew(impactTold);
  }

  /** By figure, the furthest it was told to be beyond it. */
  Map<String, Double> figuresTold() {
    return figuresTold;
  }

  /** Whether a figure is so many times as far beyond its line as was last told. */
  boolean outgrew(Standing figure, double factor) {
    double told = figuresTold.getOrDefault(figure.figure(), figure.limit());
    return figure.operator().equals(">=")
        ? told > 0 && figure.peak() >= told * factor
        : figure.peak() > 0 && figure.peak() <= told / factor;
  }

  /**
   * A record tells it as it is now.
   *
   * @param figures what the incident rests on
   */
  void told(List<Standing> figures) {
    scopeTold = scope;
    impactTold = impact;
    figuresTold = new HashMap<>();
    for (Standing figure : figures) {
      if (Double.isFinite(figure.peak())) {
        figuresTold.merge(
            figure.figure(), figure.peak(), (a, b) -> Standing.worse(a, b, figure.operator()));
      }
    }
  }
}
