package io.fenghuo.tool.simulate;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is still to happen, in the order of its time; what is due together happens as entered. */
final class Agenda {

  private record Item(long timeMillis, long entry, Runnable action) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::timeMillis).thenComparing(Item::entry));
  private long now;
  private long entries;

  Agenda(long startMillis) {
    this.now = startMillis;
  }

  long now() {
    return now;
  }

  /** Enters an action; a time already past means now. */
  void at(long timeMillis, Runnable action) {
    items.add(new Item(Math.max(timeMillis, now), entries++, action));
  }

  void in(double delayMillis, Runnable action) {
    at(now + (long) delayMillis, action);
  }

  /** Repeats an action from a time on, for as long as the agenda is run. */
  void every(long firstMillis, long periodMillis, Runnable action) {
    at(
        firstMillis,
        () -> {
          action.run();
          every(firstMillis + periodMillis, periodMillis, action);
        });
  }

  /** Lets everything happen that is due before the end; the rest stays undone. */
  void runUntil(long endMillis) {
    while (!items.isEmpty() && items.peek().timeMillis() < endMillis) {
      Item item = items.poll();
      now = item.timeMillis();
      item.action().run();
    }
    now = endMillis;
  }
}
