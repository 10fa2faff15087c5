package io.fenghuo.tool;

/** Events per second since it was last asked, by the wall clock. */
final class Rate {

  private long lastNanos = System.nanoTime();
  private long lastCount;
  private long perSecond;

  /** The rate at a count; asked again within half a second it keeps what it said. */
  long of(long count) {
    long now = System.nanoTime();
    if (now - lastNanos >= 500_000_000L) {
      perSecond = Math.round((count - lastCount) * 1e9 / (now - lastNanos));
      lastNanos = now;
      lastCount = count;
    }
    return perSecond;
  }
}
