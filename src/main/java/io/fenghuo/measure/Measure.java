package io.fenghuo.measure;

import io.fenghuo.event.Event;
import io.fenghuo.event.Scope;
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
  private final LineJudge lines;
  private final boolean falls;
  private final boolean remembers;
  private final String tells;

  Measure(MeasureDefinition definition) {
    this.definition = definition;
    this.figure = definition.figure();
    this.intakes = figure.parts().stream().map(Intake::new).toList();
    this.countsHash = definition.countsHash();
    this.lines = new LineJudge(definition);
    this.falls = definition.lines().stream().anyMatch(line -> !line.above());
    this.remembers = definition.remembers();
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
    due = Math.min(due, lines.nextDueMillis(state));
    if (falls || state.isAnyLineReached()) {
      due = Math.min(due, state.figure.nextChangeMillis());
    }
    if (falls && remembers && !state.isHistoryFull(figure)) {
      due = Math.min(due, state.historyFullAtMillis(figure));
    }
    return due;
  }

  private void passBefore(long timeMillis, MeasureState state, Listener listener) {
    adopt(state, listener);
    for (long due = nextDueMillis(state); due < timeMillis; due = nextDueMillis(state)) {
      state.clockMillis = due;
      pass(state);
      if (remembers && due >= forgetAtMillis(state)) {
        forget(state, listener);
      } else {
        lines.judge(state, null, listener);
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
        lines.judge(state, null, listener);
      }
    }
    if (!Objects.equals(counted(state), tells)) {
      state.values = ValueCounts.of(definition);
    }
    lines.adopt(state, listener);
  }

  /** By which of its figures an event is counted: one bit for each. */
  private int counting(Event event) {
    int parts = 0;
    for (int i = 0; i < intakes.size(); i++) {
      parts |= intakes.get(i).counts(event) ? 1 << i : 0;
    }
    return parts;
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
      lines.judge(state, event.ref(), listener);
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

  /** A key that was silent for so long is not known any more: its lines are taken back. */
  private void forget(MeasureState state, Listener listener) {
    lines.forget(state, listener);
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
}
