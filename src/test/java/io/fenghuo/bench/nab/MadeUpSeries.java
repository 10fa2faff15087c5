package io.fenghuo.bench.nab;

import io.fenghuo.bench.nab.LabelledSeries.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Series of kinds that five counts of tweets do not show, each with what goes wrong in such a kind:
 * made from first principles and fixed seeds, so that a detector is not fitted to one kind of
 * figure. A window is centred on the onset, as wide as in the Numenta corpus: a tenth of the rows,
 * shared among a file's anomalies.
 */
final class MadeUpSeries {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  private final String name;
  private final Random random;
  private final int day;
  private final long stepMillis;
  private final double[] values;
  private final List<Integer> onsets = new ArrayList<>();

  private MadeUpSeries(String name, long seed, int rows, int stepMinutes) {
    this.name = name + "-" + seed;
    int own = 31 * name.hashCode();
    this.random = new Random(own + seed);
    this.values = new double[rows];
    this.stepMillis = stepMinutes * MINUTE;
    this.day = 24 * 60 / stepMinutes;
  }

  /** Every kind once for each seed. */
  static List<LabelledSeries> all(int seeds) {
    List<LabelledSeries> all = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      all.add(wave("quiet/wave", seed).labelled());
      all.add(pulses("quiet/pulses", seed).labelled());
      all.add(noise("quiet/noise", seed).labelled());
      all.add(constant("quiet/constant", seed).labelled());
      all.add(flatMiddle(seed).labelled());
      all.add(otherAmplitude(seed, 1.6).labelled());
      all.add(otherAmplitude(seed, 0.4).labelled());
      all.add(missingPulse(seed).labelled());
      all.add(denserSpikes(seed).labelled());
      all.add(higherSpikes(seed).labelled());
      all.add(levelShift(seed).labelled());
      all.add(otherVariance(seed).labelled());
      all.add(wandering(seed).labelled());
      all.add(processor(seed).labelled());
      all.add(heavyTail(seed).labelled());
      all.add(counts(seed).labelled());
      all.add(weekly(seed).labelled());
      all.add(hourly(seed).labelled());
      all.add(irregular(seed).labelled());
    }
    return all;
  }

  /** A wave of one day, its peak at noon, with some noise. */
  private static MadeUpSeries wave(String name, long seed) {
    MadeUpSeries series = new MadeUpSeries(name, seed, 4_032, 5);
    double noise = new double[] {0, 0.5, 2, 5}[series.random.nextInt(4)];
    series.fill(i -> 50 - 30 * Math.cos(2 * Math.PI * i / series.day) + noise * series.gaussian());
    return series;
  }

  private static MadeUpSeries pulses(String name, long seed) {
    MadeUpSeries series = new MadeUpSeries(name, seed, 4_032, 5);
    double noise = series.random.nextBoolean() ? 0 : 1.5;
    series.fill(
        i -> {
          double within = i % series.day / (double) series.day;
          return (within > 0.4 && within < 0.7 ? 80 : 20) + noise * series.gaussian();
        });
    return series;
  }

  private static MadeUpSeries noise(String name, long seed) {
    MadeUpSeries series = new MadeUpSeries(name, seed, 4_032, 5);
    series.fill(i -> 40 + 5 * series.gaussian());
    return series;
  }

  private static MadeUpSeries constant(String name, long seed) {
    MadeUpSeries series = new MadeUpSeries(name, seed, 4_032, 5);
    series.fill(i -> 45);
    return series;
  }

  private static MadeUpSeries flatMiddle(long seed) {
    MadeUpSeries series = wave("wave/flat-middle", seed);
    int at = series.dayStart(10) + series.day * 3 / 10;
    double level = series.values[at];
    series.change(at, series.day * 4 / 10, (i, x) -> level + 0.02 * (x - level));
    return series;
  }

  private static MadeUpSeries otherAmplitude(long seed, double factor) {
    MadeUpSeries series = wave("wave/amplitude-" + factor, seed);
    int at = series.dayStart(9) + series.day * 35 / 100;
    series.change(at, series.day * 3 / 10, (i, x) -> factor * x);
    return series;
  }

  private static MadeUpSeries missingPulse(long seed) {
    MadeUpSeries series = pulses("pulses/missing", seed);
    int at = series.dayStart(10) + series.day * 41 / 100;
    series.change(at, series.day * 3 / 10, (i, x) -> x > 50 ? x - 60 : x);
    return series;
  }

  private static MadeUpSeries denserSpikes(long seed) {
    MadeUpSeries series = new MadeUpSeries("spikes/denser", seed, 4_032, 5);
    series.fill(i -> 5 + series.gaussian() + (series.chance(0.01) ? 60 : 0));
    series.change(
        series.anywhere(), series.day / 2, (i, x) -> series.chance(0.12) ? Math.max(x, 65) : x);
    return series;
  }

  private static MadeUpSeries higherSpikes(long seed) {
    MadeUpSeries series = new MadeUpSeries("spikes/higher", seed, 4_032, 5);
    series.fill(
        i -> 5 + series.gaussian() + (series.chance(0.01) ? 50 + 10 * series.gaussian() : 0));
    series.change(series.anywhere(), 2, (i, x) -> 170);
    return series;
  }

  private static MadeUpSeries levelShift(long seed) {
    MadeUpSeries series = noise("noise/level", seed);
    double by = 15 + series.random.nextInt(15);
    series.change(series.anywhere(), series.values.length, (i, x) -> x + by);
    return series;
  }

  private static MadeUpSeries otherVariance(long seed) {
    MadeUpSeries series = noise("noise/variance", seed);
    series.change(series.anywhere(), series.day, (i, x) -> 40 + 2.5 * (x - 40));
    return series;
  }

  /**
   * A machine's temperature: a slow walk around a mean, a sharp fall, and a slow rise to its end.
   */
  private static MadeUpSeries wandering(long seed) {
    MadeUpSeries series = new MadeUpSeries("wandering/temperature", seed, 12_000, 5);
    double[] walk = new double[1];
    series.fill(
        i -> {
          walk[0] = 0.995 * walk[0] + 0.6 * series.gaussian();
          return 85 + walk[0] + 0.5 * series.gaussian();
        });
    series.change(4_000 + series.random.nextInt(1_000), 150, (i, x) -> x - 40);
    int rise = 8_500 + series.random.nextInt(1_000);
    series.change(rise, 300, (i, x) -> x - Math.min(35, 0.25 * (i - rise)));
    return series;
  }

  /** A processor: idle, a job each hour, bursts; then a load that stays. */
  private static MadeUpSeries processor(long seed) {
    MadeUpSeries series = new MadeUpSeries("processor/load", seed, 4_032, 5);
    series.fill(
        i ->
            2
                + Math.exp(0.4 * series.gaussian())
                + (i % 12 == 3 ? 8 + series.gaussian() : 0)
                + (series.chance(0.004) ? 20 * series.random.nextDouble() : 0));
    series.change(1_300 + series.random.nextInt(700), 20, (i, x) -> x + 45);
    series.change(3_000 + series.random.nextInt(700), series.values.length, (i, x) -> x + 12);
    return series;
  }

  private static MadeUpSeries heavyTail(long seed) {
    MadeUpSeries series = new MadeUpSeries("heavy-tail/bytes", seed, 4_700, 5);
    series.fill(i -> 1e5 * Math.pow(1 - series.random.nextDouble(), -0.6));
    series.change(1_500 + series.random.nextInt(900), 3, (i, x) -> 6e7);
    series.change(3_300 + series.random.nextInt(900), 40, (i, x) -> 8 * x);
    return series;
  }

  /** Counts of messages by day and week with bursts that are usual, one that is not, and a loss. */
  private static MadeUpSeries counts(long seed) {
    MadeUpSeries series = new MadeUpSeries("counts/messages", seed, 12_000, 5);
    double scale = 3 * Math.exp(2.5 * series.random.nextDouble());
    series.fill(
        i -> {
          double daily = 1 + 0.8 * Math.sin(2 * Math.PI * i / series.day);
          double week = i / series.day % 7 < 5 ? 1 : 0.6;
          double burst = series.chance(0.01) ? 2 + 2 * series.random.nextDouble() : 1;
          return series.poisson(scale * daily * week * burst);
        });
    int first = 3_000 + series.random.nextInt(1_500);
    series.change(
        first, 36, (i, x) -> x + series.poisson(9 * scale * Math.exp(-(i - first) / 12.0)));
    series.change(6_000 + series.random.nextInt(1_500), 100, (i, x) -> 0);
    series.change(
        9_500 + series.random.nextInt(1_500), 200, (i, x) -> x + series.poisson(2.5 * scale));
    return series;
  }

  /**
   * Passengers each half hour over months: a holiday that looks like a Sunday, a storm, a feast.
   */
  private static MadeUpSeries weekly(long seed) {
    MadeUpSeries series = new MadeUpSeries("weekly/passengers", seed, 8_000, 30);
    series.fill(
        i -> {
          double hour = i % series.day * 24.0 / series.day;
          boolean weekEnd = i / series.day % 7 >= 5;
          double shape =
              weekEnd
                  ? 0.6 - 0.4 * Math.cos(2 * Math.PI * (hour - 4) / 24)
                  : 0.6
                      - 0.4 * Math.cos(2 * Math.PI * (hour - 3) / 24)
                      + 0.35 * Math.exp(-(hour - 8.5) * (hour - 8.5) / 2);
          return 15_000 * shape * (1 + 0.04 * series.gaussian());
        });
    series.change(series.dayStart(52), 2 * series.day, (i, x) -> 0.45 * x);
    series.change(series.dayStart(94) - 4, 10, (i, x) -> x + 12_000);
    series.change(series.dayStart(135), series.day, (i, x) -> 0.7 * x);
    return series;
  }

  /** The price of clicks by the hour. */
  private static MadeUpSeries hourly(long seed) {
    MadeUpSeries series = new MadeUpSeries("hourly/price", seed, 1_600, 60);
    series.fill(
        i ->
            0.1 * (1 + 0.3 * Math.sin(2 * Math.PI * i / series.day))
                + 0.02 * Math.exp(0.7 * series.gaussian()));
    series.change(500 + series.random.nextInt(250), 3, (i, x) -> x + 0.4);
    series.change(1_050 + series.random.nextInt(300), 2, (i, x) -> x + 0.9);
    return series;
  }

  /** Travel times at irregular times: gaps, noise, and a jam longer than usual. */
  private static MadeUpSeries irregular(long seed) {
    MadeUpSeries series = new MadeUpSeries("irregular/travel", seed, 2_400, 10);
    series.fill(
        i -> {
          double hour = i % series.day * 24.0 / series.day;
          double rush = hour > 7 && hour < 9 || hour > 16 && hour < 18 ? 60 : 0;
          return Math.rint(200 + rush + 25 * Math.exp(0.8 * series.gaussian()));
        });
    series.change(900 + series.random.nextInt(300), 12, (i, x) -> x + 700);
    series.change(1_700 + series.random.nextInt(400), 30, (i, x) -> x + 450);
    return series;
  }

  private interface Source {
    double at(int row);
  }

  private interface Change {
    double of(int row, double value);
  }

  private void fill(Source source) {
    for (int i = 0; i < values.length; i++) {
      values[i] = source.at(i);
    }
  }

  private void change(int from, int rows, Change change) {
    for (int i = from; i < Math.min(values.length, from + rows); i++) {
      values[i] = change.of(i, values[i]);
    }
    onsets.add(from);
  }

  private LabelledSeries labelled() {
    long[] times = new long[values.length];
    boolean gaps = name.startsWith("irregular");
    long time = START;
    for (int i = 0; i < times.length; i++) {
      times[i] = time;
      time += stepMillis * (gaps && chance(0.1) ? 1 + random.nextInt(5) : 1);
    }
    int half = onsets.isEmpty() ? 0 : values.length / 10 / onsets.size() / 2;
    List<Window> windows =
        onsets.stream()
            .map(at -> new Window(at - half, Math.min(values.length - 1, at + half)))
            .toList();
    return new LabelledSeries(name, times, values, windows);
  }

  private int dayStart(int days) {
    return days * day;
  }

  private int anywhere() {
    return 1_500 + random.nextInt(2_000);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private double gaussian() {
    return random.nextGaussian();
  }

  private double poisson(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * gaussian()));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
