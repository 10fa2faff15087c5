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

  private final String timing;
  private final List<PriorityQueue<Match>> waiting = new ArrayList<>();
  private long orders;

  /**
   * @param timing by which times the matches' ends were set
   * @param steps how many steps a match can wait for
   */
  LinearOpen(String shape, long clockMillis, String timing, int steps) {
    super(shape, clockMillis);
    this.timing = timing;
    for (int i = 0; i < steps; i++) {
      waiting.add(new PriorityQueue<>(Match.BY_DUE));
    }
  }

  String timing() {
    return timing;
  }

  int steps() {
    return waiting.size();
  }

  /** The matches that wait for a step, the one that ends first in front. */
  PriorityQueue<Match> waiting(int step) {
    return waiting.get(step);
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
