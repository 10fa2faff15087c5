package io.fenghuo.tool.scenario;

import java.time.Duration;

/**
 * When each line of one file is due, in the order of the file: at its own time, but never before
 * the line in front of it, so that the file's disorder stays as it is. A line without a readable
 * time, or with one a day and more ahead of the last, is due with the line before it: one mad clock
 * must not hold up the play.
 */
final class DueClock {

  private static final long MAX_STEP_MILLIS = Duration.ofDays(1).toMillis();

  private Long lastMillis;

  /**
   * @param timeMillis the line's own time, or null where it cannot be read
   */
  long due(Long timeMillis) {
    if (lastMillis == null) {
      if (timeMillis == null) {
        return 0;
      }
      lastMillis = timeMillis;
    } else if (timeMillis != null && timeMillis - lastMillis <= MAX_STEP_MILLIS) {
      lastMillis = Math.max(lastMillis, timeMillis);
    }
    return lastMillis;
  }
}
