package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints that come by chance, at a rate that follows the hours of the day. */
class OrdinaryMorningsTest {

  private static final long T0 = 1_794_355_200_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /** Next to nothing at night, and twice the mean at ten in the morning. */
  private static final double[] CURVE = {
    0.2, 0.1, 0.07, 0.05, 0.05, 0.1, 0.25, 0.6, 1.2, 1.8, 2.0, 1.9,
    1.5, 1.5, 1.7, 1.8, 1.7, 1.5, 1.3, 1.3, 1.3, 1.1, 0.6, 0.38
  };

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 2", "14, 3", "14, 4", "14, 5", "14, 6", "60, 7", "300, 8"})
  void noOrdinaryDayAfterTheFirstIsASurge(double meanAnHour, long seed) {
    Watched watched = new Watched("complaint-change");
    poisson(T0, T0 + 15 * DAY, at -> meanAnHour * curve(at), seed).forEach(watched::take);

    assertThat(watched.ups()).filteredOn(up -> up.timeMillis() >= T0 + DAY + 3 * HOUR).isEmpty();
  }

  /**
   * Nobody at night, and then up to fourteen an hour: the first day has nothing to compare with.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theFirstMorningOfASmallDeskIsNoSurge(long seed) {
    Watched watched = new Watched("complaint-change");
    poisson(
            T0,
            T0 + 14 * HOUR,
            at -> 14 * Math.min(1, Math.max(0.05, (at - T0 - 5.0 * HOUR) / (4 * HOUR))),
            seed)
        .forEach(watched::take);

    assertThat(watched.ups()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 8", "14, 5", "60, 5"})
  void fiveTimesTheUsualIsTold(double meanAnHour, double times) {
    Watched watched = new Watched("complaint-change");
    long begin = T0 + 6 * DAY + 13 * HOUR;
    poisson(
            T0,
            begin + 4 * HOUR,
            at -> meanAnHour * curve(at) * (at >= begin ? times : 1),
            20_261_128L)
        .forEach(watched::take);

    List<Symptom> told =
        watched.ups().stream().filter(up -> up.timeMillis() >= T0 + DAY + 3 * HOUR).toList();
    assertThat(told).hasSize(1);
    assertThat(told.get(0).timeMillis()).isBetween(begin, begin + 3 * HOUR);
    assertThat(told.get(0).value())
        .isEqualTo(
            (told.get(0).numerator() - told.get(0).denominator()) / told.get(0).denominator());
  }

  /** 3.5 an hour, then 60 an hour for six hours: it is told once, and over when it is over. */
  @Test
  void aSurgeOfHoursStandsForItsHours() {
    Watched watched = new Watched("complaint-change", "complaint-rush");
    long begin = T0 + 15 * HOUR;
    long end = begin + 6 * HOUR;
    for (long at = T0; at < end + 6 * HOUR; at += at >= begin && at < end ? 60_000 : 1_028_571) {
      watched.take(Events.at(at, EventKind.COMPLAINT_FILED).build());
    }

    assertThat(watched.symptoms())
        .extracting(symptom -> symptom.measureId() + " " + symptom.edge())
        .containsExactly(
            "complaint-rush UP",
            "complaint-change UP",
            "complaint-rush DOWN",
            "complaint-change DOWN");
    assertThat(watched.symptoms().get(1).timeMillis()).isBetween(begin, begin + HOUR + HOUR / 6);
    assertThat(watched.symptoms().get(2).timeMillis()).isBetween(end, end + 2 * HOUR);
    assertThat(watched.symptoms().get(3).timeMillis()).isBetween(end, end + 4 * HOUR);
  }

  /** Thirty-one now and one before, where less than ten counts as ten. */
  @Test
  void theFloorIsPartOfTheFormula() {
    MeasureDefinition change =
        Measures.one(
            """
            figure: change
            scope: tenant
            on: COMPLAINT_FILED
            window: 3h
            baseline-floor: 10
            lines: [{ id: quadrupled, above: 3 }]
            """);
    Figure figure = Figure.of(change.figure());
    figure.passTo(T0);
    figure.add(0, T0, null, 0, false);
    figure.passTo(T0 + 4 * HOUR);
    for (int i = 0; i < 31; i++) {
      figure.add(0, T0 + 4 * HOUR, null, 0, false);
    }

    assertThat(figure.value(change.figure(), true)).isEqualTo((31 - 10) / 10.0);
    assertThat(figure.numerator(change.figure())).isEqualTo(31);
    assertThat(figure.denominator(change.figure())).isEqualTo(10);
    assertThat(figure.baseline()).isEqualTo(1);
  }

  private static double curve(long atMillis) {
    return CURVE[(int) (Math.floorMod(atMillis, DAY) / HOUR)];
  }

  private static List<Event> poisson(long from, long to, LongToDoubleFunction anHour, long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (long minute = from; minute < to; minute += 60_000) {
      double mean = anHour.applyAsDouble(minute) / 60;
      double left = -Math.log(1 - random.nextDouble());
      while (left < mean) {
        events.add(
            Events.at(minute + (long) (left / mean * 60_000), EventKind.COMPLAINT_FILED).build());
        left += -Math.log(1 - random.nextDouble());
      }
    }
    return events;
  }
}
