package io.fenghuo.tool;

import io.fenghuo.tool.embedded.EmbeddedFlink;
import java.time.Duration;

/**
 * Decides when a job has said all that it has to say of an input that is complete: all is read, a
 * checkpoint has gone through the whole job since, the ledger shows all that the fast lane has
 * shown, and nothing new was seen on the output for a while, in which time alone may still bring
 * something. A job that gets no further is given up: for good if it does not read, and to be judged
 * by what it has shown if only its ledger stays behind.
 */
final class Settling {

  static final Duration QUIET = EmbeddedFlink.CHECKPOINT_INTERVAL.multipliedBy(3);
  static final Duration GIVE_UP = Duration.ofSeconds(60);

  private long changedNanos;
  private long remaining = Long.MAX_VALUE;
  private long seen = -1;

  Settling(long nowNanos) {
    this.changedNanos = nowNanos;
  }

  /**
   * @param recordsRemaining input that the job has not yet read
   * @param recordsSeen output so far
   * @param ledgerComplete whether a checkpoint has gone through since all was read, and the ledger
   *     holds what the fast lane does
   * @throws IllegalStateException if input remains and nothing has changed for a minute
   */
  boolean isOver(long nowNanos, long recordsRemaining, long recordsSeen, boolean ledgerComplete) {
    if (recordsRemaining != remaining || recordsSeen != seen) {
      remaining = recordsRemaining;
      seen = recordsSeen;
      changedNanos = nowNanos;
    }
    long quietNanos = nowNanos - changedNanos;
    if (remaining > 0 && quietNanos >= GIVE_UP.toNanos()) {
      throw new IllegalStateException(
          "The job has got no further for "
              + GIVE_UP.toSeconds()
              + " s and has "
              + remaining
              + " records to read");
    }
    Duration wait = ledgerComplete ? QUIET : GIVE_UP;
    return remaining == 0 && quietNanos >= wait.toNanos();
  }
}
