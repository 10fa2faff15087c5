package io.fenghuo.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What {@link LinearMatcher} keeps for a rule on a key: the open matches, by the step that each of
 * them waits for.
 */
final class LinearOpen extends Open {

  /**
   * A signal that a match took, after those before it. Matches with a common beginning share it.
   *
   * @param step the step that took it
   * @param order how many were taken on this key before it
   * @param before null for the first
   */
  record Taken(int step, long order, Signal signal, Taken before) {}

  /**
   * One open match.
   *
   * @param startMillis clock time of its first signal
   * @param startOrder order of its first signal
   * @param previousMillis clock time of its last signal
   * @param dueMillis clock time at which it ends
   * @param last what it has taken
   */
  record Match(long startMillis, long startOrder, long previousMillis, long dueMillis, Taken last) {

    static final Comparator<Match> BY_DUE =
        Comparator.comparingLong(Match::dueMillis)
            .thenComparingLong(Match::startOrder)
            .thenComparingLong(match -> match.last().order());
  }

  /**
   * How long matches may last.
   *
   * @param withinMillis from the first signal on; 0 where that is not limited
   * @param waitMillis for each step, how long after the signal before it is waited for; 0 where
   *     that is not limited
   */
  record Times(long withinMillis, List<Long> waitMillis) {

    private long due(int step, long startMillis, long previousMillis) {
      long due = withinMillis > 0 ? startMillis + withinMillis : Long.MAX_VALUE;
      long wait = waitMillis.get(step);
      return wait > 0 ? Math.min(due, previousMillis + wait) : due;
    }

    private boolean limitSteps() {
      return waitMillis.stream().anyMatch(millis -> millis > 0);
    }
  }

  private final Times times;
  private final List<PriorityQueue<Match>> waiting = new ArrayList<>();
  private long orders;

  LinearOpen(String shape, long clockMillis, Times times) {
    super(shape, clockMillis);
    this.times = times;
    times.waitMillis().forEach(step -> waiting.add(new PriorityQueue<>(Match.BY_DUE)));
  }

  Times times() {
    return times;
  }

  int steps() {
    return waiting.size();
  }

  /** Lets a match wait for a step; its end follows from the times. */
  void enter(int step, long startMillis, long startOrder, long previousMillis, Taken last) {
    long due = times.due(step, startMillis, previousMillis);
    waiting.get(step).add(new Match(startMillis, startOrder, previousMillis, due, last));
  }

  /** The same match at another step, or under other times. */
  void enter(int step, Match match) {
    enter(step, match.startMillis(), match.startOrder(), match.previousMillis(), match.last());
  }

  /** The matches that wait for a step, the one that ends first in front. */
  PriorityQueue<Match> waiting(int step) {
    return waiting.get(step);
  }

  /** When the first of the matches ends; {@link Long#MAX_VALUE} where none does. */
  long firstDue() {
    PriorityQueue<Match> first = endingFirst();
    return first == null ? Long.MAX_VALUE : first.peek().dueMillis();
  }

  /** Drops the match that would end first. */
  void dropFirstDue() {
    endingFirst().poll();
  }

  /** Drops the matches that began with this signal or one before it. */
  void dropBegunUpTo(long order) {
    for (PriorityQueue<Match> matches : waiting) {
      // Mostly what ends first began first; not where a step has a time of its own.
      while (!matches.isEmpty() && matches.peek().startOrder() <= order) {
        matches.poll();
      }
      if (times.limitSteps()) {
        matches.removeIf(match -> match.startOrder() <= order);
      }
    }
  }

  private PriorityQueue<Match> endingFirst() {
    PriorityQueue<Match> first = null;
    for (PriorityQueue<Match> matches : waiting) {
      if (!matches.isEmpty()
          && (first == null || Match.BY_DUE.compare(matches.peek(), first.peek()) < 0)) {
        first = matches;
      }
    }
    return first;
  }

  /** The number of the next signal that is taken. */
  long nextOrder() {
    return orders++;
  }

  long orders() {
    return orders;
  }

  void orders(long taken) {
    this.orders = taken;
  }

  @Override
  int size() {
    int size = 0;
    for (PriorityQueue<Match> matches : waiting) {
      size += matches.size();
    }
    return size;
  }
}
