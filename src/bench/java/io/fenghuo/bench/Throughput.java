package io.fenghuo.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many ordinary events a second the whole job takes, and where its CPU time goes. */
@Command(name = "throughput", description = "events/s of a backlog through the whole job")
final class Throughput implements Callable<Integer> {

  private static final long START = Instant.parse("2026-11-11T00:00:00Z").toEpochMilli();

  private static final int WARM_UP_ROUNDS = 2;

  @Option(names = "--records", defaultValue = "100000")
  private int records;

  @Option(names = "--rounds", defaultValue = "3")
  private int rounds;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    OrdinaryDesk desk = new OrdinaryDesk(1);
    double[] perSecond = new double[rounds];
    double[] cpuMicros = new double[rounds];
    List<Backlog.Stretch> stretches = new ArrayList<>();
    long now = START;
    String shares;
    // Recording from the start: a recording that begins costs more than one that goes on.
    try (CpuShares cpu = CpuShares.record();
        Backlog backlog = Backlog.open(parallelism)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        now = stretch(backlog, desk, "warm-up", now).endMillis();
      }
      for (int round = 0; round < rounds; round++) {
        Measured measured = stretch(backlog, desk, "round " + (round + 1), now);
        now = measured.endMillis();
        stretches.add(measured.stretch());
        perSecond[round] = measured.stretch().perSecond();
        cpuMicros[round] = measured.stretch().cpuMicros();
      }
      shares = cpu.table(stretches);
    }
    Arrays.sort(perSecond);
    Arrays.sort(cpuMicros);
    System.out.printf("%n### Throughput (%s)%n%n", Rig.machine());
    System.out.printf(
        "| records a round | rounds | parallelism | events/s, least | median | most | CPU µs an event, median |%n");
    System.out.printf("| --- | --- | --- | --- | --- | --- | --- |%n");
    System.out.printf(
        "| %,d | %d | %d | %,.0f | %,.0f | %,.0f | %.0f |%n%n%s%n",
        records,
        rounds,
        parallelism,
        perSecond[0],
        perSecond[rounds / 2],
        perSecond[rounds - 1],
        cpuMicros[rounds / 2],
        shares);
    System.out.printf(
        "With broker and reader in the same JVM, the whole job takes %,.0f ordinary events a second on what the machine left to it, and %.0f µs of CPU for each.%n",
        perSecond[rounds / 2], cpuMicros[rounds / 2]);
    return 0;
  }

  private record Measured(Backlog.Stretch stretch, long endMillis) {}

  private Measured stretch(Backlog backlog, OrdinaryDesk desk, String name, long startMillis)
      throws Exception {
    // One a millisecond.
    long endMillis = startMillis + records;
    return new Measured(
        backlog.run(name, LongStream.range(startMillis, endMillis).mapToObj(desk::next), endMillis),
        endMillis);
  }
}
