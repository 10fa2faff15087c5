package io.fenghuo.tool.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds which incidents of two sides are the same trouble.
 *
 * <p>Two are, where both have the same dedup key (the same desk, the same family of trouble and,
 * where it is about one, the same source or customer) and were open at one time, or with no more
 * than the tolerance between the end of the one and the opening of the other. Where several fit
 * each other, those that were open together the longest are paired first, of equals those that
 * opened nearest to each other. Each incident is paired once: where one side tells one trouble in
 * two incidents, the second is gained or lost.
 */
public final class Pairing {

  /** As long as an incident's relapse is, by default, still the same incident. */
  public static final Duration TOLERANCE = Duration.ofMinutes(10);

  private record Candidate(IncidentStory before, IncidentStory after) {

    Duration together() {
      Duration common =
          Duration.between(
              later(before.opened(), after.opened()), earlier(before.until(), after.until()));
      return common.isNegative() ? Duration.ZERO : common;
    }

    Duration apart() {
      return Duration.between(
          earlier(before.until(), after.until()), later(before.opened(), after.opened()));
    }

    Duration openings() {
      return Duration.between(before.opened(), after.opened()).abs();
    }
  }

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing(Candidate::together)
          .reversed()
          .thenComparing(Candidate::openings)
          .thenComparing(candidate -> candidate.before().opened())
          .thenComparing(candidate -> candidate.after().opened());

  private Pairing() {}

  /** Every incident of both sides once, in the order of their times. */
  public static List<IncidentPair> of(
      List<IncidentStory> before, List<IncidentStory> after, Duration tolerance) {
    List<Candidate> candidates = new ArrayList<>();
    for (IncidentStory old : before) {
      for (IncidentStory now : after) {
        Candidate candidate = new Candidate(old, now);
        if (old.dedupKey().equals(now.dedupKey()) && candidate.apart().compareTo(tolerance) <= 0) {
          candidates.add(candidate);
        }
      }
    }
    candidates.sort(BEST_FIRST);
    Set<String> paired = new HashSet<>();
    List<IncidentPair> pairs = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String old = "before " + candidate.before().incidentId();
      String now = "after " + candidate.after().incidentId();
      if (!paired.contains(old) && !paired.contains(now)) {
        paired.add(old);
        paired.add(now);
        pairs.add(new IncidentPair(candidate.before(), candidate.after()));
      }
    }
    before.stream()
        .filter(old -> !paired.contains("before " + old.incidentId()))
        .forEach(old -> pairs.add(new IncidentPair(old, null)));
    after.stream()
        .filter(now -> !paired.contains("after " + now.incidentId()))
        .forEach(now -> pairs.add(new IncidentPair(null, now)));
    pairs.sort(
        Comparator.comparing(IncidentPair::opened)
            .thenComparing(pair -> pair.either().dedupKey())
            .thenComparing(pair -> pair.either().incidentId()));
    return List.copyOf(pairs);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
