package io.fenghuo.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fenghuo.bench.nab.LabelledSeries.Window;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures are computed by hand from the paper's formula: S(y) = 2 / (1 + exp(5y)) − 1. */
class NabScoringTest {

  private static final double ALARM = 0.9;

  /** Twenty rows, of which three are for learning; a window of five: rows 8 to 12. */
  private static final LabelledSeries ONE_WINDOW = series(20, new Window(8, 12));

  @Test
  void anAlarmAtTheWindowsFirstRowIsPerfect() {
    Verdict verdict = standard(8);

    assertThat(verdict.raw()).isEqualTo(1);
    assertThat(verdict.score()).isEqualTo(100);
    assertThat(verdict.found()).isEqualTo(1);
  }

  /** Places −4/5, −3/5, −2/5 and −1/5, each divided by S(−1) = 0.98661429815. */
  @ParameterizedTest
  @CsvSource({
    "9, 0.97710684092",
    "10, 0.91742868043",
    "11, 0.77192693982",
    "12, 0.46838684389",
  })
  void aLaterAlarmInTheWindowIsWorthLess(int row, double worth) {
    assertThat(standard(row).raw()).isCloseTo(worth, within(1e-10));
  }

  @Test
  void ofManyAlarmsInAWindowTheBestCountsOnce() {
    Verdict verdict = standard(12, 10, 11);

    assertThat(verdict.raw()).isCloseTo(0.91742868043, within(1e-10));
    assertThat(verdict.truePositives()).isEqualTo(3);
  }

  /**
   * The window is missed (−1), and the alarm costs 0.11 times S: before any window S is −1; rows
   * 13, 14 and 19 are 1/4, 2/4 and 7/4 behind the window's last.
   */
  @ParameterizedTest
  @CsvSource({
    "5, -1.11",
    "7, -1.11",
    "13, -1.06100596946",
    "14, -1.09331120040",
    "19, -1.10996514403",
  })
  void anAlarmOutsideCostsTheLessTheNearerItFollowsAWindow(int row, double raw) {
    assertThat(standard(row).raw()).isCloseTo(raw, within(1e-10));
  }

  /**
   * Rows 14 and 15 are 3 and 3.25 widths behind a window of 5 that ends at row 2 (of which 4
   * count).
   */
  @Test
  void moreThanThreeWidthsBehindAWindowAnAlarmCostsAllOfIt() {
    LabelledSeries series = series(100, new Window(16, 20));

    assertThat(scored(Profile.STANDARD, series, 32).at(ALARM).raw())
        .isCloseTo(-1 - 0.11 * 0.99999938820, within(1e-10));
    assertThat(scored(Profile.STANDARD, series, 33).at(ALARM).raw()).isEqualTo(-1.11);
  }

  @Test
  void whatIsToldWhileLearningNeitherGainsNorCosts() {
    Verdict verdict = standard(0, 1, 2, 8);

    assertThat(verdict.raw()).isEqualTo(1);
    assertThat(verdict.falsePositives()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"19, 2", "20, 3", "4032, 604", "5000, 750", "15902, 750"})
  void theFirstFifteenPercentAreForLearning(int rows, int probation) {
    assertThat(NabScoring.probation(rows)).isEqualTo(probation);
  }

  @Test
  void aWindowWithinTheLearningTimeIsNoWindow() {
    Verdict verdict =
        scored(Profile.STANDARD, series(100, new Window(2, 9), new Window(50, 54)), 50).at(ALARM);

    assertThat(verdict.windows()).isEqualTo(1);
    assertThat(verdict.score()).isEqualTo(100);
  }

  /**
   * Rows 10 to 14 of a window of 8 to 14 are behind the learning time of 15: row 15 is place −2/7.
   */
  @Test
  void ofAWindowThatBeginsInTheLearningTimeOnlyTheRestCounts() {
    LabelledSeries series = series(100, new Window(10, 16));

    assertThat(scored(Profile.STANDARD, series, 12).at(ALARM).raw()).isEqualTo(-1);
    assertThat(scored(Profile.STANDARD, series, 15).at(ALARM).raw())
        .isCloseTo((2 / (1 + Math.exp(-10.0 / 7)) - 1) / 0.98661429815, within(1e-10));
  }

