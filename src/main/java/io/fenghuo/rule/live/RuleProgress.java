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
 * @param warmUntilMillis the latest of what they said
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
    List<String> all = new ArrayList<>(taken);
    String subtask = applied.station() + "/" + applied.subtask();
    if (!all.contains(subtask)) {
      all.add(subtask);
    }
    Map<String, Integer> counts = new HashMap<>(of);
    counts.put(applied.station(), applied.of());
    // A subtask that has seen no signal yet cannot say; its findings will.
    long warm =
        applied.warmUntilMillis() == RuleEntry.FROM_FIRST_SIGNAL
            ? warmUntilMillis
            : Math.max(warmUntilMillis, applied.warmUntilMillis());
    return new RuleProgress(revision, accepted, standing, all, counts, warm, told);
  }

  RuleProgress asTold() {
    return new RuleProgress(revision, accepted, standing, taken, of, warmUntilMillis, true);
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
