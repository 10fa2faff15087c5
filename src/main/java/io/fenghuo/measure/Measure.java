package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * One measure's decisions, apart from where its state is kept and who tells the time.
 *
 * <p>Time comes with events and by {@link #passThrough}. What is due before an event is judged
 * before it, step by step, so that it makes no difference whether a timer or the next event came
 * first. An event that comes behind others counts in its own bucket and is judged at the latest
 * time known, so that the crossings of a key never go back in time.
 *
 * <p>What time alone can do is judged only while it can matter: while a line is up, or where
 * silence can make one fall. A share that rises only because good answers grow old is noticed at
 * the next event.
 */
final class Measure {

  /** Hears what a measure finds. */
  interface Listener {
    void crossed(Symptom symptom);

    /** A figure beyond a line has become another one than was last told. */
    void stepped(Symptom symptom);

    /** An event is older than the window: it changes nothing. */
    void behindWindow(Event event);
  }

  private final MeasureDefinition definition;
  private final FigureDefinition figure;
  private final List<Intake> intakes;
  private final int countsHash;
  private final boolean falls;
  private final boolean rises;
  private final boolean remembers;
  private final boolean tellsSteps;
  private final String tells;

  Measure(MeasureDefinition definition) {
    this.definition = definition;
    this.figure = definition.figure();
    this.intakes = figure.parts().stream().map(Intake::new).toList();
    this.countsHash = definition.countsHash();
    this.rises = definition.lines().stream().anyMatch(Line::above);
    this.falls = definition.lines().stream().anyMatch(line -> !line.above());
    this.remembers = definition.remembers();
    this.tellsSteps = definition.tellsSteps();
    this.tells = definition.tells() == null ? null : definition.tells().fieldName();
  }

  MeasureDefinition definition() {
    return definition;
  }

  /**
   * Takes an event of a kind that the measure reads.
   *
   * @param known what is known of the scope, or null; changed in place
   * @param settledMillis how far all of the input has come
   * @return what to keep, or null for nothing
   */
  MeasureState on(
      Event event, Scope scope, MeasureState known, long settledMillis, Listener listener) {
    int parts = counting(event);
    if (known == null && parts == 0 && !remembers) {
      return null;
    }
    MeasureState state =
        known == null ? new MeasureState(scope, countsHash, Figure.of(figure)) : known;
    passBefore(event.timeMillis(), state, listener);
    state.firstMillis = Math.min(state.firstMillis, event.timeMillis());
    state.lastMillis = Math.max(state.lastMillis, event.timeMillis());
    if (parts != 0) {
      state.figure.settle(settledMillis);
      count(event, parts, state, listener);
    }
    return isSpent(state) ? null : state;
  }

  /**
   * Time has come through an instant, and every event up to it.
   *
   * @return whether there is anything to keep
   */
  boolean passThrough(long timeMillis, MeasureState state, Listener listener) {
    passBefore(timeMillis == Long.MAX_VALUE ? timeMillis : timeMillis + 1, state, listener);
    return !isSpent(state);
  }

  /** When time alone can next do something; {@code Long.MAX_VALUE} where it can do nothing. */
  long nextDueMillis(MeasureState state) {
    long due = remembers ? forgetAtMillis(state) : state.figure.emptyAtMillis();
    if (!state.standings.isEmpty()) {
      for (Line line : definition.lines()) {
        due = Math.min(due, line.downAtMillis(standing(state, line)));
      }
    }
    boolean waits = !state.reachedSince.isEmpty();
    if (waits) {
      for (Line line : definition.lines()) {
        due = Math.min(due, upAtMillis(state, line));
      }
    }
    if (falls || waits || !state.standings.isEmpty()) {
      due = Math.min(due, state.figure.nextChangeMillis());
    }
    if (falls && remembers && !isHistoryFull(state)) {
      due = Math.min(due, historyFullAtMillis(state));
    }
    return due;
  }

  /** When a line that waits has waited; it goes up then if its figure is still at the limit. */
  private static long upAtMillis(MeasureState state, Line line) {
    Long since = state.reachedSince.get(line.id());
    return since == null || since + line.forMillis() <= state.clockMillis
        ? Figure.NEVER
        : since + line.forMillis();
  }

  private void passBefore(long timeMillis, MeasureState state, Listener listener) {
    adopt(state, listener);
    for (long due = nextDueMillis(state); due < timeMillis; due = nextDueMillis(state)) {
      state.clockMillis = due;
      pass(state);
      if (remembers && due >= forgetAtMillis(state)) {
        forget(state, listener);
      } else {
        judge(state, null, listener);
      }
    }
  }

  /**
   * Makes state of another version of the definition fit this one: counts that mean something else
   * are dropped, so that a line that is up has no figure until there are new ones; a line that is
   * no more is taken back.
   */
  private void adopt(MeasureState state, Listener listener) {
    if (state.countsHash != countsHash) {
      state.countsHash = countsHash;
      startAnew(state);
      state.firstMillis = state.lastMillis;
      if (!state.standings.isEmpty()) {
        // From now on they are clear, should no event ever come again.
        judge(state, null, listener);
      }
    }
    if (!state.reachedSince.isEmpty()) {
      state.reachedSince.keySet().removeIf(id -> !waits(id));
    }
    if (!Objects.equals(counted(state), tells)) {
      state.values = ValueCounts.of(definition);
    }
    if (state.standings.isEmpty()) {
      return;
    }
    Iterator<String> ids = state.standings.keySet().iterator();
    while (ids.hasNext()) {
      String id = ids.next();
      if (definition.lines().stream().noneMatch(line -> line.id().equals(id))) {
        ids.remove();
        Line gone = new Line(id, true, Double.NaN, 0, Double.NaN, 0);
        listener.crossed(symptom(state, gone, Edge.DOWN, Double.NaN, null));
      }
    }
  }

  /** By which of its figures an event is counted: one bit for each. */
  private int counting(Event event) {
    int parts = 0;
    for (int i = 0; i < intakes.size(); i++) {
      parts |= intakes.get(i).counts(event) ? 1 << i : 0;
    }
    return parts;
  }

  private boolean waits(String id) {
    return definition.lines().stream()
        .anyMatch(line -> line.id().equals(id) && line.forMillis() > 0);
  }

  private void count(Event event, int parts, MeasureState state, Listener listener) {
    state.clockMillis = Math.max(state.clockMillis, event.timeMillis());
    pass(state);
    boolean isCounted = false;
    for (int i = 0; i < intakes.size(); i++) {
      if ((parts & 1 << i) == 0) {
        continue;
      }
      boolean isHit = intakes.get(i).isHit(event);
      if (intakes.get(i).count(event, isHit, state.figure, i)) {
        isCounted = true;
        if (state.values != null && (isHit || figure.kind() != FigureKind.SHARE)) {
          state.values.add(event.timeMillis(), (String) definition.tells().of(event));
        }
      }
    }
    if (isCounted) {
      judge(state, event.ref(), listener);
    } else {
      listener.behindWindow(event);
    }
  }

  private static void pass(MeasureState state) {
    state.figure.passTo(state.clockMillis);
    if (state.values != null) {
      state.values.passTo(state.clockMillis);
    }
  }

  private void judge(MeasureState state, EventRef completedBy, Listener listener) {
    double rising = rises ? state.figure.value(figure, true) : Double.NaN;
    double falling = falls ? state.figure.value(figure, false) : Double.NaN;
    boolean historyFull = !remembers || isHistoryFull(state);
    List<Line> crossed = List.of();
    for (Line line : definition.lines()) {
      double value = line.above() ? rising : falling;
      if (!historyFull && figure.needsHistory(line)) {
        value = Double.NaN;
      }
      long before = standing(state, line);
      if (before == Line.DOWN && waits(line, value, state)) {
        continue;
      }
      long after = line.next(before, value, state.clockMillis);
      if (after == before) {
        continue;
      }
      if (after == Line.DOWN) {
        state.standings.remove(line.id());
        crossed = with(crossed, line);
        listener.crossed(symptom(state, line, Edge.DOWN, value, completedBy));
      } else {
        state.standings.put(line.id(), after);
        if (before == Line.DOWN) {
          crossed = with(crossed, line);
          listener.crossed(symptom(state, line, Edge.UP, value, completedBy));
        }
      }
    }
    state.figure.hold(!state.standings.isEmpty());
    if (tellsSteps) {
      step(state, crossed, rising, falling, completedBy, listener);
    }
  }

  /** Whether a line that is down stays so, for its figure has not reached it for long enough. */
  private static boolean waits(Line line, double value, MeasureState state) {
    if (line.forMillis() == 0) {
      return false;
    }
    if (line.isClearAt(value)) {
      state.reachedSince.remove(line.id());
      return true;
    }
    if (!line.isReachedBy(value)) {
      return true;
    }
    long since = state.reachedSince.computeIfAbsent(line.id(), id -> state.clockMillis);
    if (state.clockMillis < since + line.forMillis()) {
      return true;
    }
    state.reachedSince.remove(line.id());
    return false;
  }

  /**
   * Tells of each line that is up how its figure goes on, unless its crossing has just told it.
   *
   * @param crossed the lines that were crossed just now
   */
  private void step(
      MeasureState state,
      List<Line> crossed,
      double rising,
      double falling,
      EventRef completedBy,
      Listener listener) {
    if (state.standings.isEmpty()) {
      state.told = null;
      return;
    }
    double value = gravestUp(state).above() ? rising : falling;
    boolean isTold = crossed.isEmpty() && state.told != null;
    if (!Double.isFinite(value) || isTold && !state.told.isLeftBy(value, state.clockMillis)) {
      return;
    }
    state.told = new LastTold(value, state.clockMillis);
    if (crossed.stream().anyMatch(line -> state.standings.containsKey(line.id()))) {
      // A more severe line was crossed, and that tells the figure: it is no news of the milder
      // ones.
      return;
    }
    for (Line line : definition.lines()) {
      double figure = line.above() ? rising : falling;
      if (state.standings.containsKey(line.id())
          && !crossed.contains(line)
          && Double.isFinite(figure)) {
        listener.stepped(symptom(state, line, Edge.STEP, figure, completedBy));
      }
    }
  }

  private Line gravestUp(MeasureState state) {
    return definition.lines().stream()
        .filter(line -> state.standings.containsKey(line.id()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Line> with(List<Line> crossed, Line line) {
    List<Line> more = new ArrayList<>(crossed);
    more.add(line);
    return more;
  }

  /** A key that was silent for so long is not known any more: its lines are taken back. */
  private void forget(MeasureState state, Listener listener) {
    for (Line line : definition.lines()) {
      if (state.standings.remove(line.id()) != null) {
        listener.crossed(symptom(state, line, Edge.DOWN, Double.NaN, null).forgotten());
      }
    }
    state.told = null;
    state.reachedSince.clear();
    startAnew(state);
    state.firstMillis = MeasureState.NEVER_READ;
    state.lastMillis = Long.MIN_VALUE;
  }

  private void startAnew(MeasureState state) {
    state.figure = Figure.of(figure);
    state.values = ValueCounts.of(definition);
  }

  /** The field that is counted beside the figure; null for none. */
  private static String counted(MeasureState state) {
    return state.values == null ? null : state.values.field();
  }

  private boolean isSpent(MeasureState state) {
    return state.standings.isEmpty()
        && state.figure.isEmpty()
        && (!remembers || state.firstMillis == MeasureState.NEVER_READ);
  }

  private long forgetAtMillis(MeasureState state) {
    return state.firstMillis == MeasureState.NEVER_READ
        ? Figure.NEVER
        : state.lastMillis + figure.forgetAfterMillis();
  }

  private boolean isHistoryFull(MeasureState state) {
    return state.clockMillis >= historyFullAtMillis(state);
  }

  /** When the window holds only buckets that began after the key's first event was read. */
  private long historyFullAtMillis(MeasureState state) {
    if (state.firstMillis == MeasureState.NEVER_READ) {
      return Figure.NEVER;
    }
    long bucketMillis = figure.bucketMillis();
    long firstBucket = Math.floorDiv(state.firstMillis, bucketMillis);
    return (firstBucket + figure.historyBuckets()) * bucketMillis;
  }

  private static long standing(MeasureState state, Line line) {
    return state.standings.isEmpty()
        ? Line.DOWN
        : state.standings.getOrDefault(line.id(), Line.DOWN);
  }

  private Symptom symptom(
      MeasureState state, Line line, Edge edge, double value, EventRef completedBy) {
    return new Symptom(
        definition.id(),
        line.id(),
        edge,
        state.scope,
        value,
        line.limit(),
        line.operator(),
        state.figure.numerator(figure),
        state.figure.denominator(figure),
        state.figure.baseline(),
        definition.windowMillis(),
        state.clockMillis,
        completedBy,
        definition.impact(),
        edge == Edge.DOWN || state.values == null
            ? null
            : state.values.prevailing(Math.round(state.figure.numerator(figure))));
  }
}
