package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.tool.argument.Figure;
import io.fenghuo.tool.argument.Input;
import io.fenghuo.tool.argument.Output;
import io.fenghuo.tool.backtest.Backtest;
import io.fenghuo.tool.backtest.Comparison;
import io.fenghuo.tool.backtest.Pairing;
import io.fenghuo.tool.backtest.ReportPage;
import io.fenghuo.tool.backtest.ReportText;
import io.fenghuo.tool.replay.KafkaRange;
import io.fenghuo.tool.replay.RecordedFiles;
import io.fenghuo.tool.replay.ReplayInput;
import io.fenghuo.tool.scenario.AlertRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Tries rules on what has been: runs recorded input under old and under new definitions and tells
 * how their alerts differ. Exit codes as of {@code diff}: 0 nothing differs, 1 something does, 2
 * not to be run as asked.
 */
@Command(
    name = "backtest",
    description = {
      "Try rules on recorded input, and tell how their alerts differ from those of the present"
          + " ones.",
      "Exit code: 0 nothing differs, 1 alerts differ, 2 not to be run as asked or nothing read, 3"
          + " failed on the way."
    },
    mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description =
          "Folders of <topic>.jsonl[.gz], or names of those in sample-data/scenarios: each is"
              + " replayed apart. Files that are named one by one are one input together.")
  private final List<String> inputs = new ArrayList<>();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Brokers, where the input is what the input topics hold between two times.")
  private String bootstrapServers;

  @Option(
      names = "--from",
      converter = Figure.Time.class,
      paramLabel = "TIME",
      description = "From when on, by the brokers' timestamps: 2026-11-11T00:00:00Z.")
  private Instant from;

  @Option(
      names = "--to",
      converter = Figure.Time.class,
      paramLabel = "TIME",
      description = "Until when, this time not included; now where absent.")
  private Instant to;

  @Option(
      names = "--rules",
      converter = Input.Definition.class,
      paramLabel = "FILE",
      description =
          "The rules compared against; those of the config file, or the built-in ones, where"
              + " absent.")
  private String rules;

  @Option(
      names = "--measures",
      converter = Input.Definition.class,
      paramLabel = "FILE",
      description = "The measures compared against; those of the config file where absent.")
  private String measures;

  @Mixin private Trial trial;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      converter = Input.File.class,
      description = "The job's config file.")
  private Path file;

  @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Sets an option of the job.")
  private final Map<String, String> settings = new HashMap<>();

  @Option(
      names = "--html",
      converter = Output.File.class,
      paramLabel = "FILE",
      description = "Where to write the report as a page that needs nothing beside it.")
  private Path html;

  @Option(
      names = "--same-within",
      paramLabel = "DURATION",
      converter = Figure.Length.class,
      description =
          "How far apart two incidents of one place may lie and still be the same trouble; 10m"
              + " where absent.")
  private Duration tolerance = Pairing.TOLERANCE;

  @Option(
      names = "--parallelism",
      defaultValue = "1",
      paramLabel = "N",
      converter = Figure.Parallelism.class,
      description = "Of the replays; ${DEFAULT-VALUE} where absent.")
  private int parallelism;

  @Spec private CommandSpec spec;

  private final ReplayRun run;
  private final PrintStream out;

  BacktestCommand(ReplayRun run, PrintStream out) {
    this.run = run;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    checkUse();
    Configuration config = config();
    set(config, FenghuoOptions.RULES, rules);
    set(config, FenghuoOptions.MEASURES, measures);
    Definitions old = Definitions.read(config);
    Definitions now = trial.definitions(config);
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, ReadCounts> read = new LinkedHashMap<>();
    for (ReplayInput input : inputs(config)) {
      ReplayRun.Replayed left = replay(input, config, old, "old");
      ReplayRun.Replayed right = replay(input, config, now, "new");
      // How a record is read depends on neither side's definitions.
      read.put(input.name(), right.read());
      comparisons.add(
          Comparison.of(
              input.name(),
              Instant.ofEpochMilli(input.endMillis()),
              alerts(left),
              alerts(right),
              tolerance));
    }
    List<String> unread =
        read.keySet().stream().filter(input -> read.get(input).events() == 0).toList();
    if (!unread.isEmpty()) {
      tellWhatWas(read);
      unread.forEach(
          input ->
              spec.commandLine()
                  .getErr()
                  .println("Nothing was read of " + input + ": " + read.get(input).whyNothing()));
      return Fenghuo.WRONG_USE;
    }
    Backtest backtest =
        new Backtest(
            Trial.nameOfOld(config),
            trial.nameOfNew(config),
            Backtest.definitions(old.rules(), now.rules(), old.measures(), now.measures()),
            comparisons);
    out.println();
    out.println(ReportText.of(backtest));
    tellWhatWas(read);
    if (html != null) {
      Files.writeString(html, ReportPage.of(backtest));
    }
    return backtest.isSame() ? Fenghuo.AS_EXPECTED : Fenghuo.NOT_AS_EXPECTED;
  }

  private void tellWhatWas(Map<String, ReadCounts> read) {
    read.forEach((input, counts) -> out.println(input + ": " + counts.text()));
  }

  private void checkUse() {
    boolean kafka = from != null || to != null || bootstrapServers != null;
    if (kafka != inputs.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Say either --input, or --from and --to with --bootstrap-servers");
    }
    if (kafka && from == null) {
      throw new ParameterException(spec.commandLine(), "Missing --from: since when to read");
    }
    if (trial.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing --with FILE, whose rules are added, or --instead FILE, whose rules replace all"
              + " the others: what to try");
    }
  }

  private Configuration config() throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    if (bootstrapServers != null) {
      all.put(FenghuoOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
    }
    if (file != null) {
      return ConfigFile.read(file, all);
    }
    return from == null ? ConfigFile.withoutKafka(all) : ConfigFile.of(all);
  }

  private static void set(Configuration config, ConfigOption<?> files, String chosen) {
    if (chosen != null) {
      config.setString(files.key(), chosen);
    }
  }

  private List<ReplayInput> inputs(Configuration config) throws IOException, InterruptedException {
    if (from != null) {
      Instant now = Instant.now();
      return List.of(KafkaRange.lookUp(config, from, to == null ? now : to, now));
    }
    return RecordedFiles.find(inputs, config);
  }

  private ReplayRun.Replayed replay(
      ReplayInput input, Configuration config, Definitions definitions, String side)
      throws Exception {
    spec.commandLine().getErr().println("Replaying " + input.name() + ", " + side + " definitions");
    return run.run(input, definitions, config, parallelism);
  }

  private static List<AlertRecord> alerts(ReplayRun.Replayed replayed) {
    return replayed.alerts().stream().map(AlertRecord::parse).toList();
  }
}
