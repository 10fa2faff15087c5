package io.fenghuo.ingest;

/** Lets through one line in a while, and counts those that it withheld. */
final class LogLimit {

  private final long everyMillis;
  private boolean spoken;
  private long lastMillis;
  private long withheld;

  LogLimit(long everyMillis) {
    this.everyMillis = everyMillis;
  }

  boolean allows(long nowMillis) {
    if (spoken && nowMillis - lastMillis < everyMillis) {
      withheld++;
      return false;
    }
    spoken = true;
    lastMillis = nowMillis;
    return true;
  }

  /** How many lines were withheld since the last one; counts anew from here. */
  long takeWithheld() {
    long taken = withheld;
    withheld = 0;
    return taken;
  }
}
