package io.fenghuo.tool.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The lines of one file, each with when it is due, in the order of the file: at its own time, but
 * never before the line in front of it, so that the file's disorder stays as it is.
 *
 * <p>A file has no broker's timestamp beside which a line's own time could be seen to be wrong. So
 * a jump of more than a day is asked about: it is believed where the file goes on from there, as
 * after a week-end, and not where the next lines are back, as after one mad clock. A line whose
 * time is not believed, or cannot be read, is due with the line before it; the first one with the
 * first that is believed. What it says is then judged by the job as that of any record whose time
 * lies ahead of its broker's.
 */
final class TimedLines implements Closeable {

  private static final long MAX_STEP_MILLIS = Duration.ofDays(1).toMillis();

  /** So many lines behind a jump are asked; of these three in four must agree. */
  private static final int ASKED = 20;

  private final Lines lines;
  private final long nowMillis;
  private final Deque<Glanced> ahead = new ArrayDeque<>();
  private Long lastMillis;

  private record Glanced(byte[] line, LineGlance glance) {}

  /**
   * A line and what a player must know of it.
   *
   * @param dueMillis epoch milliseconds; 0 where the file has no time that is believed
   */
  record Timed(byte[] line, LineGlance glance, long dueMillis) {}

  /**
   * @param nowMillis the wall clock: where a recording lies before it, its last line does too
   */
  TimedLines(Lines lines, long nowMillis) {
    this.lines = lines;
    this.nowMillis = nowMillis;
  }

  /** The next line; null after the last. */
  Timed next() throws IOException {
    Glanced next = ahead.isEmpty() ? read() : ahead.poll();
    if (next == null) {
      return null;
    }
    Long time = next.glance().timeMillis();
    if (time != null && isBelieved(time)) {
      lastMillis = lastMillis == null ? time : Math.max(lastMillis, time);
    } else if (lastMillis == null) {
      return new Timed(next.line(), next.glance(), firstBelieved());
    }
    return new Timed(next.line(), next.glance(), lastMillis);
  }

  private boolean isBelieved(long time) throws IOException {
    if (lastMillis != null && time - lastMillis <= MAX_STEP_MILLIS) {
      return true;
    }
    lookAhead();
    return goesOn(time, ahead);
  }

  /** Whether the lines behind one go on from its time. */
  private boolean goesOn(long time, Collection<Glanced> behind) {
    int asked = 0;
    int agreed = 0;
    for (Glanced line : behind) {
      Long then = line.glance().timeMillis();
      if (then != null) {
        asked++;
        agreed += then >= time - MAX_STEP_MILLIS ? 1 : 0;
      }
    }
    if (asked == 0) {
      boolean isOfThePast = lastMillis != null && lastMillis <= nowMillis;
      return !isOfThePast || time <= nowMillis;
    }
    return 4 * agreed >= 3 * asked;
  }

  /** When the first of the next lines is due whose time is believed; 0 where there is none. */
  private long firstBelieved() throws IOException {
    lookAhead();
    List<Glanced> next = List.copyOf(ahead);
    for (int i = 0; i < next.size(); i++) {
      Long time = next.get(i).glance().timeMillis();
      if (time != null && goesOn(time, next.subList(i + 1, next.size()))) {
        return time;
      }
    }
    return 0;
  }

  private void lookAhead() throws IOException {
    while (ahead.size() < ASKED) {
      Glanced line = read();
      if (line == null) {
        return;
      }
      ahead.add(line);
    }
  }

  private Glanced read() throws IOException {
    byte[] line = lines.next();
    return line == null ? null : new Glanced(line, LineGlance.at(line));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
