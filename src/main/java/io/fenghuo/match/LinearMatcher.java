package io.fenghuo.match;

import io.fenghuo.match.LinearOpen.Match;
import io.fenghuo.match.LinearOpen.Taken;
import io.fenghuo.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Matches a rule that is a {@linkplain LinearPlan chain}, with flink-cep's meaning: matches wait in
 * a queue for each step, and a signal moves, drops or leaves a queue as a whole. A signal that only
 * opens a match costs the same whether one or a hundred thousand are open.
 *
 * <p>Open matches are capped; beyond, the one that would end first is dropped, as if out of time.
 */
final class LinearMatcher implements Matcher {

  private static final Comparator<Match> BY_START = Comparator.comparingLong(Match::startOrder);

  /**
   * Where a match waits: for a step, or, without one, for time to pass.
   *
   * @param isFirstLook whether it waits for the signal right behind the step before
   * @param withinMillis how long it waits at most; 0 where only the whole is limited
   */
  private record Place(LinearPlan.Step step, int number, boolean isFirstLook, long withinMillis) {}

  private final Rule rule;
  private final String shape;
  private final LinearOpen.Times times;
  private final LinearPlan plan;
  private final List<Place> places = new ArrayList<>();
  private final int[] entries;
  private final int maxOpen;
  private final RuleMetrics metrics;

  LinearMatcher(
      Rule rule, String shape, List<StageCondition> conditions, int maxOpen, RuleMetrics metrics) {
    this.rule = rule;
    this.shape = shape;
    this.plan = LinearPlan.of(conditions);
    this.maxOpen = maxOpen;
    this.metrics = metrics;
    this.entries = new int[plan.steps().size() + 1];
    for (int i = 1; i < plan.steps().size(); i++) {
      LinearPlan.Step step = plan.steps().get(i);
      entries[i] = places.size();
      if (!step.notNext().isEmpty()) {
        places.add(new Place(step, i, true, 0));
      }
      places.add(new Place(step, i, false, step.withinMillis()));
    }
    entries[plan.steps().size()] = places.size();
    if (plan.endsByTime()) {
      places.add(new Place(null, plan.steps().size(), false, plan.silenceMillis()));
    }
    this.times =
        new LinearOpen.Times(
            rule.withinMillis(), places.stream().map(Place::withinMillis).toList());
  }

  @Override
  public Outcome onSignal(Open open, Signal signal) {
    boolean starts = plan.steps().get(0).condition().takes(signal);
    if (open == null && !starts) {
      return Outcome.NOTHING;
    }
    LinearOpen kept =
        open == null ? new LinearOpen(shape, signal.timeMillis(), times) : timed((LinearOpen) open);
    Told told = new Told();
    boolean isChanged = kept.tick(signal.timeMillis()) || kept != open;
    isChanged |= expire(kept, told);
    Step step = new Step(kept, signal);
    for (int place = places.size() - 1; place >= 0; place--) {
      step.through(place);
    }
    if (starts) {
      step.start();
    }
    isChanged |= step.isChanged;
    step.complete.sort(BY_START);
    finish(kept, step.complete, told);
    dropBeyondCap(kept);
    return outcome(kept, isChanged, told);
  }

  @Override
  public Outcome onTime(Open open, long timeMillis) {
    LinearOpen kept = timed((LinearOpen) open);
    Told told = new Told();
    boolean isChanged = kept.tick(timeMillis) || kept != open;
    isChanged |= expire(kept, told);
    return outcome(kept, isChanged, told);
  }

  /** What one signal does to what is open. */
  private final class Step {

    private final LinearOpen kept;
    private final Signal signal;
    private final List<Match> complete = new ArrayList<>();
    private long order = -1;
    private boolean isChanged;

    Step(LinearOpen kept, Signal signal) {
      this.kept = kept;
      this.signal = signal;
    }

    /** Goes from the last place to the first, so that no match moves twice. */
    void through(int number) {
      PriorityQueue<Match> waiting = kept.waiting(number);
      if (waiting.isEmpty()) {
        return;
      }
      Place place = places.get(number);
      if (place.step() == null) {
        if (anyTakes(plan.pendingStops())) {
          drop(waiting);
        }
        return;
      }
      if (place.isFirstLook() && anyTakes(place.step().notNext())) {
        drop(waiting);
        return;
      }
      boolean takes = place.step().condition().takes(signal);
      boolean stops = anyTakes(place.step().stops());
      boolean completes = place.number() + 1 == plan.steps().size() && !plan.endsByTime();
      // A signal that fits the last step completes the match, even if it should not have come.
      if (takes && (!stops || completes)) {
        waiting.forEach(match -> moveOn(match, place.number()));
        isChanged = true;
      }
      boolean stays =
          !stops
              && switch (place.step().follows()) {
                case FOLLOWED_BY -> !takes;
                case FOLLOWED_BY_ANY -> true;
                case ON, NEXT, NOT_NEXT, NOT_FOLLOWED_BY -> false;
              };
      if (!stays) {
        drop(waiting);
      } else if (place.isFirstLook()) {
        waiting.forEach(match -> kept.enter(number + 1, match));
        drop(waiting);
      }
    }

