package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Level;
import io.fenghuo.words.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One trouble as both sides tell it.
 *
 * @param before the incident of the old rules; null where they tell none
 * @param after the incident of the new rules; null where they tell none
 */
public record IncidentPair(IncidentStory before, IncidentStory after) {

  /** What became of it. */
  public enum Fate {
    GAINED,
    LOST,
    CHANGED,
    SAME;

    /** How the page colours it. */
    String style() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The word for it. */
    Message named() {
      return Message.of("backtest.fate." + name());
    }
  }

  /**
   * When a level, or a more severe one, was first reached.
   *
   * @param before with the old rules; null where never
   * @param after with the new rules; null where never
   */
  public record Mark(Level level, Instant before, Instant after) {

    public boolean changed() {
      return before == null ? after != null : !before.equals(after);
    }
  }

  public Fate fate() {
    if (before == null) {
      return Fate.GAINED;
    }
    if (after == null) {
      return Fate.LOST;
    }
    return alerts().stream().allMatch(AlertPair::isSame) ? Fate.SAME : Fate.CHANGED;
  }

  /** The new side's incident, or the old one's where there is no other. */
  public IncidentStory either() {
    return after != null ? after : before;
  }

  /** When either side told of it first. */
  public Instant opened() {
    return before != null && (after == null || before.opened().isBefore(after.opened()))
        ? before.opened()
        : either().opened();
  }

  /**
   * How much earlier the new rules tell of it; negative where later, zero where one side does not
   * tell of it at all.
   */
  public Duration lead() {
    return before == null || after == null
        ? Duration.ZERO
        : Duration.between(after.opened(), before.opened());
  }

  /**
   * When each level was reached, the most severe first; levels that neither side reached left out.
   */
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (Level level : Level.values()) {
      Instant old = before == null ? null : before.reached(level).orElse(null);
      Instant now = after == null ? null : after.reached(level).orElse(null);
      if (old != null || now != null) {
        marks.add(new Mark(level, old, now));
      }
    }
    return marks;
  }

  /** Whether a mark is no more than that the incident opens, at that level, on either side. */
  public boolean isOpening(Mark mark) {
    return after != null
        && after.opened().equals(mark.after())
        && (mark.before() == null || mark.before().equals(before.opened()));
  }

  /** Its records side by side, in the order of their times. */
  public List<AlertPair> alerts() {
    List<AlertPair> pairs =
        new ArrayList<>(
            AlertPair.match(
                before == null ? List.of() : before.alerts(),
                after == null ? List.of() : after.alerts()));
    pairs.sort(
        Comparator.comparing((AlertPair pair) -> pair.either().time())
            .thenComparingLong(pair -> pair.either().seq()));
    return pairs;
  }
}
