package io.fenghuo.match;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a thread works on something, in CPU time: a pause of the machine, or other work on it, is
 * nobody's fault. CPU time costs twenty times what wall time does to ask for, so it is asked for
 * only where wall time has passed; the error of that is two milliseconds, and the result never more
 * than the wall time. Of one thread.
 */
final class ThreadClock {

  private static final long GRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final LongSupplier wall;
  private final LongSupplier cpu;
  private long beganNanos;
  private long askedNanos;
  private long cpuNanos;

  /**
   * @param wall nanoseconds from any beginning
   * @param cpu nanoseconds that the calling thread has worked
   */
  ThreadClock(LongSupplier wall, LongSupplier cpu) {
    this.wall = wall;
    this.cpu = cpu;
    ask(wall.getAsLong());
  }

  /** The one of the calling thread. */
  static ThreadClock ofThisThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    boolean isKnown = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    return new ThreadClock(
        System::nanoTime, isKnown ? threads::getCurrentThreadCpuTime : System::nanoTime);
  }

  /** A piece of work begins. */
  void begin() {
    beganNanos = wall.getAsLong();
    if (beganNanos - askedNanos > GRAIN_NANOS) {
      ask(beganNanos);
    }
  }

  /**
   * The CPU time of the work since it began, in nanoseconds.
   *
   * @param leastNanos what takes no more than that is taken to be nothing
   */
  long workedNanos(long leastNanos) {
    long passed = wall.getAsLong() - beganNanos;
    if (passed <= leastNanos) {
      return 0;
    }
    long worked = Math.min(passed, cpu.getAsLong() - cpuNanos);
    return worked <= leastNanos ? 0 : worked;
  }

  /** The wall time at which the work began, in nanoseconds. */
  long beganNanos() {
    return beganNanos;
  }

  private void ask(long nowNanos) {
    askedNanos = nowNanos;
    cpuNanos = cpu.getAsLong();
  }
}
