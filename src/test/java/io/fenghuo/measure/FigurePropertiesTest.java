package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * Every figure against the same figure computed from all raw events of the bucket-aligned window,
 * after each event, in whatever order they come, and also through a save and a restore at each
 * step.
 */
class FigurePropertiesTest {

  private static final long NEVER_SO_FAR = Long.MIN_VALUE;
  private static final long HOUR = 3_600_000;

  /**
   * {@code step} is how much later than the last one it comes, {@code lag} how much older it is.
   */
  record Arrival(long step, long lag, String whom, double amount, boolean hit) {}

  record Raw(long timeMillis, String whom, double amount, boolean hit) {}

  private final List<Raw> raw = new ArrayList<>();
  private long now = NEVER_SO_FAR;

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void count(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition count = measure("figure: count\nwindow: 1m");
    FigureDefinition rate = measure("figure: rate\nwindow: 90s");
    play(count, arrivals, figure -> same(figure, count, inWindow(count, 0).size()));
    play(rate, arrivals, figure -> same(figure, rate, inWindow(rate, 0).size() / 1.5));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void share(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition share = measure("figure: share\nhit: 'true'\nwindow: 20s\nmin-sample: 3");
    play(
        share,
        arrivals,
        figure -> {
          List<Raw> events = inWindow(share, 0);
          long hits = events.stream().filter(Raw::hit).count();
          assertThat(figure.numerator(share)).isEqualTo(hits);
          assertThat(figure.denominator(share)).isEqualTo(events.size());
          boolean enough = events.size() >= 3;
          assertThat(figure.value(share, true))
              .isEqualTo(
                  Double.valueOf(enough ? WilsonBound.lower(hits, events.size()) : Double.NaN));
          assertThat(figure.value(share, false))
              .isEqualTo(
                  Double.valueOf(enough ? WilsonBound.upper(hits, events.size()) : Double.NaN));
        });
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void distinct(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition distinct = measure("figure: distinct\nby: customerId\nwindow: 1m");
    play(arrivals, distinct, event -> true);
    FigureDefinition share =
        measure("figure: share\nhit: 'true'\nby: customerId\nwindow: 30s\nmin-sample: 2");
    play(
        share,
        arrivals,
        figure -> {
          List<Raw> events = inWindow(share, 0);
          assertThat(figure.denominator(share)).isEqualTo(whoAmong(events, event -> true));
          assertThat(figure.numerator(share)).isEqualTo(whoAmong(events, Raw::hit));
        });
  }

  private void play(List<Arrival> arrivals, FigureDefinition distinct, Predicate<Raw> which)
      throws IOException {
    play(
        distinct,
        arrivals,
        figure -> same(figure, distinct, whoAmong(inWindow(distinct, 0), which)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void sumAndMean(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition sum = measure("figure: sum\nfield: score\nwindow: 1m");
    FigureDefinition mean = measure("figure: mean\nfield: score\nwindow: 30s\nmin-sample: 2");
    play(sum, arrivals, figure -> near(figure, sum, sumOf(inWindow(sum, 0))));
    play(
        mean,
        arrivals,
        figure -> {
          List<Raw> events = inWindow(mean, 0);
          near(figure, mean, events.size() < 2 ? Double.NaN : sumOf(events) / events.size());
        });
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void quantile(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition quantile =
        measure("figure: quantile\nfield: latencyMs\nquantile: 0.9\nwindow: 1m\nmin-sample: 2");
    play(
        quantile,
        arrivals,
        figure -> {
          List<Double> sorted = inWindow(quantile, 0).stream().map(Raw::amount).sorted().toList();
          double value = figure.value(quantile, true);
          if (sorted.size() < 2) {
            assertThat(value).isNaN();
          } else {
            double exact = sorted.get((int) Math.ceil(0.9 * sorted.size()) - 1);
            assertThat(value).isEqualTo(exact, within(0.0100001 * Math.abs(exact)));
          }
        });
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void change(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition change =
        measure("figure: change\nwindow: 20s\nmin-sample: 2\nbaseline-floor: 2");
    play(
        change,
        arrivals,
        figure -> {
          int present = inWindow(change, 0).size();
          int earlier = inWindow(change, 1).size();
          double reference = Math.max(earlier, 2);
          same(figure, change, present < 2 ? Double.NaN : (present - reference) / reference);
          assertThat(figure.baseline()).isEqualTo(earlier);
        });
  }

  /** The formula as the page has it, over days: all raw events, no rings and no running sums. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void changeAgainstTheDaysBefore(
      @ForAll @Size(max = 150) List<@LongRange(min = 0, max = 10_000_000) Long> steps,
      @ForAll @IntRange(min = 0, max = 20) int floor)
      throws IOException {
    FigureDefinition change =
        measure("figure: change\nwindow: 3h\nmin-sample: 2\nbaseline-floor: " + Math.max(1, floor));
    raw.clear();
    now = 1_700_000_000_000L;
    Figure figure = Figure.of(change);
    for (long step : steps) {
      now += step;
      figure.passTo(now);
      figure.add(0, now, null, 0, false);
      raw.add(new Raw(now, null, 0, false));
      figure = saveAndRestore(figure);

      int present = inWindow(change, 0).size();
      double reference = Math.max(baseline(change), Math.max(1, floor));
      assertThat(figure.value(change, true))
          .isCloseTo(present < 2 ? Double.NaN : (present - reference) / reference, within(1e-9));
      assertThat(figure.numerator(change)).isEqualTo(present);
      assertThat(figure.denominator(change)).isCloseTo(reference, within(1e-9));
    }
  }

  /** The middle of the same hours of the seven days before; else the window before. */
  private double baseline(FigureDefinition change) {
    long to = (bucket(change, now) + 1) * change.bucketMillis();
    long from = to - change.windowMillis();
    List<Double> days = new ArrayList<>();
    for (long day = 1; day <= 7; day++) {
      long back = day * 86_400_000;
      long firstHour = Math.floorDiv(bucketStart(change, raw.get(0)), HOUR) * HOUR;
      if (from - back >= firstHour && byTheHour(change, to - back - 86_400_000, to - back) > 0) {
        days.add(byTheHour(change, from - back, to - back));
      }
    }
    days.sort(null);
    int many = days.size();
    return many == 0
        ? inWindow(change, 1).size()
        : (days.get((many - 1) / 2) + days.get(many / 2)) / 2;
  }

  /** Each event counts by the part of its hour that the window covers. */
  private double byTheHour(FigureDefinition change, long from, long to) {
    double sum = 0;
    for (Raw event : raw) {
      long hour = Math.floorDiv(bucketStart(change, event), HOUR) * HOUR;
      sum += Math.max(0, Math.min(to, hour + HOUR) - Math.max(from, hour)) / (double) HOUR;
    }
    return sum;
  }

  private static long bucketStart(FigureDefinition change, Raw event) {
    return bucket(change, event.timeMillis()) * change.bucketMillis();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void gauge(@ForAll("arrivals") List<Arrival> arrivals) throws IOException {
    FigureDefinition gauge =
        measure("figure: gauge\nfield: waiting\nacross: queueId\nforget-after: 24h");
    play(
        gauge,
        arrivals,
        figure -> {
          Map<String, Raw> lasts = new HashMap<>();
          for (Raw event : raw) {
            lasts.merge(event.whom(), event, (a, b) -> b.timeMillis() >= a.timeMillis() ? b : a);
          }
          near(figure, gauge, lasts.values().stream().mapToDouble(Raw::amount).sum());
        });
  }

  @Provide
  Arbitrary<List<Arrival>> arrivals() {
    Arbitrary<Long> step =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.longs().between(0, 3_000)),
            Tuple.of(2, Arbitraries.longs().between(0, 200_000)));
    Arbitrary<Long> lag =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0L)),
            Tuple.of(1, Arbitraries.longs().between(0, 100_000)));
    return Combinators.combine(
            step,
            lag,
            Arbitraries.of("a", "b", "c", "d", "e"),
            Arbitraries.integers().between(-50, 50).map(i -> i / 4.0),
            Arbitraries.of(true, false))
        .as(Arrival::new)
        .list()
        .ofMaxSize(120);
  }

  private interface Check {
    void check(Figure figure);
  }

  private void play(FigureDefinition measure, List<Arrival> arrivals, Check check)
      throws IOException {
    raw.clear();
    now = 1_700_000_000_000L;
    Figure figure = Figure.of(measure);
    for (Arrival arrival : arrivals) {
      now += arrival.step();
      long time = now - arrival.lag();
      figure.passTo(now);
      boolean taken = figure.add(0, time, arrival.whom(), arrival.amount(), arrival.hit());
      assertThat(taken)
          .isEqualTo(
              measure.windowMillis() == 0
                  || bucket(measure, time) > bucket(measure, now) - measure.historyBuckets());
      raw.add(new Raw(time, arrival.whom(), arrival.amount(), arrival.hit()));
      check.check(figure);
      Figure untouched = figure.copy();
      figure.passTo(now + 3_600_000_000L);
      assertThat(figure.isEmpty()).isTrue();
      figure = saveAndRestore(untouched);
      check.check(figure);
    }
  }

  private static Figure saveAndRestore(Figure figure) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Figure.writeTagged(figure, new DataOutputStream(bytes));
    return Figure.readTagged(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /** The events of the window that ended so many windows ago. */
  private List<Raw> inWindow(FigureDefinition measure, int windowsAgo) {
    long newest = bucket(measure, now) - (long) windowsAgo * measure.buckets();
    return raw.stream()
        .filter(
            event -> {
              long bucket = bucket(measure, event.timeMillis());
              return bucket <= newest && bucket > newest - measure.buckets();
            })
        .toList();
  }

  private static long bucket(FigureDefinition measure, long timeMillis) {
    return Math.floorDiv(timeMillis, measure.bucketMillis());
  }

  private static long whoAmong(List<Raw> events, Predicate<Raw> which) {
    return events.stream().filter(which).map(Raw::whom).distinct().count();
  }

  private static double sumOf(List<Raw> events) {
    return events.stream().mapToDouble(Raw::amount).sum();
  }

  private static void same(Figure figure, FigureDefinition measure, double expected) {
    assertThat(figure.value(measure, true)).isEqualTo(Double.valueOf(expected));
    assertThat(figure.value(measure, false)).isEqualTo(Double.valueOf(expected));
  }

  private static void near(Figure figure, FigureDefinition measure, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(figure.value(measure, true)).isNaN();
    } else {
      assertThat(figure.value(measure, true)).isEqualTo(expected, within(1e-9));
    }
  }

  private static FigureDefinition measure(String settings) {
    return Measures.one(
            settings + "\nscope: tenant\non: [HEARTBEAT, SENTIMENT]\nlines: [{ id: l, above: 1 }]")
        .figure();
  }
}
