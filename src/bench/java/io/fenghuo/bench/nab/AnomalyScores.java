package io.fenghuo.bench.nab;

import io.fenghuo.measure.anomaly.AnomalyDetector;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the anomaly detector's scores are worth by the rules of the Numenta benchmark, beside a
 * plain one: on the five series by which its settings were chosen, on made-up ones, and on the
 * whole corpus where a checkout of it is given. And what an update costs.
 */
@Command(name = "anomaly-scores", description = "the anomaly detector on labelled series")
public final class AnomalyScores implements Callable<Integer> {

  private static final int FEW = 10;

  @Option(names = "--data", defaultValue = "../shared/data")
  private Path data;

  @Option(names = "--nab", description = "a checkout of numenta/NAB")
  private Path checkout;

  @Option(names = "--seeds", defaultValue = "6")
  private int seeds;

  private interface Detector {
    double update(long timeMillis, double value);
  }

  private static final Map<String, Supplier<Detector>> DETECTORS =
      new TreeMap<>(
          Map.of(
              "fenghuo",
              () -> new AnomalyDetector()::update,
              "plain: a step in units of its spread, weighted mean of 288",
              () -> new SpreadStep()::update));

  @Override
  public Integer call() throws IOException {
    Path five = data.resolve("nab");
    if (Files.exists(five)) {
      List<LabelledSeries> series = NabCorpus.excerpt(five);
      table("The series of " + five, series);
      table("The same in other shapes", Reshaped.all(series));
    } else {
      System.out.println("Absent: " + five + ", the five series by which settings are chosen.");
    }
    table("Made-up series", MadeUpSeries.all(seeds));
    if (checkout == null) {
      System.out.println("\nAbsent: the whole corpus. Give a checkout of numenta/NAB with --nab.");
    } else {
      table("The whole corpus of " + checkout, NabCorpus.whole(checkout));
    }
    cost(MadeUpSeries.all(1));
    return 0;
  }

