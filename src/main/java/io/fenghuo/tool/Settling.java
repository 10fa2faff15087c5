package io.fenghuo.tool;

import io.fenghuo.tool.embedded.EmbeddedFlink;
import java.time.Duration;

/**
 * Decides when a job has said all that it has to say of an input that is complete: all is read and
 * part of a checkpoint, and nothing new was seen on the output for three checkpoints, within which
 * the ledger's transaction of the last alert is committed. A job that gets no further at all is
 * given up.
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
   * @throws IllegalStateException if input remains and nothing has changed for a minute
   */
  boolean isOver(long nowNanos, long recordsRemaining, long recordsSeen) {
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
    return remaining == 0 && quietNanos >= QUIET.toNanos();
  }
}
