package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.condition.Vocabulary;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConditionPoolTest {

  private final ConditionPool pool = new ConditionPool();

  @Test
  void givesOneConditionForOneText() {
    assertThat(pool.get("latencyMs > 5", Vocabulary.EVENT))
        .isSameAs(pool.get("latencyMs > 5", Vocabulary.EVENT))
        .isNotSameAs(pool.get("latencyMs > 6", Vocabulary.EVENT));
  }

  @Test
  void asksAgainForAnotherSignal() {
    ConditionPool.Shared shared = pool.get("latencyMs > 5", Vocabulary.EVENT);
    Signal slow = signal(6);
    Signal fast = signal(4);

    assertThat(holds(shared, slow)).isTrue();
    assertThat(holds(shared, fast)).isFalse();
    assertThat(holds(shared, slow)).isTrue();
  }

  @Test
  void tellsEachWhoAsksThatItFailed() {
    ConditionPool.Shared shared = pool.get("1 / (latencyMs - 5) > 0", Vocabulary.EVENT);
    Signal signal = signal(5);
    AtomicInteger failures = new AtomicInteger();

    shared.holds(signal, SignalFacts.of(signal), failures::incrementAndGet);
    shared.holds(signal, SignalFacts.of(signal), failures::incrementAndGet);

    assertThat(failures).hasValue(2);
  }

  private static boolean holds(ConditionPool.Shared shared, Signal signal) {
    return shared.holds(signal, SignalFacts.of(signal), () -> {});
  }

  private static Signal signal(int latencyMs) {
    return new Signal("key", Signals.builder("a1").latencyMs(latencyMs).build(), null);
  }
}
