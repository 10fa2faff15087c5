package io.fenghuo.tool;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Where a run writes for a person: lines that stay, and one line of progress. On a terminal the
 * progress is rewritten in place; elsewhere it is a line like any other, every few seconds.
 */
final class Screen {

  private static final Duration REWRITE_EVERY = Duration.ofMillis(200);
  private static final Duration REPEAT_EVERY = Duration.ofSeconds(5);
  private static final String BACK_TO_START = "\r\033[2K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private boolean progressShown;
  private boolean everShown;
  private long shownNanos;

  Screen(PrintStream out, boolean terminal, LongSupplier nanoClock) {
    this.out = out;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 17, which has none where output goes to a pipe.
  static Screen on(PrintStream out) {
    return new Screen(out, System.console() != null, System::nanoTime);
  }

  /** A text that stays. */
  synchronized void print(String text) {
    clearProgress();
    out.println(text);
    out.flush();
  }

  /** How far the run has come; shown if the last was shown long enough ago. */
  synchronized void progress(String text) {
    long every = (terminal ? REWRITE_EVERY : REPEAT_EVERY).toNanos();
    if (everShown && nanoClock.getAsLong() - shownNanos < every) {
      return;
    }
    everShown = true;
    shownNanos = nanoClock.getAsLong();
    if (terminal) {
      out.print(BACK_TO_START + text);
      progressShown = true;
    } else {
      out.println(text);
    }
    out.flush();
  }

  private void clearProgress() {
    if (progressShown) {
      out.print(BACK_TO_START);
      progressShown = false;
    }
  }
}
