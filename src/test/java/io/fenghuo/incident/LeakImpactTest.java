package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.leak;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** How many persons' data leaked, by the first record and through merging. */
class LeakImpactTest {

  private static final Scope TENANT =
      new Scope("shop", null, null, null, null, null, null, null, null, null, null);

  private final MemoryBook book = new MemoryBook();

  @Test
  void theFirstRecordHasThePersonsThatItsSentenceTells() {
    book.takes(leak("reported", Level.I, ACME, 0, 1_200));

    assertThat(book.last().event()).isEqualTo(AlertEvent.OPENED);
    assertThat(book.last().impact().persons()).isEqualTo(1_200);
    assertThat(book.last().leakReport().persons()).isEqualTo(1_200);
  }

  @Test
  void aSmallerLeakShrinksNothingAndTheMeasureCountsOn() {
    book.takes(leak("reported", Level.II, ACME, 0, 1_200));
    book.takes(leak("reported", Level.II, ACME, 1, 34));
    assertThat(book.only().impact().persons()).isEqualTo(1_200);

    book.takes(
        Trouble.crossing(
            "persons-exposed", "thousand", Edge.UP, ACME, Trouble.minutes(1), "persons", 1_234));
    assertThat(book.only().impact().persons()).isEqualTo(1_234);
  }

  @Test
  void whoTakesOverALeakTakesOverItsPersonsAndItsGrade() {
    book.takes(leak("reported", Level.II, ACME, 0, 120_000));
    assertThat(book.last().leakReport().grade()).isEqualTo(Level.IV);

    book.takes(leak("reported", Level.II, TENANT, 1, 10));

    Alert tookOver = book.last();
    assertThat(tookOver.reason()).isEqualTo(AlertReason.TOOK_OVER);
    assertThat(tookOver.scope().brand()).isNull();
    assertThat(tookOver.impact().persons()).isEqualTo(120_000);
    assertThat(tookOver.leakReport().grade()).isEqualTo(Level.IV);
    assertThat(tookOver.leakReport().persons()).isEqualTo(120_000);
  }
}
