package io.fenghuo.ingest;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;

/**
 * By what a record is known to repeat another: kind, tenant, source, {@code eventId} and drill, as
 * one hash of 64 bits: a drill may play what was recorded. Of a kind that tells how something
 * stands, the time belongs to it: a heartbeat, a queue's length or a mention's counts of another
 * time are another reading, whatever id the sender has put on it.
 *
 * <p>The hash is spread over all bits, and it is no secret: whoever makes ids can make two of his
 * own tenant's that are alike.
 */
final class EventIdentity {

  /** How many parts the memory of ids has, whatever the parallelism. */
  static final int BUCKETS = 1024;

  private static final int BUCKET_BITS = 10;
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xBF58476D1CE4E5B9L;

  private EventIdentity() {}

  static long hash(Event event) {
    long hash = with(0, event.kind().name());
    hash = with(hash, event.tenant());
    hash = with(hash, event.source());
    hash = with(hash, event.eventId());
    hash = with(hash, event.drillId());
    if (tellsHowSomethingStands(event.kind())) {
      hash = (hash ^ event.timeMillis()) * ODD;
    }
    hash = (hash ^ hash >>> 32) * MIX;
    hash ^= hash >>> 29;
    // A table of hashes needs a value that none of them has.
    return hash == 0 ? ODD : hash;
  }

  /**
   * The part of the memory in which the event is known. By its session, or whatever it has of the
   * kind: repeated records meet there, and what happens in one session keeps its order.
   */
  static int bucket(Event event) {
    String by = event.sessionId();
    if (by == null && event.mention() != null) {
      by = event.mention().mentionId();
    }
    if (by == null) {
      by = event.customerId();
    }
    if (by == null && event.chat() != null) {
      by = event.chat().queueId();
    }
    if (by == null) {
      by = event.source();
    }
    if (by == null) {
      by = event.eventId();
    }
    long spread = (31L * event.tenant().hashCode() + by.hashCode()) * ODD;
    return (int) (spread >>> Long.SIZE - BUCKET_BITS);
  }

  private static boolean tellsHowSomethingStands(EventKind kind) {
    return kind == EventKind.HEARTBEAT
        || kind == EventKind.QUEUE_SNAPSHOT
        || kind == EventKind.MENTION;
  }

  private static long with(long hash, String text) {
    if (text == null) {
      return (hash ^ -1) * ODD;
    }
    long next = (hash ^ text.length()) * ODD;
    for (int i = 0; i < text.length(); i++) {
      next = (next ^ next >>> 32 ^ text.charAt(i)) * ODD;
    }
    return next ^ next >>> 32;
  }
}
