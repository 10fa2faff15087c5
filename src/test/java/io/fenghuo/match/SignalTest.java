package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

  @ParameterizedTest
  @ValueSource(classes = {Signal.class, Finding.class, Evidence.class, Event.class, Symptom.class})
  void needsNoKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void signalsOfOneTimeHaveOneOrder(long seed) {
    EventRef first = new EventRef(new Origin("chat.traffic", 0, 7), "e7", Signals.START);
    List<Signal> ordered =
        List.of(
            event(7),
            symptom("bot-failure-share", ">=", 0.5, "acme", first),
            symptom("bot-failure-share", ">=", 0.2, "acme", first),
            symptom("bots-up", "<=", 1, "acme", first),
            symptom("bots-up", "<=", 5, "acme", first),
            symptom("bots-up", "<=", 5, "zeta", first),
            event(8),
            symptom("bot-failure-share", ">=", 0.5, "acme", null),
            symptom("queue-waiting", ">=", 0.5, "acme", null));
    List<Signal> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(seed));

    shuffled.sort(Signal.TIE_BREAK);

    assertThat(shuffled).isEqualTo(ordered);
  }

  private static Signal event(long offset) {
    return new Signal("k", Signals.builder("a1").offset(offset).build(), null);
  }

  private static Signal symptom(
      String measure, String operator, double limit, String brand, EventRef completedBy) {
    return new Signal(
        "k",
        null,
        new Symptom(
            measure,
            "line-" + limit,
            Edge.UP,
            Signals.brand(brand),
            limit,
            limit,
            operator,
            1,
            1,
            Double.NaN,
            0,
            Signals.START,
            completedBy,
            null));
  }
}