  private static void table(String title, List<LabelledSeries> corpus) {
    System.out.printf("%n### %s%n%n", title);
    System.out.println(
        "| detector | series | standard | low FP | low FN | each by the others' threshold"
            + " | threshold | windows found | false alarms | at "
            + AnomalyDetector.ODD
            + " |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    Map<String, List<double[]>> all = new TreeMap<>();
    DETECTORS.forEach((name, detector) -> all.put(name, scores(corpus, detector)));
    all.forEach((name, scores) -> row(name, corpus, scores));
    System.out.println();
    System.out.println(
        "| fenghuo, at each profile's threshold | standard | low FP | low FN"
            + " | windows found | false alarms |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    categories(corpus, all.get("fenghuo"));
  }

  private static List<double[]> scores(List<LabelledSeries> corpus, Supplier<Detector> detectors) {
    List<double[]> all = new ArrayList<>();
    for (LabelledSeries series : corpus) {
      Detector detector = detectors.get();
      double[] scores = new double[series.rows()];
      for (int row = 0; row < scores.length; row++) {
        scores[row] = detector.update(series.timeMillis()[row], series.values()[row]);
      }
      all.add(scores);
    }
    return all;
  }

  private static void row(String name, List<LabelledSeries> corpus, List<double[]> scores) {
    Map<Profile, Verdict> verdicts = best(corpus, scores);
    Verdict standard = verdicts.get(Profile.STANDARD);
    System.out.printf(
        "| %s | %d | %.1f | %.1f | %.1f | %s | %.2f | %d of %d | %d | %.1f |%n",
        name,
        corpus.size(),
        standard.score(),
        verdicts.get(Profile.REWARD_LOW_FP_RATE).score(),
        verdicts.get(Profile.REWARD_LOW_FN_RATE).score(),
        byTheOthers(corpus, scores),
        standard.threshold(),
        standard.found(),
        standard.windows(),
        standard.falsePositives(),
        scoring(Profile.STANDARD, corpus, scores).at(AnomalyDetector.ODD).score());
  }

  private static NabScoring scoring(
      Profile profile, List<LabelledSeries> corpus, List<double[]> scores) {
    NabScoring scoring = new NabScoring(profile);
    for (int i = 0; i < corpus.size(); i++) {
      scoring.add(corpus.get(i), scores.get(i));
    }
    return scoring;
  }

  private static Map<Profile, Verdict> best(List<LabelledSeries> corpus, List<double[]> scores) {
    Map<Profile, Verdict> verdicts = new EnumMap<>(Profile.class);
    for (Profile profile : Profile.values()) {
      verdicts.put(profile, scoring(profile, corpus, scores).best());
    }
    return verdicts;
  }

  /**
   * The standard score where each file is judged at the threshold that suits all the others: an
   * answer for a few files only, for it takes the square of their number.
   */
  private static String byTheOthers(List<LabelledSeries> corpus, List<double[]> scores) {
    if (corpus.size() > FEW) {
      return "";
    }
    double raw = 0;
    double perfect = 0;
    double silent = 0;
    for (int left = 0; left < corpus.size(); left++) {
      NabScoring others = new NabScoring(Profile.STANDARD);
      for (int i = 0; i < corpus.size(); i++) {
        if (i != left) {
          others.add(corpus.get(i), scores.get(i));
        }
      }
      Verdict alone =
          new NabScoring(Profile.STANDARD)
              .add(corpus.get(left), scores.get(left))
              .at(others.best().threshold());
      raw += alone.raw();
      perfect += alone.perfect();
      silent += alone.silent();
    }
    return "%.1f".formatted(100 * (raw - silent) / (perfect - silent));
  }

  private static void categories(List<LabelledSeries> corpus, List<double[]> scores) {
    Map<Profile, Verdict> whole = best(corpus, scores);
    corpus.stream()
        .map(LabelledSeries::category)
        .distinct()
        .sorted()
        .forEach(
            category -> {
              Map<Profile, Verdict> verdicts = new EnumMap<>(Profile.class);
              for (Profile profile : Profile.values()) {
                NabScoring scoring = new NabScoring(profile);
                for (int i = 0; i < corpus.size(); i++) {
                  if (corpus.get(i).category().equals(category)) {
                    scoring.add(corpus.get(i), scores.get(i));
                  }
                }
                verdicts.put(profile, scoring.at(whole.get(profile).threshold()));
              }
              Verdict standard = verdicts.get(Profile.STANDARD);
              System.out.printf(
                  "| %s | %s | %s | %s | %d of %d | %d |%n",
                  category,
                  score(standard),
                  score(verdicts.get(Profile.REWARD_LOW_FP_RATE)),
                  score(verdicts.get(Profile.REWARD_LOW_FN_RATE)),
                  standard.found(),
                  standard.windows(),
                  standard.falsePositives());
            });
  }

  private static String score(Verdict verdict) {
    return verdict.windows() == 0 ? "" : "%.1f".formatted(verdict.score());
  }

  /** A plain loop by the thread's own time: read it as an order of magnitude. */
  private static void cost(List<LabelledSeries> corpus) throws IOException {
    double nanos = 0;
    int most = 0;
    for (int round = 0; round < 3; round++) {
      long rows = 0;
      long start = threadNanos();
      for (LabelledSeries series : corpus) {
        AnomalyDetector detector = new AnomalyDetector();
        for (int row = 0; row < series.rows(); row++) {
          detector.update(series.timeMillis()[row], series.values()[row]);
        }
        rows += series.rows();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(bytes));
        most = Math.max(most, bytes.size());
      }
      nanos = (threadNanos() - start) / (double) rows;
    }
    System.out.printf(
        "%nAn update takes %,.0f ns of CPU; a detector saved at most %,d bytes.%n", nanos, most);
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The distance from a weighted mean over the mean of such distances, and nothing else. */
  private static final class SpreadStep {

    private static final double FIGURES = 288;

    private int seen;
    private double mean;
    private double spread;

    double update(long timeMillis, double value) {
      if (seen++ == 0) {
        mean = value;
      }
      double step = Math.abs(value - mean);
      double score = seen > 50 && spread > 0 ? step / spread : 0;
      double share = Math.max(1.0 / seen, 1 / FIGURES);
      mean += share * (value - mean);
      spread += share * (step - spread);
      return score;
    }
  }
}
