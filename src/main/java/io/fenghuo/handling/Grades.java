package io.fenghuo.handling;

import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How grave what is found counts.
 *
 * @param ofRules bounds of the findings of a rule, by its id
 * @param ofTypes bounds of the findings of all other rules, by their type
 * @param impactTypes types that their extent makes more severe
 * @param impact the extents that make an incident of that level
 */
record Grades(
    Map<String, Bounds> ofRules,
    Map<IncidentType, Bounds> ofTypes,
    Set<IncidentType> impactTypes,
    Map<Level, ImpactLimits> impact)
    implements Serializable {

  static final Grades AS_FOUND = new Grades(Map.of(), Map.of(), Set.of(), Map.of());

  /**
   * @param atLeast the mildest it counts as; null for no bound
   * @param atMost the most severe it counts as; null for no bound
   */
  record Bounds(Level atLeast, Level atMost) implements Serializable {

    private static final Bounds NONE = new Bounds(null, null);

    Level within(Level found) {
      if (atLeast != null && atLeast.moreSevereThan(found)) {
        return atLeast;
      }
      return atMost != null && found.moreSevereThan(atMost) ? atMost : found;
    }
  }

  /** Any of these figures is enough; null where a figure says nothing. */
  record ImpactLimits(Long sessions, Long customers, Long complaints, Long reach)
      implements Serializable {

    boolean isReachedBy(ImpactLimits seen) {
      return reached(sessions, seen.sessions)
          || reached(customers, seen.customers)
          || reached(complaints, seen.complaints)
          || reached(reach, seen.reach);
    }

    private static boolean reached(Long limit, Long figure) {
      return limit != null && figure != null && figure >= limit;
    }
  }

  Level graded(String ruleId, IncidentType type, Level found) {
    return ofRules.getOrDefault(ruleId, ofTypes.getOrDefault(type, Bounds.NONE)).within(found);
  }

  Level ofImpact(IncidentType type, Long sessions, Long customers, Long complaints, Long reach) {
    if (!impactTypes.contains(type)) {
      return null;
    }
    ImpactLimits seen = new ImpactLimits(sessions, customers, complaints, reach);
    for (Level level : Level.values()) {
      ImpactLimits limits = impact.get(level);
      if (limits != null && limits.isReachedBy(seen)) {
        return level;
      }
    }
    return null;
  }
}