    void start() {
      isChanged = true;
      long now = kept.clockMillis();
      Taken first = new Taken(0, order(), signal, null);
      enter(1, now, first.order(), first);
    }

    private void moveOn(Match match, int step) {
      Taken last = new Taken(step, order(), signal, match.last());
      enter(step + 1, match.startMillis(), match.startOrder(), last);
    }

    private void enter(int step, long startMillis, long startOrder, Taken last) {
      long now = kept.clockMillis();
      if (step == plan.steps().size() && !plan.endsByTime()) {
        complete.add(new Match(startMillis, startOrder, now, now, last));
      } else {
        kept.enter(entries[step], startMillis, startOrder, now, last);
      }
    }

    private void drop(PriorityQueue<Match> waiting) {
      waiting.clear();
      isChanged = true;
    }

    private boolean anyTakes(List<StageCondition> conditions) {
      for (StageCondition condition : conditions) {
        if (condition.takes(signal)) {
          return true;
        }
      }
      return false;
    }

    private long order() {
      if (order < 0) {
        order = kept.nextOrder();
      }
      return order;
    }
  }

  /** Ends what is out of time, each at its own moment, however late the news of the time comes. */
  private boolean expire(LinearOpen kept, Told told) {
    boolean isChanged = false;
    for (long due = kept.firstDue(); due <= kept.clockMillis(); due = kept.firstDue()) {
      isChanged = true;
      expire(kept, due, told);
    }
    return isChanged;
  }

  /** Ends what is due; where the end of time was waited for, that completes it. */
  private void expire(LinearOpen kept, long now, Told told) {
    List<Match> complete = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      PriorityQueue<Match> waiting = kept.waiting(place);
      while (!waiting.isEmpty() && waiting.peek().dueMillis() <= now) {
        Match match = waiting.poll();
        if (places.get(place).step() == null) {
          complete.add(match);
        } else if (rule.timeout() != null) {
          told.timedOut.add(new TimedOut(written(match), match.dueMillis()));
        }
      }
    }
    complete.sort(BY_START);
    finish(kept, complete, told);
  }

  /** Tells the complete matches, the earliest first, and drops what the strategy skips. */
  private void finish(LinearOpen kept, List<Match> complete, Told told) {
    long skippedTo = -1;
    for (Match match : complete) {
      if (match.startOrder() > skippedTo) {
        told.complete.add(written(match));
        skippedTo = Math.max(skippedTo, skippedTo(match));
      }
    }
    if (skippedTo >= 0) {
      kept.dropBegunUpTo(skippedTo);
    }
  }

  /**
   * Up to which first signal a complete match drops the others; -1 where it drops none.
   * Skip-to-next drops those with the same first signal: in a chain there are none.
   */
  private long skippedTo(Match match) {
    return switch (rule.afterMatch()) {
      case NO_SKIP, SKIP_TO_NEXT -> -1;
      case SKIP_PAST_LAST -> match.last().order();
      case SKIP_TO_FIRST -> orders(match).min().orElse(0) - 1;
      case SKIP_TO_LAST -> orders(match).max().orElse(0) - 1;
    };
  }

  /** The orders of the signals that the stage took to which is skipped. */
  private LongStream orders(Match match) {
    return Stream.iterate(match.last(), Objects::nonNull, Taken::before)
        .filter(taken -> plan.steps().get(taken.step()).stage().equals(rule.skipTo()))
        .mapToLong(Taken::order);
  }

  private void dropBeyondCap(LinearOpen kept) {
    for (int excess = kept.size() - maxOpen; excess > 0; excess--) {
      kept.dropFirstDue();
      metrics.openMatchesDropped(1);
    }
  }

  private Outcome outcome(LinearOpen kept, boolean isChanged, Told told) {
    kept.dueMillis(kept.firstDue());
    return kept.size() == 0
        ? new Outcome(null, true, told.complete, told.timedOut)
        : new Outcome(kept, isChanged, told.complete, told.timedOut);
  }

  /** What is open, with its ends set by this rule's times, which may have changed. */
  private LinearOpen timed(LinearOpen open) {
    if (open.times().equals(times)) {
      return open;
    }
    LinearOpen timed = new LinearOpen(shape, open.clockMillis(), times);
    timed.orders(open.orders());
    for (int place = 0; place < places.size(); place++) {
      for (Match match : open.waiting(place)) {
        timed.enter(place, match);
      }
    }
    return timed;
  }

  private Map<String, List<Signal>> written(Match match) {
    Map<String, List<Signal>> written = new HashMap<>();
    for (Taken taken = match.last(); taken != null; taken = taken.before()) {
      written
          .computeIfAbsent(plan.steps().get(taken.step()).stage(), s -> new ArrayList<>())
          .add(taken.signal());
    }
    written.values().forEach(Collections::reverse);
    return written;
  }
}
