package io.fenghuo.tool.scenario;

import java.util.concurrent.TimeUnit;

/** The clock on the wall, so that a test can hold it. */
interface WallClock {

  long nanos();

  void pause(long nanos) throws InterruptedException;

  WallClock SYSTEM =
      new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };
}
