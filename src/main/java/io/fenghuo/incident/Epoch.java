package io.fenghuo.incident;

import io.fenghuo.time.Mode;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * What stands before the number of each record, so that a record of after a failure is known to be
 * newer than any of before, though the job may take another course from its last checkpoint on and
 * give the same numbers to other records.
 *
 * <p>It is the time at which the job was started, plus the restarts since; at least one more than
 * the epoch that its state knows. The start orders a job that goes on from an older state, or from
 * none; the count of restarts orders those that begin at the same checkpoint; the state orders what
 * neither does. All subtasks of an attempt come to the same number.
 *
 * <p>A replay takes the same course each time: its epoch is 0.
 */
final class Epoch {

  private final ListState<Long> kept;
  private final long number;

  /**
   * @param startedMillis when the job was started, on the clock of whoever started it
   */
  Epoch(FunctionInitializationContext context, Mode mode, long startedMillis, TaskInfo task)
      throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("epoch", Types.LONG));
    number =
        switch (mode) {
          case LIVE -> next(startedMillis, task.getAttemptNumber(), kept.get());
          case REPLAY -> 0;
        };
  }

  /**
   * @param attempt how often the job was restarted since its start
   * @param kept the epochs in the state from which it goes on; none for none
   */
  static long next(long startedMillis, int attempt, Iterable<Long> kept) {
    long next = startedMillis + attempt;
    for (long known : kept) {
      next = Math.max(next, known + 1);
    }
    return next;
  }

  long number() {
    return number;
  }

  void snapshot() throws Exception {
    kept.update(List.of(number));
  }
}
