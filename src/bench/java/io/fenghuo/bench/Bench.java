package io.fenghuo.bench;

import io.fenghuo.bench.nab.AnomalyScores;
import io.fenghuo.rule.live.RuleChanges;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The end-to-end benchmarks, by name. */
@Command(
    name = "bench",
    subcommands = {
      AnomalyScores.class,
      BrokerStarts.class,
      DetectionLatency.class,
      ComplaintStorm.class,
      CrowdProbes.class,
      Throughput.class,
      RuleCost.class,
      KeyStorm.class,
      RuleChanges.class
    })
public final class Bench {

  private Bench() {}

  @SuppressWarnings("CatchAndPrintStackTrace") // The JVM ends before it would print it itself.
  public static void main(String[] args) {
    int exit = 1;
    try {
      exit = new CommandLine(new Bench()).execute(args);
    } catch (Error e) {
      e.printStackTrace();
    } finally {
      // Whatever was thrown, threads of a broker must not keep the JVM from its end.
      System.exit(exit);
    }
  }
}
