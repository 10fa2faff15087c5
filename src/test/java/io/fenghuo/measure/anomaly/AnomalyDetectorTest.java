package io.fenghuo.measure.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnomalyDetectorTest {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long FIVE_MINUTES = 300_000;
  private static final int DAY = 288;

  @Test
  void isSilentOnWhatNeverChanges() {
    assertThat(told(scores(5 * DAY, i -> 45))).isEmpty();
    assertThat(told(scores(5 * DAY, i -> 0))).isEmpty();
  }

  @Test
  void isSilentOnADayLikeTheDaysBefore() {
    assertThat(told(scores(14 * DAY, AnomalyDetectorTest::wave))).allMatch(row -> row < DAY);
    assertThat(told(scores(14 * DAY, i -> i % DAY > 100 && i % DAY < 200 ? 80 : 20)))
        .allMatch(row -> row < DAY);
  }

  @Test
  void tellsTheFirstFigureOfANewLevel() {
    IntToDoubleFunction noise = noise(1);

    double[] scores = scores(9 * DAY, i -> noise.applyAsDouble(i) + (i < 1_500 ? 0 : 40));

    assertThat(scores[1_500]).isGreaterThan(2 * AnomalyDetector.ODD);
    assertThat(Arrays.stream(scores).filter(score -> score > 3.5)).hasSize(1);
  }

  /**
   * The expected false alarms of four weeks of noise, from the third day on: under three a week.
   */
  @Test
  void onNoiseItIsSeldomWrong() {
    IntToDoubleFunction noise = noise(10);

    List<Integer> told =
        told(scores(30 * DAY, i -> wave(i) + noise.applyAsDouble(i))).stream()
            .filter(row -> row >= 2 * DAY)
            .toList();

    assertThat(told).hasSizeLessThan(12);
  }

  @Test
  void tellsAFallToZeroOfWhatRisesEveryDay() {
    int noon = 10 * DAY + DAY / 2;

    assertThat(told(scores(11 * DAY, i -> i >= noon ? 0 : wave(i)))).contains(noon);
  }

  @Test
  void tellsWhatIsUsualAtNoonInTheNight() {
    int night = 10 * DAY;

    assertThat(told(scores(11 * DAY, i -> i >= night && i < night + 12 ? 80 : wave(i))))
        .contains(night);
  }

  @Test
  void tellsAConstantThatChanges() {
    assertThat(told(scores(5 * DAY, i -> i < 1_000 ? 45 : 46))).containsExactly(1_000);
  }

  /** A thousandth of a millionth. */
  @Test
  void roundingIsNoChange() {
    assertThat(told(scores(5 * DAY, i -> i < 1_000 ? 1e6 : 1e6 + 1e-3))).isEmpty();
  }

  @Test
  void tellsOneTroubleOnceAndItsWorseningAgain() {
    IntToDoubleFunction noise = noise(2);

    List<Integer> told =
        told(
            scores(
                8 * DAY, i -> noise.applyAsDouble(i) + (i < 1_500 ? 0 : i < 1_600 ? 60 : 30_000)));

    assertThat(told.stream().filter(row -> row >= 1_500 && row < 1_500 + DAY))
        .contains(1_500, 1_600)
        .hasSizeLessThan(5);
  }

  @Test
  void whatIsNoNumberIsPassedOver() {
    IntToDoubleFunction noise = noise(3);
    AnomalyDetector plain = new AnomalyDetector();
    AnomalyDetector disturbed = new AnomalyDetector();
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    for (int i = 0; i < 2_000; i++) {
      assertThat(disturbed.update(time(i), odd[i % 3])).isZero();
      double value = noise.applyAsDouble(i);
      assertThat(disturbed.update(time(i), value)).isEqualTo(plain.update(time(i), value));
    }
  }

  /**
   * A jump beyond all measure is told; the days after it are quiet, and the next trouble is heard.
   */
  @Test
  void recoversFromAHugeJump() {
    IntToDoubleFunction noise = noise(4);

    List<Integer> told =
        told(
            scores(
                12 * DAY, i -> i == 1_000 ? 1e300 : noise.applyAsDouble(i) + (i < 3_000 ? 0 : 60)));

    assertThat(told).contains(1_000, 3_000);
  }

  @Test
  void bearsGapsDuplicatesAndAClockThatWasSetBack() {
    IntToDoubleFunction noise = noise(5);
    AnomalyDetector detector = new AnomalyDetector();
    int told = 0;
    for (int i = 0; i < 2_000; i++) {
      long time = time(i % 7 == 0 ? i - 1 : i > 1_000 ? i + 5_000 : i);
      time = i > 1_500 ? time - 86_400_000L * 400 : time;
      told += detector.update(time, noise.applyAsDouble(i)) >= AnomalyDetector.ODD ? 1 : 0;
    }

    assertThat(told).isLessThan(20);
    assertThat(detector.update(Long.MIN_VALUE, 400)).isGreaterThan(AnomalyDetector.ODD);
    assertThat(detector.update(Long.MAX_VALUE, 4_000_000)).isGreaterThan(AnomalyDetector.ODD);
  }

  /** Up and down are the same to it. */
  @Test
  void theMirroredSeriesHasTheSameScores() {
    IntToDoubleFunction noise = noise(6);

    assertThat(scores(1_500, i -> -wave(i) - noise.applyAsDouble(i)))
        .isEqualTo(scores(1_500, i -> wave(i) + noise.applyAsDouble(i)));
  }

  /** Only the edges of a histogram's bins lie elsewhere. */
  @Test
  void theUnitOfTheFigureDoesNotMatter() {
    double[] millis =
        scores(2_000, i -> wave(i) + noise(7).applyAsDouble(i) + (i == 1_800 ? 90 : 0));
    double[] seconds =
        scores(2_000, i -> (wave(i) + noise(7).applyAsDouble(i) + (i == 1_800 ? 90 : 0)) / 1_000);

    assertThat(seconds[1_800]).isBetween(0.9 * millis[1_800], 1.1 * millis[1_800]);
  }

  @Test
  void goesOnAfterItWasSaved() throws IOException {
    Random random = new Random(8);
    AnomalyDetector whole = new AnomalyDetector();
    AnomalyDetector restored = new AnomalyDetector();
    for (int i = 0; i < 4_000; i++) {
      if (i % 333 == 0) {
        restored = Saved.roundTrip(restored::write, AnomalyDetector::read);
      }
      double value = wave(i) * Math.exp(random.nextGaussian());
      assertThat(restored.update(time(i), value)).isEqualTo(whole.update(time(i), value));
    }
  }

  /** Sizes over all powers of ten that are told apart, so that every bin is used. */
  @Test
  void itsSavedFormIsBounded() throws IOException {
    Random random = new Random(9);
    AnomalyDetector wild = new AnomalyDetector();
    AnomalyDetector ordinary = new AnomalyDetector();
    for (int i = 0; i < 12_000; i++) {
      wild.update(
          time(i), Math.exp(70 * random.nextDouble() - 35) * (random.nextBoolean() ? 1 : -1));
      ordinary.update(time(i), Math.rint(wave(i) + 5 * random.nextGaussian()));
    }

    assertThat(Saved.bytes(wild::write)).hasSizeBetween(30_000, AnomalyDetector.MOST_BYTES);
    assertThat(Saved.bytes(ordinary::write)).hasSizeLessThan(35_000);
  }

  @Test
  void anUnknownFormIsRefused() {
    assertThatThrownBy(() -> Saved.read(new byte[] {9}, AnomalyDetector::read))
        .isInstanceOf(IOException.class)
        .hasMessage("Saved detector has form 9, known is 1");
  }

  @Property(tries = 100)
  void aScoreIsNeverNegativeNorWithoutANumber(
      @ForAll @Size(min = 100, max = 400) List<Double> values, @ForAll long start) {
    AnomalyDetector detector = new AnomalyDetector();
    for (double value : values) {
      assertThat(detector.update(start, value)).isBetween(0.0, 51.0);
    }
  }

  private static double[] scores(int rows, IntToDoubleFunction series) {
    AnomalyDetector detector = new AnomalyDetector();
    return IntStream.range(0, rows)
        .mapToDouble(i -> detector.update(time(i), series.applyAsDouble(i)))
        .toArray();
  }

  private static List<Integer> told(double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(i -> scores[i] >= AnomalyDetector.ODD)
        .boxed()
        .toList();
  }

  private static long time(int i) {
    return START + i * FIVE_MINUTES;
  }

  private static double wave(int i) {
    return 50 - 30 * Math.cos(2 * Math.PI * (i % DAY) / DAY);
  }

  /** The same number for the same row. */
  private static IntToDoubleFunction noise(long seed) {
    return i -> 100 + 5 * new Random(31L * i + seed).nextGaussian();
  }
}
