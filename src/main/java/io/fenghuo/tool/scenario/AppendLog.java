package io.fenghuo.tool.scenario;

import io.fenghuo.event.Origin;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** When each record's append was acknowledged, by {@link System#nanoTime()}. */
public final class AppendLog {

  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Map<Partition, Times> times = new ConcurrentHashMap<>();

  private record Partition(String topic, int number) {}

  /** Offsets of a topic are dense, so a partition's times are an array. */
  private static final class Times {

    private long[] nanos = new long[0];

    private synchronized void set(int offset, long value) {
      if (offset >= nanos.length) {
        int before = nanos.length;
        nanos = Arrays.copyOf(nanos, Math.max(1024, Math.max(offset + 1, before * 2)));
        Arrays.fill(nanos, before, nanos.length, UNKNOWN);
      }
      nanos[offset] = value;
    }

    private synchronized long get(long offset) {
      return offset < nanos.length ? nanos[(int) offset] : UNKNOWN;
    }
  }

  void acknowledged(Origin origin, long nanos) {
    times
        .computeIfAbsent(partition(origin), p -> new Times())
        .set(Math.toIntExact(origin.offset()), nanos);
  }

  /** When that record was acknowledged; empty where it was not, or was sent by somebody else. */
  public OptionalLong nanosOf(Origin origin) {
    Times known = times.get(partition(origin));
    long nanos = known == null || origin.offset() < 0 ? UNKNOWN : known.get(origin.offset());
    return nanos == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  private static Partition partition(Origin origin) {
    return new Partition(origin.topic(), origin.partition());
  }
}
