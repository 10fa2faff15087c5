package io.fenghuo.rule.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a change has come.
 *
 * @param revision of the change
 * @param accepted its answer; null until it has come
 * @param standing what the rule is to be; null until the answer has come
 * @param taken the subtasks that have taken it, each once, by their station
 * @param of how many subtasks each of these stations has
 * @param warmUntilMillis the latest of what they said; {@link RuleEntry#FROM_FIRST_SIGNAL} while
 *     some have begun without a signal and nobody has had one
 * @param told whether it was told that it is in force, and only its warming is left
 */
public record RuleProgress(
    long revision,
    RuleStatus accepted,
    RuleStanding standing,
    List<String> taken,
    Map<String, Integer> of,
    long warmUntilMillis,
    boolean told) {

  static RuleProgress of(long revision) {
    return new RuleProgress(
        revision, null, null, List.of(), Map.of(), RuleEntry.NEVER_WARMED, false);
  }

  RuleProgress accepted(RuleStatus status, RuleStanding to) {
    return new RuleProgress(revision, status, to, taken, of, warmUntilMillis, told);
  }

  RuleProgress with(Applied applied) {
    long warm = later(warmUntilMillis, applied.warmUntilMillis());
    if (applied.hasBegun()) {
      return new RuleProgress(revision, accepted, standing, taken, of, warm, told);
    }
    List<String> all = new ArrayList<>(taken);
    String subtask = applied.station() + "/" + applied.subtask();
    if (!all.contains(subtask)) {
      all.add(subtask);
    }
    Map<String, Integer> counts = new HashMap<>(of);
    counts.put(applied.station(), applied.of());
    return new RuleProgress(revision, accepted, standing, all, counts, warm, told);
  }

  /** A subtask that has had no signal cannot say, and may never have one: others' word holds. */
  private static long later(long one, long other) {
    long later = Math.max(one, other);
    long sooner = Math.min(one, other);
    return later == RuleEntry.FROM_FIRST_SIGNAL && sooner != RuleEntry.NEVER_WARMED
        ? sooner
        : later;
  }

  RuleProgress asTold() {
    return new RuleProgress(revision, accepted, standing, taken, of, warmUntilMillis, true);
  }

  /** Whether it warms and nobody can say until when. */
  boolean awaitsFirstSignal() {
    return warmUntilMillis == RuleEntry.FROM_FIRST_SIGNAL;
  }

  /** Whether every subtask of these stations has taken it. */
  boolean isTakenBy(List<String> stations) {
    return of.keySet().containsAll(stations)
        && taken.size() == of.values().stream().mapToInt(Integer::intValue).sum();
  }

  long effectiveAtMillis() {
    return accepted.effectiveAtMillis() == null ? RuleChange.AT_ONCE : accepted.effectiveAtMillis();
  }
}
