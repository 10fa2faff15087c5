package io.fenghuo.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Customers' incidents that are due all at once, because a watermark has jumped over the ends of a
 * hundred thousand. Beyond the first few of an advance they wait, each with the instant it was due
 * at, and are gone through in slices.
 */
final class Burst {

  private static final String WAITING = "waiting";
  private static final String CUSTOMERS = Family.CUSTOMER_ESCALATION.label() + "/";

  private final NamedStates.Sets waiting;
  private final NamedStates.Values<Long> instants;
  private long watermarkMillis = Long.MIN_VALUE;
  private int seen;

  Burst(NamedStates named) throws Exception {
    waiting = named.sets("late-wakes");
    instants = named.values("late-wake-of", Types.LONG);
  }

  /** Whether it waits because too many others were due within the same advance. */
  boolean takes(String key, long dueMillis, long currentWatermarkMillis) throws Exception {
    boolean isAtTheEnd = currentWatermarkMillis == Long.MAX_VALUE;
    if (isAtTheEnd || !key.startsWith(CUSTOMERS)) {
      return false;
    }
    if (currentWatermarkMillis != watermarkMillis) {
      watermarkMillis = currentWatermarkMillis;
      seen = 0;
    }
    seen++;
    if (seen <= Lookout.SLICE) {
      return false;
    }
    waiting.add(WAITING, key);
    instants.put(key, dueMillis);
    return true;
  }

  /** The next few, each with the instant it was due at; they are forgotten. */
  Map<String, Long> next() throws Exception {
    List<String> keys = new ArrayList<>();
    for (String key : waiting.get(WAITING)) {
      keys.add(key);
      if (keys.size() == Lookout.SLICE) {
        break;
      }
    }
    Map<String, Long> next = new LinkedHashMap<>();
    for (String key : keys) {
      next.put(key, instants.get(key));
      instants.put(key, null);
      waiting.remove(WAITING, key);
    }
    return next;
  }

  boolean isEmpty() throws Exception {
    return !waiting.get(WAITING).iterator().hasNext();
  }
}
