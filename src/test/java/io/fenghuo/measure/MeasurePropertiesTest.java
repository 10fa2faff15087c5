package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every day at the desk, over all figures at once. */
class MeasurePropertiesTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long DISORDER_MILLIS = 5_000;

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void liveTellsOfInputInOrderWhatReplayTells(@ForAll long seed, @ForAll boolean lazyWatermarks)
      throws Exception {
    List<Event> events = AllFigures.events(T0, 300, seed);

    List<Symptom> live = tell(Mode.LIVE, events, lazyWatermarks ? 97 : 3);
    List<Symptom> replay = tell(Mode.REPLAY, events, 10);

    assertThat(live).containsExactlyElementsOf(replay);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void replayTellsTheSameInWhateverOrderItsInputComes(@ForAll long seed) throws Exception {
    List<Event> events = AllFigures.events(T0, 300, seed);

    List<Symptom> inOrder = tell(Mode.REPLAY, events, 10);
    List<Symptom> shuffled = tell(Mode.REPLAY, disordered(events, seed), 3);

    assertThat(shuffled).containsExactlyElementsOf(inOrder);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void aLineGoesUpAndDownByTurnsAndEndsDown(@ForAll long seed) throws Exception {
    List<Event> events = disordered(AllFigures.events(T0, 300, seed), seed);

    Map<String, Edge> last = new HashMap<>();
    for (Symptom symptom : tell(Mode.LIVE, events, 5)) {
      Edge before = last.put(symptom.standingKey(), symptom.edge());
      assertThat(symptom.edge()).isNotEqualTo(before == null ? Edge.DOWN : before);
    }
    assertThat(last.values()).containsOnly(Edge.DOWN);
  }

  /** The symptoms of a day, which must end without state and timers. */
  private static List<Symptom> tell(Mode mode, List<Event> events, int watermarkEvery)
      throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(mode, AllFigures.measures())) {
      long newest = Long.MIN_VALUE;
      for (int i = 0; i < events.size(); i++) {
        newest = Math.max(newest, events.get(i).timeMillis());
        harness.send(events.get(i));
        if (i % watermarkEvery == 0) {
          harness.watermark(newest - DISORDER_MILLIS - 1);
        }
      }
      harness.watermark(T0 + 1_000_000_000L);
      harness.assertEmpty();
      return harness.symptoms();
    }
  }

  /** Nothing comes later than what is {@link #DISORDER_MILLIS} newer. */
  private static List<Event> disordered(List<Event> events, long seed) {
    Random random = new Random(seed);
    record Arrival(long atMillis, Event event) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (Event event : events) {
      arrivals.add(new Arrival(event.timeMillis() + random.nextInt((int) DISORDER_MILLIS), event));
    }
    Collections.sort(arrivals, (a, b) -> Long.compare(a.atMillis(), b.atMillis()));
    return arrivals.stream().map(Arrival::event).toList();
  }
}
