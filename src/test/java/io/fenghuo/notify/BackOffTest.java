package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff(3_000);

  @Test
  void doublesUpToTheLimit() {
    assertThat(new long[] {waits(0), waits(0), waits(0), waits(0), waits(0)})
        .containsExactly(500, 1_000, 2_000, 3_000, 3_000);
  }

  @Test
  void beginsAnewAfterASuccess() {
    waits(0);
    waits(0);
    backOff.reset();

    assertThat(waits(0)).isEqualTo(500);
  }

  @Test
  void waitsAsLongAsItIsAskedToWithinReason() {
    assertThat(waits(7_000)).isEqualTo(7_000);
    assertThat(waits(1)).isEqualTo(1_000);
    assertThat(waits(Long.MAX_VALUE)).isEqualTo(600_000);
  }

  @Test
  void aLimitBelowTheFirstWaitHolds() {
    assertThat(new BackOff(50).waitMillis(0)).isEqualTo(50);
  }

  private long waits(long asked) {
    return backOff.waitMillis(asked);
  }
}
