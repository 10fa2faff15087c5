package io.fenghuo.tool.backtest;

import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One thing that was told of a trouble, as both sides tell it.
 *
 * @param before the old rules' record; null where they say nothing of the kind
 * @param after the new rules' record; null where they say nothing of the kind
 */
public record AlertPair(AlertRecord before, AlertRecord after) {

  /**
   * What makes two records of one incident the same thing, the strictest first: the same transition
   * in the same words; by the same rule to the same level; by the same rule; to the same level,
   * whichever rule says so; and an incident opens and ends, however it does. Within each, the first
   * of the one side goes with the first of the other. What is left is gained or lost.
   */
  private static final List<Function<AlertRecord, String>> LIKENESS =
      List.of(
          alert -> alert.event() + "|" + alert.reason() + "|" + alert.says().en(),
          alert ->
              alert.event() + "|" + alert.reason() + "|" + alert.ruleId() + "|" + alert.level(),
          alert -> alert.event() + "|" + alert.reason() + "|" + alert.ruleId(),
          alert ->
              switch (alert.event()) {
                case "UPDATED" -> alert.alertId();
                default -> alert.event() + "|" + alert.level();
              },
          alert ->
              switch (alert.event()) {
                case "OPENED", "RESOLVED", "CLOSED" -> alert.event();
                default -> alert.alertId();
              });

  static List<AlertPair> match(List<AlertRecord> before, List<AlertRecord> after) {
    List<AlertRecord> lost = new ArrayList<>(before);
    List<AlertRecord> gained = new ArrayList<>(after);
    List<AlertPair> pairs = new ArrayList<>();
    for (Function<AlertRecord, String> likeness : LIKENESS) {
      Map<String, List<AlertRecord>> waiting = new HashMap<>();
      lost.forEach(
          alert ->
              waiting.computeIfAbsent(likeness.apply(alert), l -> new ArrayList<>()).add(alert));
      for (AlertRecord now : List.copyOf(gained)) {
        List<AlertRecord> like = waiting.getOrDefault(likeness.apply(now), List.of());
        if (!like.isEmpty()) {
          AlertRecord old = like.remove(0);
          lost.remove(old);
          gained.remove(now);
          pairs.add(new AlertPair(old, now));
        }
      }
    }
    lost.forEach(old -> pairs.add(new AlertPair(old, null)));
    gained.forEach(now -> pairs.add(new AlertPair(null, now)));
    return pairs;
  }

  public boolean isGained() {
    return before == null;
  }

  public boolean isLost() {
    return after == null;
  }

  /** Told by both sides, at another time. */
  public boolean isMoved() {
    return isOfBoth() && !lead().isZero();
  }

  /** Told by both sides, at another level. */
  public boolean changesLevel() {
    return isOfBoth() && before.level() != after.level();
  }

  /** Told by both sides, on another ground: by another rule, or in other words or figures. */
  public boolean changesGround() {
    return isOfBoth()
        && !(before.ruleId().equals(after.ruleId())
            && before.type() == after.type()
            && before.says().equals(after.says())
            && before.evidence().equals(after.evidence()));
  }

  /** Told by both sides alike; ids and the rule's version and hash do not count. */
  public boolean isSame() {
    return isOfBoth() && !isMoved() && !changesLevel() && !changesGround();
  }

  /** How much earlier the new rules tell it; zero where one side does not. */
  public Duration lead() {
    return isOfBoth() ? Duration.between(after.time(), before.time()) : Duration.ZERO;
  }

  /** The new side's record, or the old one's where there is no other. */
  public AlertRecord either() {
    return after != null ? after : before;
  }

  private boolean isOfBoth() {
    return before != null && after != null;
  }
}
