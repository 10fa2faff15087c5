package io.fenghuo.handling;

import io.fenghuo.event.Emotion;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * What the customers that an incident affects are offered.
 *
 * @param affected for each type of incident by what a customer is affected; a type that is missing
 *     affects nobody
 * @param mildest the mildest level at which they are
 * @param maxCustomers customers of one incident who are offered something
 * @param maxAmount compensation of one incident altogether, in the currency's minor units
 * @param approvalFrom the smallest compensation that is held for approval, in minor units; 0 holds
 *     every directive, also one without compensation
 * @param longWaitMillis a customer who has waited so long is affected
 * @param scripts what to say to whom, by emotion
 * @param otherwise what to say where no emotion is known or none has a script of its own
 * @param compensation what to offer; never null
 */
public record CarePlan(
    Map<IncidentType, Set<CareReason>> affected,
    Level mildest,
    int maxCustomers,
    long maxAmount,
    long approvalFrom,
    long longWaitMillis,
    Map<Emotion, Script> scripts,
    Script otherwise,
    Compensation compensation)
    implements Serializable {

  /** For {@link #approvalFrom}: nothing is held. */
  public static final long NEVER = Long.MAX_VALUE;

  static final CarePlan NONE =
      new CarePlan(Map.of(), Level.I, 0, 0, NEVER, 0, Map.of(), null, Compensation.NONE);

  /** Whether the customers of an incident are cared for. */
  public boolean covers(IncidentType type, Level level) {
    return !affects(type).isEmpty() && !mildest.moreSevereThan(level);
  }

  /** By what a customer is affected. */
  public Set<CareReason> affects(IncidentType type) {
    return affected.getOrDefault(type, Set.of());
  }

  /**
   * What to say.
   *
   * @param emotion null where none is known
   */
  public Script script(Emotion emotion) {
    return emotion == null ? otherwise : scripts.getOrDefault(emotion, otherwise);
  }

  public boolean needsApproval(long amount) {
    return amount >= approvalFrom;
  }
}
