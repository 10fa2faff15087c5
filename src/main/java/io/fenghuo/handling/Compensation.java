package io.fenghuo.handling;

import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A table of amounts by the customer's tier, the incident's level and the time waited.
 *
 * @param enabled whether anything is offered at all
 * @param currency of the amounts, after ISO 4217; empty while no file has said one
 * @param waitMillis where the bands of waiting begin, rising from 0
 * @param amounts for each tier and level one amount for each band, in minor units; {@link #OTHER}
 *     stands for every tier that has no row
 */
public record Compensation(
    boolean enabled,
    String currency,
    List<Long> waitMillis,
    Map<String, Map<Level, List<Long>>> amounts)
    implements Serializable {

  /** The row of customers whose tier has none, or is not known. */
  public static final String OTHER = "other";

  static final Compensation NONE = new Compensation(false, "", List.of(), Map.of());

  /**
   * What is offered, in minor units; 0 for nothing.
   *
   * @param tier in the shop's own words; null where it is not known
   */
  public long amount(String tier, Level level, long waitedMillis) {
    if (!enabled) {
      return 0;
    }
    int band = 0;
    while (band + 1 < waitMillis.size() && waitMillis.get(band + 1) <= waitedMillis) {
      band++;
    }
    String row = tier != null && amounts.containsKey(tier) ? tier : OTHER;
    return amounts.get(row).get(level).get(band);
  }
}
