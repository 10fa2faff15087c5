package io.fenghuo.tool.watch;

import io.fenghuo.tool.scenario.AppendLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long detection took: from the acknowledgement of the event that completed a pattern to its
 * alert being readable, both by the clock of this JVM.
 *
 * <p>The broker shows a record to the job a little before its acknowledgement reaches the player,
 * so a figure may be too small by that little, and even below zero; it is shown as it is. An alert
 * that was brought about by time has no such event and is counted apart.
 */
public final class Latencies {

  private final List<Long> sortedNanos;
  private final long byTime;
  private final long unknown;

  private Latencies(List<Long> sortedNanos, long byTime, long unknown) {
    this.sortedNanos = sortedNanos;
    this.byTime = byTime;
    this.unknown = unknown;
  }

  static Latencies of(Collection<Sighting> sightings, AppendLog appends) {
    List<Long> nanos = new ArrayList<>();
    long byTime = 0;
    long unknown = 0;
    for (Sighting sighting : sightings) {
      if (sighting.alert().completedBy().isEmpty()) {
        byTime++;
        continue;
      }
      OptionalLong appended = appends.nanosOf(sighting.alert().completedBy().get());
      if (appended.isPresent()) {
        nanos.add(sighting.nanos() - appended.getAsLong());
      } else {
        unknown++;
      }
    }
    Collections.sort(nanos);
    return new Latencies(nanos, byTime, unknown);
  }

  /** Alerts whose latency was measured. */
  public long measured() {
    return sortedNanos.size();
  }

  /** Alerts that time brought about. */
  public long byTime() {
    return byTime;
  }

  /** Alerts completed by an event that this player did not send. */
  public long unknown() {
    return unknown;
  }

  /**
   * The smallest latency that at least that share of the alerts kept to; zero where none was
   * measured.
   *
   * @param share more than 0, at most 1, which gives the longest
   */
  public Duration quantile(double share) {
    if (sortedNanos.isEmpty()) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(share * sortedNanos.size());
    return Duration.ofNanos(sortedNanos.get(Math.max(1, rank) - 1));
  }
}
