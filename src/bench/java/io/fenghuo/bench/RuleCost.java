package io.fenghuo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What 1, 10, 100 and 1,000 rules cost over the same ordinary traffic, each on a job of its own.
 * The default rules run beside them in each, so that the end of a stretch can be told.
 */
@Command(name = "rules", description = "the whole job with 1 to 1,000 rules more")
final class RuleCost implements Callable<Integer> {

  private static final long START = Instant.parse("2026-11-11T00:00:00Z").toEpochMilli();
  private static final int WARM_UP_ROUNDS = 2;

  @Option(names = "--rules", split = ",", defaultValue = "1,10,100,1000")
  private List<Integer> counts;

  @Option(names = "--records", defaultValue = "100000")
  private int records;

  @Option(names = "--rounds", defaultValue = "3")
  private int rounds;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    List<Backlog.Stretch> medians = new ArrayList<>();
    for (int count : counts) {
      medians.add(measure(count));
    }
    System.out.printf("%n### Cost of rules (%s)%n%n", Rig.machine());
    System.out.println(
        "| rules | events/s | CPU µs an event | events/s per core | CPU, as many times that of the first row |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (int i = 0; i < counts.size(); i++) {
      Backlog.Stretch median = medians.get(i);
      System.out.printf(
          "| %,d | %,.0f | %.1f | %,.0f | %.2f |%n",
          counts.get(i),
          median.perSecond(),
          median.cpuMicros(),
          1e6 / median.cpuMicros(),
          median.cpuMicros() / medians.get(0).cpuMicros());
    }
    return 0;
  }

  /** The round of median CPU. */
  private Backlog.Stretch measure(int count) throws Exception {
    Path file = Files.createTempFile("rules", ".yaml");
    try {
      Files.writeString(file, ManyRules.yaml(count));
      Map<String, String> settings = Map.of("definitions.rules", "classpath:rules.yaml;" + file);
      OrdinaryDesk desk = new OrdinaryDesk(1);
      List<Backlog.Stretch> stretches = new ArrayList<>();
      try (Backlog backlog = Backlog.open(parallelism, settings)) {
        for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
          // One a millisecond.
          long start = START + (long) round * records;
          stretches.add(
              backlog.run(
                  count + " rules",
                  LongStream.range(0, records).mapToObj(i -> desk.next(start + i)),
                  start + records));
        }
      }
      return stretches.subList(WARM_UP_ROUNDS, stretches.size()).stream()
          .sorted(Comparator.comparingDouble(Backlog.Stretch::cpuMicros))
          .toList()
          .get(rounds / 2);
    } finally {
      Files.delete(file);
    }
  }
}
