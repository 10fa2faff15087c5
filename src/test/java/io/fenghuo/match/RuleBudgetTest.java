package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.condition.OverBudgetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RuleBudgetTest {

  private long wallMicros;
  private long cpuMicros;
  private int asked;
  private final ThreadClock clock =
      new ThreadClock(
          () -> wallMicros * 1_000,
          () -> {
            asked++;
            return cpuMicros * 1_000;
          });
  private final RuleBudget budget = new RuleBudget(clock);

  @Test
  void signalsThatTakeLittleAreFreeHoweverManyTheyAre() {
    assertThatCode(() -> signals(100_000, 2_000)).doesNotThrowAnyException();
  }

  @Test
  void whatTheMachineTakesIsNotTheRules() {
    for (int i = 0; i < 1_000; i++) {
      budget.begin();
      wallMicros += 5_000_000;
      budget.check();
      budget.spend();
    }
    assertThat(cpuMicros).isZero();
  }

  @Test
  void signalsThatTakeMoreHaveABudgetTogether() {
    signals(10, 30_000);

    assertThatThrownBy(() -> signal(3_000))
        .isInstanceOf(OverBudgetException.class)
        .hasMessage("it took 303 ms of CPU within 3 s, at most 300 are allowed");
  }

  @Test
  void aFullThreadIsOverBudgetWithinHalfASecond() {
    assertThatThrownBy(() -> signals(10_000, 2_500)).isInstanceOf(OverBudgetException.class);
    assertThat(wallMicros).isLessThan(500_000);
  }

  @Test
  void whatWasTakenLongAgoIsForgotten() {
    for (int i = 0; i < 100; i++) {
      signals(10, 28_000);
      wallMicros += 3_000_000;
    }
    assertThat(cpuMicros).isEqualTo(28_000_000);
  }

  @Test
  void oneSignalIsLookedAtInBetween() {
    signal(100_000);
    budget.begin();
    work(200_000);
    budget.check();
    work(1_000);

    assertThatThrownBy(budget::check)
        .isInstanceOf(OverBudgetException.class)
        .hasMessage("it took 301 ms of CPU within 3 s, at most 300 are allowed");
  }

  @Test
  void asksForCpuTimeSeldom() {
    signals(100_000, 10);

    assertThat(asked).isLessThan(600);
  }

  @Test
  void whatOthersTookBeforeItIsNotTheRules() {
    for (int i = 0; i < 1_000; i++) {
      work(1_900);
      signal(1_000);
      wallMicros += 2_000;
    }
    assertThat(cpuMicros).isEqualTo(2_900_000);
  }

  @Test
  @Timeout(60)
  void aThreadsOwnClockSeesItWork() {
    ThreadClock own = ThreadClock.ofThisThread();
    own.begin();
    long worked = 0;
    while (worked == 0) {
      worked = own.workedNanos(5_000_000);
    }
    assertThat(worked).isGreaterThan(5_000_000);
  }

  private void signals(int count, long micros) {
    for (int i = 0; i < count; i++) {
      signal(micros);
    }
  }

  private void signal(long micros) {
    budget.begin();
    work(micros);
    budget.spend();
  }

  private void work(long micros) {
    wallMicros += micros;
    cpuMicros += micros;
  }
}
