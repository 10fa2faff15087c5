package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line with {@code for} goes up when its figure has been there for so long. */
class WaitingLineTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long MINUTE = 60_000;

  private final Watched watched =
      Watched.of(
          Measures.one(
              """
              figure: gauge
              scope: tenant
              on: QUEUE_SNAPSHOT
              field: waiting
              lines: [{ id: long, above: 100, for: 5m, clear: 80, clear-for: 0s }]
              """));
  private final List<Symptom> told = watched.symptoms();

  @Test
  void goesUpWhenTimeHasPassedThoughNothingComes() {
    waiting(0, 120);
    pass(5 * MINUTE - 1);
    assertThat(told).isEmpty();

    pass(5 * MINUTE);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP);
    assertThat(told.get(0).timeMillis()).isEqualTo(T0 + 5 * MINUTE);
    assertThat(told.get(0).value()).isEqualTo(120);
  }

  @Test
  void beginsAnewWhereItWasClearBetween() {
    waiting(0, 120);
    waiting(4 * MINUTE, 80);
    waiting(4 * MINUTE + 1_000, 130);
    pass(9 * MINUTE);
    assertThat(told).isEmpty();

    pass(9 * MINUTE + 1_000);
    assertThat(told).hasSize(1);
  }

  /** A figure that trembles on its limit is there; it goes up when it is at the limit again. */
  @Test
  void doesNotBeginAnewWhereItIsBetweenClearAndLimit() {
    waiting(0, 120);
    waiting(4 * MINUTE, 90);
    pass(6 * MINUTE);
    assertThat(told).isEmpty();

    waiting(7 * MINUTE, 101);
    assertThat(told).extracting(Symptom::timeMillis).containsExactly(T0 + 7 * MINUTE);
  }

  @Test
  void waitsOnAfterARestore() throws Exception {
    waiting(0, 120);
    watched.restore();

    pass(5 * MINUTE);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP);
  }

  @Test
  void goesDownAsOthersDo() {
    waiting(0, 120);
    waiting(5 * MINUTE, 120);
    waiting(6 * MINUTE, 70);
    waiting(7 * MINUTE, 200);

    assertThat(told).extracting(Symptom::edge).containsExactly(Edge.UP, Edge.DOWN);
  }

  private void waiting(long afterMillis, int customers) {
    watched.take(Events.at(T0 + afterMillis, EventKind.QUEUE_SNAPSHOT).waiting(customers).build());
  }

  private void pass(long afterMillis) {
    watched.pass(T0 + afterMillis);
  }
}
