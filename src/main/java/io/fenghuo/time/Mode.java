package io.fenghuo.time;

/** When a station decides about what it is given. */
public enum Mode {
  /**
   * On arrival, with the element's own time as the clock: milliseconds, in the order of arrival.
   */
  LIVE,
  /**
   * When the watermark has passed it, by time: the same input gives the same output to the byte, at
   * any parallelism.
   */
  REPLAY
}
