package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.tool.argument.Figure;
import io.fenghuo.tool.argument.Output;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.Score;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs a scenario through the job in event-time order, without a broker or a clock, and scores it.
 * The same input and definitions give the same bytes, at any parallelism. Input of which no record
 * became an event is wrong use, not a quiet day.
 */
@Command(
    name = "replay",
    description = "Run a scenario in event-time order and score it.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  private static final Comparator<Line> ORDER =
      Comparator.comparing((Line line) -> line.alert().time())
          .thenComparing(line -> line.alert().incidentId())
          .thenComparingLong(line -> line.alert().seq());

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "NAME|DIR",
      description = "A folder, or the name of one in sample-data/scenarios.")
  private String scenario;

  @Option(
      names = "--out",
      converter = Output.File.class,
      paramLabel = "FILE",
      description = "Where to write the alerts as JSON lines; standard output where absent.")
  private Path outFile;

  @Option(
      names = "--parallelism",
      defaultValue = "1",
      paramLabel = "N",
      converter = Figure.Parallelism.class,
      description = "Of the job; ${DEFAULT-VALUE} where absent.")
  private int parallelism;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Sets an option of the job.")
  private final Map<String, String> settings = new HashMap<>();

  @Spec private CommandSpec spec;

  private final ReplayRun run;
  private final PrintStream out;

  ReplayCommand(ReplayRun run, PrintStream out) {
    this.run = run;
    this.out = out;
  }

  private record Line(String json, AlertRecord alert) {}

  @Override
  public Integer call() throws Exception {
    Scenario played = Scenario.find(scenario);
    Configuration config = ConfigFile.withoutKafka(settings);
    leftAlone(played);
    ReplayRun.Replayed replayed = run.run(RecordedFiles.of(played, config), config, parallelism);
    if (replayed.read().events() == 0) {
      out.println(replayed.read().text());
      spec.commandLine()
          .getErr()
          .println("Nothing was read of " + played.name() + ": " + replayed.read().whyNothing());
      return Fenghuo.WRONG_USE;
    }
    List<Line> lines =
        replayed.alerts().stream()
            .map(json -> new Line(json, AlertRecord.parse(json)))
            .sorted(ORDER)
            .toList();
    byte[] text =
        lines.stream()
            .map(line -> line.json() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    if (outFile == null) {
      out.write(text);
    } else {
      Files.write(outFile, text);
    }
    Score score = Score.of(played.expectation(), lines.stream().map(Line::alert).toList());
    out.println(ScoreText.of(score));
    out.println(replayed.read().text());
    out.println(
        "alerts %d  sha-256 %s"
            .formatted(
                lines.size(),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text))));
    return score.perfect() ? Fenghuo.AS_EXPECTED : Fenghuo.NOT_AS_EXPECTED;
  }

  /** Input under a misspelt name is not missed in silence. */
  private void leftAlone(Scenario played) throws IOException {
    List<String> others = played.others();
    if (!others.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "No input, for it is not named <topic>.jsonl[.gz]: " + String.join(", ", others));
    }
  }
}
