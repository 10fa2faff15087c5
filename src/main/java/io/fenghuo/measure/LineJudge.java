package io.fenghuo.measure;

import io.fenghuo.event.EventRef;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How one measure's figure stands to its lines: which it crosses, which it has reached and must
 * stay at, and how it goes on beyond them.
 */
final class LineJudge {

  private final MeasureDefinition definition;
  private final FigureDefinition figure;
  private final boolean rises;
  private final boolean falls;
  private final boolean remembers;
  private final boolean tellsSteps;

  LineJudge(MeasureDefinition definition) {
    this.definition = definition;
    this.figure = definition.figure();
    this.rises = definition.lines().stream().anyMatch(Line::above);
    this.falls = definition.lines().stream().anyMatch(line -> !line.above());
    this.remembers = definition.remembers();
    this.tellsSteps = definition.tellsSteps();
  }

  /** Compares the figure as it is now. */
  void judge(MeasureState state, EventRef completedBy, Measure.Listener listener) {
    double rising = rises ? state.figure.value(figure, true) : Double.NaN;
    double falling = falls ? state.figure.value(figure, false) : Double.NaN;
    boolean historyFull = !remembers || state.isHistoryFull(figure);
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
      Measure.Listener listener) {
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

  /** When a line can go up or down if nothing changes; {@code Long.MAX_VALUE} where none can. */
  long nextDueMillis(MeasureState state) {
    long due = Figure.NEVER;
    if (state.isAnyLineReached()) {
      for (Line line : definition.lines()) {
        due = Math.min(due, line.downAtMillis(standing(state, line)));
        due = Math.min(due, upAtMillis(state, line));
      }
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

  /** Makes the standings fit these lines: one that is no more is taken back. */
  void adopt(MeasureState state, Measure.Listener listener) {
    if (!state.reachedSince.isEmpty()) {
      state.reachedSince.keySet().removeIf(id -> !waits(id));
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

  private boolean waits(String id) {
    return definition.lines().stream()
        .anyMatch(line -> line.id().equals(id) && line.forMillis() > 0);
  }

  /** Takes back what is up, for nobody knows the figure any more. */
  void forget(MeasureState state, Measure.Listener listener) {
    for (Line line : definition.lines()) {
      if (state.standings.remove(line.id()) != null) {
        listener.crossed(symptom(state, line, Edge.DOWN, Double.NaN, null).forgotten());
      }
    }
    state.told = null;
    state.reachedSince.clear();
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
