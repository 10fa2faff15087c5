package io.fenghuo.health;

import io.fenghuo.event.EventKind;
import java.util.List;

/**
 * A unit of the input changed its state.
 *
 * @param tenant whose unit
 * @param brand the brand it feeds; null where it feeds several, or none is named
 * @param unit what kind of unit
 * @param name of the unit: the stream's, {@code topic/partition}, or the source's
 * @param inputs the streams it feeds
 * @param state its state from now on
 * @param sinceMillis event time of the last sign of life
 * @param timeMillis event time of the change; on the input's clock where no event brought it about
 */
public record SourceHealth(
    String tenant,
    String brand,
    HealthUnit unit,
    String name,
    List<EventKind.Stream> inputs,
    HealthState state,
    long sinceMillis,
    long timeMillis) {

  /** What a rule's gap is called where no input of the tenant is heard. */
  public static final String EVERY_INPUT = "every-input";

  /** Names the unit within its tenant. */
  public String key() {
    return unit + "/" + name;
  }
}
