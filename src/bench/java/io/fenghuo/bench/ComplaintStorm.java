package io.fenghuo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * 50,000 complaints about one brand within a minute, between two stretches of ordinary traffic.
 *
 * <p>All of a storm's events meet in the keys of one brand, so one subtask of each keyed station
 * does the work of all: that, and whatever grows with the number of a brand's complaints, is what
 * could make a storm slower than ordinary traffic.
 */
@Command(name = "storm", description = "50,000 complaints of one brand within a minute")
final class ComplaintStorm implements Callable<Integer> {

  private static final long START = Instant.parse("2026-11-11T00:00:00Z").toEpochMilli();
  private static final Duration HISTORY = Duration.ofHours(7);
  private static final Duration HISTORY_STEP = Duration.ofMinutes(10);
  private static final Duration STORM = Duration.ofMinutes(1);

  @Option(names = "--records", defaultValue = "100000", description = "of an ordinary stretch")
  private int records;

  @Option(names = "--complaints", defaultValue = "50000")
  private int complaints;

  @Option(names = "--storms", defaultValue = "3", description = "each of a brand of its own")
  private int storms;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  private final OrdinaryDesk desk = new OrdinaryDesk(1);
  private final List<Backlog.Stretch> ordinary = new ArrayList<>();
  private final List<Backlog.Stretch> storm = new ArrayList<>();
  private long now = START;

  @Override
  public Integer call() throws Exception {
    // Recording from the start: a recording that begins costs more than one that goes on.
    try (CpuShares cpu = CpuShares.record();
        Backlog backlog = Backlog.open(parallelism)) {
      history(backlog);
      // Until all is compiled; the brand of this storm is not counted.
      ordinary(backlog, "warm-up");
      storm(backlog, storms);
      ordinary(backlog, "warm-up");
      ordinary.clear();
      storm.clear();
      ordinary(backlog, "ordinary");
      for (int i = 0; i < storms; i++) {
        storm(backlog, i);
        ordinary(backlog, "ordinary");
      }
      report();
      System.out.printf("%nOf the storms' CPU time:%n%n%s", cpu.table(storm));
    }
    return 0;
  }

  /** A complaint now and then, for long enough that a change of pace can be told. */
  private void history(Backlog backlog) throws Exception {
    long steps = HISTORY.dividedBy(HISTORY_STEP);
    Stream<Line> lines =
        LongStream.range(0, steps)
            .boxed()
            .flatMap(
                step ->
                    IntStream.rangeClosed(0, storms)
                        .mapToObj(
                            i ->
                                complaint(
                                    i,
                                    "h" + step,
                                    START + step * HISTORY_STEP.toMillis() + 1_000L * i)));
    now = START + HISTORY.toMillis();
    backlog.run("history", lines, now);
  }

  private void ordinary(Backlog backlog, String name) throws Exception {
    // The same density in event time as a storm has.
    long start = now;
    long span = STORM.toMillis() * records / complaints;
    now = start + span;
    ordinary.add(
        backlog.run(
            name,
            LongStream.range(0, records).mapToObj(i -> desk.next(start + i * span / records)),
            now));
  }

  private void storm(Backlog backlog, int i) throws Exception {
    long start = now;
    now = start + STORM.toMillis();
    storm.add(
        backlog.run(
            brand(i),
            LongStream.range(0, complaints)
                .mapToObj(k -> complaint(i, "k" + k, start + k * STORM.toMillis() / complaints)),
            now));
  }

  private static String brand(int i) {
    return "stormy-" + i;
  }

  /** Each of a customer of its own. */
  private static Line complaint(int i, String id, long timeMillis) {
    String name = "storm" + i + id;
    return Lines.traffic(
        name, timeMillis, "COMPLAINT_FILED", brand(i), name, ",\"category\":\"DELIVERY\"");
  }

  private void report() {
    System.out.printf("%n### Complaint storm (%s)%n%n", Rig.machine());
    System.out.printf(
        "| storm | events/s: before | storm | after | storm / ordinary | CPU µs an event: before | storm | after | storm / ordinary | incidents | alert records |%n");
    System.out.printf("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |%n");
    double[] speeds = new double[storms];
    double[] costs = new double[storms];
    for (int i = 0; i < storms; i++) {
      Backlog.Stretch before = ordinary.get(i);
      Backlog.Stretch during = storm.get(i);
      Backlog.Stretch after = ordinary.get(i + 1);
      speeds[i] = 2 * during.perSecond() / (before.perSecond() + after.perSecond());
      costs[i] = 2 * during.cpuMicros() / (before.cpuMicros() + after.cpuMicros());
      System.out.printf(
          "| %,d complaints | %,.0f | %,.0f | %,.0f | %.2f | %.0f | %.0f | %.0f | %.2f | %d | %s |%n",
          complaints,
          before.perSecond(),
          during.perSecond(),
          after.perSecond(),
          speeds[i],
          before.cpuMicros(),
          during.cpuMicros(),
          after.cpuMicros(),
          costs[i],
          incidents(i),
          alerts(i));
    }
    Arrays.sort(speeds);
    Arrays.sort(costs);
    System.out.printf(
        "%nIn the median a storm went through %.2f times as fast as the ordinary traffic around it, and each of its events took %.2f times the CPU.%n",
        speeds[storms / 2], costs[storms / 2]);
  }

  private long incidents(int i) {
    return of(i).filter(alert -> alert.path("event").asText().equals("OPENED")).count();
  }

  private String alerts(int i) {
    return of(i)
        .collect(
            Collectors.groupingBy(
                alert -> alert.path("incidentType").asText() + " " + alert.path("event").asText(),
                TreeMap::new,
                Collectors.counting()))
        .toString();
  }

  /** The alerts of a storm's brand, which may come until the end of the stretch behind it. */
  private Stream<JsonNode> of(int i) {
    return Stream.concat(ordinary.stream(), storm.stream())
        .flatMap(stretch -> stretch.alerts().stream())
        .filter(alert -> alert.path("scope").path("brand").asText().equals(brand(i)));
  }
}
