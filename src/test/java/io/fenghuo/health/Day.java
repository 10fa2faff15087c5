package io.fenghuo.health;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A desk's day as the book sees it: who sends what from when to when, played bucket by bucket, and
 * what was said of it, in minutes and seconds from the beginning.
 */
final class Day {

  static final long BEGIN = 1_760_000_000_000L;
  static final String TENANT = "shop";
  static final HealthLimits LIMITS =
      new HealthLimits(60_000, 300_000, 120_000, 86_400_000, 0.1, Map.of());

  private final HealthLimits limits;
  private final TreeMap<Long, Map<String, Pulse>> buckets = new TreeMap<>();
  private final List<String> states = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Map<String, UnitState> units = new HashMap<>();
  private DeskHealth desk = DeskHealth.first(BEGIN);

  Day() {
    this(LIMITS);
  }

  Day(HealthLimits limits) {
    this.limits = limits;
  }

  static long at(String time) {
    String[] parts = time.split(":");
    long millis = 0;
    for (String part : parts) {
      millis = millis * 60 + Long.parseLong(part);
    }
    return BEGIN + millis * 1_000;
  }

  /** Heartbeats of a source. */
  Day beats(String source, long everySeconds, String from, String to) {
    for (long time = at(from); time < at(to); time += everySeconds * 1_000) {
      add(Stream.TRAFFIC, 0, source, Pulse.NONE, time);
    }
    return this;
  }

  /** Records of a source. */
  Day sends(
      Stream stream, int partition, String source, long everySeconds, String from, String to) {
    for (long time = at(from); time < at(to); time += everySeconds * 1_000) {
      add(stream, partition, source, time, Pulse.NONE);
    }
    return this;
  }

  /** The desk of the scenarios: three streams, each of one source that sends heartbeats too. */
  Day desk(String from, String to) {
    return sends(Stream.TRAFFIC, 0, "desk", 3, from, to)
        .sends(Stream.SENTIMENT, 0, "model", 7, from, to)
        .sends(Stream.MENTION, 0, "listener", 150, from, to)
        .beats("desk", 30, from, to)
        .beats("model", 30, from, to)
        .beats("listener", 30, from, to);
  }

  Collection<Pulse> pulses() {
    return buckets.values().stream().flatMap(bucket -> bucket.values().stream()).toList();
  }

  /** Time goes on to an instant. */
  Day until(String time) {
    HealthBook book = new HealthBook(TENANT, limits, units, desk);
    while (book.desk().judgedMillis() < at(time) && !book.isForgotten()) {
      long next = book.desk().judgedMillis() + Pulse.BUCKET_MILLIS;
      Map<String, Pulse> bucket = buckets.remove(next);
      book.step(bucket == null ? List.of() : bucket.values());
    }
    book.changes()
        .forEach(
            c ->
                states.add(
                    clock(c.timeMillis()) + " " + c.unit() + " " + c.name() + " " + c.state()));
    book.symptoms().forEach(symptom -> said.add(words(symptom)));
    units = new HashMap<>(book.units());
    desk = book.desk();
    return this;
  }

  /** Changes of state so far. */
  List<String> states() {
    return states;
  }

  /** Symptoms so far. */
  List<String> said() {
    return said;
  }

  int units() {
    return units.size();
  }

  static String words(Symptom symptom) {
    return clock(symptom.timeMillis())
        + (symptom.edge() == Edge.UP ? " + " : " - ")
        + symptom.scope().source()
        + " "
        + symptom.line();
  }

  static String clock(long timeMillis) {
    long seconds = (timeMillis - BEGIN) / 1_000;
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private void add(Stream stream, int partition, String source, long record, long heartbeat) {
    long bucket = Pulse.bucketOf(Math.max(record, heartbeat));
    Pulse pulse =
        new Pulse(
            TENANT, stream, "chat." + stream, partition, source, "acme", bucket, record, heartbeat);
    buckets
        .computeIfAbsent(bucket, b -> new TreeMap<>())
        .merge(stream + "/" + partition + "/" + source, pulse, Day::both);
  }

  private static Pulse both(Pulse a, Pulse b) {
    return new Pulse(
        a.tenant(),
        a.stream(),
        a.topic(),
        a.partition(),
        a.source(),
        a.brand(),
        a.bucketMillis(),
        Math.max(a.recordMillis(), b.recordMillis()),
        Math.max(a.heartbeatMillis(), b.heartbeatMillis()));
  }
}
