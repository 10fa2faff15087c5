package io.fenghuo.ingest;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.HashMap;
import java.util.Map;

/**
 * What one event costs where repeated records are passed over, by how many ids are remembered, and
 * what a snapshot of all of them weighs: bucket, hash and table, without the hop to them. A plain
 * loop: read it as an order of magnitude.
 */
public final class DeduplicatorBench {

  private static final long SPAN = 600_000;
  private static final long NOON = 1_800_000_000_000L;
  private static final int MEASURED = 500_000;

  private static long packedBytes;

  private DeduplicatorBench() {}

  public static void main(String[] args) throws Exception {
    for (int remembered : new int[] {0, 0, 100_000, 1_000_000, 5_000_000}) {
      Map<Integer, RecentIds> buckets = new HashMap<>();
      for (int i = 0; i < remembered; i++) {
        pass(buckets, event(i));
      }
      Event[] events = new Event[MEASURED];
      for (int i = 0; i < MEASURED; i++) {
        events[i] = event(remembered + i);
      }
      long first = nanos(buckets, events);
      long again = nanos(buckets, events);
      long begin = System.nanoTime();
      packedBytes = 0;
      for (RecentIds ids : buckets.values()) {
        ids.giveChanges((number, packed) -> packedBytes += packed.length);
      }
      System.out.printf(
          "%,9d ids before  new %4d ns/event  repeated %4d ns/event  packing of all %3d ms, %.1f"
              + " MB%n",
          remembered,
          first / MEASURED,
          again / MEASURED,
          (System.nanoTime() - begin) / 1_000_000,
          packedBytes / 1e6);
    }
  }

  private static long nanos(Map<Integer, RecentIds> buckets, Event[] events) {
    long begin = System.nanoTime();
    for (Event event : events) {
      pass(buckets, event);
    }
    return System.nanoTime() - begin;
  }

  private static boolean pass(Map<Integer, RecentIds> buckets, Event event) {
    return buckets
        .computeIfAbsent(
            Deduplicator.key(event), b -> new RecentIds(SPAN, Deduplicator.MAX_IDS_OF_BUCKET))
        .isNew(EventIdentity.hash(event), event.timeMillis(), event.timeMillis());
  }

  private static Event event(int i) {
    return Events.at(NOON + i / 10, EventKind.CUSTOMER_MESSAGE)
        .offset(i)
        .session("session-" + i / 8)
        .build();
  }
}
