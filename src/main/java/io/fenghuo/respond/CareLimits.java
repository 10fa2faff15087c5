package io.fenghuo.respond;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.InvalidConfigException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What the care of one tenant is bounded by.
 *
 * @param lookBackMillis how long a sign is kept for an incident that may come to rest on it
 * @param maxSigns how many signs are kept
 * @param maxIncidents how many incidents are followed
 * @param maxCustomers how many customers of one incident get a directive
 */
public record CareLimits(long lookBackMillis, int maxSigns, int maxIncidents, int maxCustomers)
    implements Serializable {

  private static final int MAX_SIGNS = 20_000;
  private static final int MAX_INCIDENTS = 1_000;
  private static final int MAX_CUSTOMERS = 100_000;

  /**
   * @throws InvalidConfigException naming the setting that cannot be
   */
  public static CareLimits from(ReadableConfig config) {
    Duration lookBack = config.get(FenghuoOptions.CARE_LOOK_BACK);
    if (lookBack.toMillis() <= 0) {
      throw new InvalidConfigException(
          FenghuoOptions.CARE_LOOK_BACK.key() + " must be positive, got " + lookBack);
    }
    return new CareLimits(lookBack.toMillis(), MAX_SIGNS, MAX_INCIDENTS, MAX_CUSTOMERS);
  }
}