  /** One alarm at row 10 and one at row 5; a miss costs 1, 1 and 2. */
  @ParameterizedTest
  @CsvSource({
    "STANDARD,           0.80742868043, -1, -1.11",
    "REWARD_LOW_FP_RATE, 0.69742868043, -1, -1.22",
    "REWARD_LOW_FN_RATE, 0.80742868043, -2, -2.11",
  })
  void aProfileSaysWhatErrorsCost(Profile profile, double both, double none, double falseAlone) {
    assertThat(scored(profile, ONE_WINDOW, 10, 5).at(ALARM).raw()).isCloseTo(both, within(1e-10));
    assertThat(scored(profile, ONE_WINDOW).at(ALARM).raw()).isEqualTo(none);
    assertThat(scored(profile, ONE_WINDOW, 5).at(ALARM).raw()).isCloseTo(falseAlone, within(1e-10));
  }

  /** (0.80743 + 1) / 2 and, where a miss costs 2, (0.80743 + 2) / 3. */
  @Test
  void silenceIsZeroAndPerfectionAHundred() {
    assertThat(scored(Profile.STANDARD, ONE_WINDOW).at(ALARM).score()).isEqualTo(0);
    assertThat(scored(Profile.STANDARD, ONE_WINDOW, 10, 5).at(ALARM).score())
        .isCloseTo(90.3714340215, within(1e-8));
    assertThat(scored(Profile.REWARD_LOW_FN_RATE, ONE_WINDOW, 10, 5).at(ALARM).score())
        .isCloseTo(93.5809560143, within(1e-8));
  }

  /**
   * In one file the window's first row scores 0.5 and a false alarm 0.8; in the other the window's
   * first row scores 0.7. From 0.8 down the sums are −2.11, −0.11 and 1.89; at 0.5 all is found.
   */
  @Test
  void oneThresholdIsChosenForTheWholeCorpus() {
    double[] first = new double[20];
    first[5] = 0.8;
    first[8] = 0.5;
    double[] second = new double[20];
    second[8] = 0.7;
    NabScoring scoring =
        new NabScoring(Profile.STANDARD).add(ONE_WINDOW, first).add(ONE_WINDOW, second);

    Verdict best = scoring.best();

    assertThat(best.threshold()).isEqualTo(0.5);
    assertThat(best.raw()).isCloseTo(1.89, within(1e-10));
    assertThat(scoring.at(0.8).raw()).isCloseTo(-2.11, within(1e-10));
    assertThat(scoring.at(0.7).raw()).isCloseTo(-0.11, within(1e-10));
  }

  /** Row 3 is a false alarm, rows 4 to 19 are the window: 1 − 0.22. */
  @Test
  void rowsOfOneScoreAreToldTogether() {
    double[] scores = new double[20];
    Arrays.fill(scores, 0.5);

    Verdict best =
        new NabScoring(Profile.REWARD_LOW_FP_RATE)
            .add(series(20, new Window(4, 19)), scores)
            .best();

    assertThat(best.threshold()).isEqualTo(0.5);
    assertThat(best.raw()).isCloseTo(0.78, within(1e-10));
  }

  @Test
  void aDetectorThatIsWorseThanSilenceIsSilent() {
    double[] scores = new double[100];
    Arrays.fill(scores, 0.5);

    Verdict best =
        new NabScoring(Profile.STANDARD).add(series(100, new Window(50, 54)), scores).best();

    assertThat(best.threshold()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(best.score()).isZero();
  }

  @Test
  void noNumberIsNoAlarm() {
    double[] scores = new double[20];
    Arrays.fill(scores, Double.NaN);
    scores[8] = ALARM;

    assertThat(new NabScoring(Profile.STANDARD).add(ONE_WINDOW, scores).best().score())
        .isEqualTo(100);
  }

  @Test
  void aWindowBesideTheRowsIsRefused() {
    assertThatThrownBy(() -> series(20, new Window(8, 20)))
        .hasMessage("made/up.csv has no rows for Window[first=8, last=20]");
  }

  private static Verdict standard(int... alarms) {
    return scored(Profile.STANDARD, ONE_WINDOW, alarms).at(ALARM);
  }

  private static NabScoring scored(Profile profile, LabelledSeries series, int... alarms) {
    double[] scores = new double[series.rows()];
    for (int row : alarms) {
      scores[row] = ALARM;
    }
    return new NabScoring(profile).add(series, scores);
  }

  private static LabelledSeries series(int rows, Window... windows) {
    return new LabelledSeries("made/up.csv", new long[rows], new double[rows], List.of(windows));
  }
}
