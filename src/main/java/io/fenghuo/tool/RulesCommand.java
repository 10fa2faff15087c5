package io.fenghuo.tool;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.tool.argument.Input;
import io.fenghuo.tool.rules.CheckText;
import io.fenghuo.tool.rules.RuleFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with rules without any input: explain them, and try their examples. */
@Command(
    name = "rules",
    description = "Check and explain rules, or try them by their own examples.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(check | test)")
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  private final PrintStream out;

  RulesCommand(PrintStream out) {
    this.out = out;
  }

  /** Which rules, and on which measures. */
  static final class Chosen {

    @Parameters(
        paramLabel = "FILE",
        arity = "0..*",
        description =
            "Files of rules; those of the config file, or the built-in ones, where absent.")
    private final List<String> files = new ArrayList<>();

    @Option(
        names = "--measures",
        converter = Input.Definition.class,
        paramLabel = "FILE",
        description = "The measures they read; those of the config file where absent.")
    private String measures;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        converter = Input.File.class,
        description = "The job's config file.")
    private Path config;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Sets an option of the job.")
    private final Map<String, String> settings = new HashMap<>();

    private Configuration config() throws IOException {
      Configuration chosen =
          config == null ? ConfigFile.withoutKafka(settings) : ConfigFile.read(config, settings);
      if (!files.isEmpty()) {
        chosen.set(FenghuoOptions.RULES, files);
      }
      if (measures != null) {
        chosen.set(FenghuoOptions.MEASURES, List.of(measures));
      }
      return chosen;
    }
  }

  /** Without a subcommand there is nothing to do but to say which there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: check or test");
  }

  @Command(
      name = "check",
      description = {
        "Validate rules and their examples, and explain each rule: in a sentence, what it needs, what it costs.",
        "Exit code: 0 no faults, 1 faults, all of them told, 2 not to be run as asked."
      },
      mixinStandardHelpOptions = true)
  int check(@Mixin Chosen chosen) throws Exception {
    RuleFiles files = RuleFiles.read(chosen.config());
    out.println(CheckText.of(files));
    return files.faults().isEmpty() ? Fenghuo.AS_EXPECTED : Fenghuo.NOT_AS_EXPECTED;
  }

  @Command(
      name = "test",
      description = {
        "Run the examples that stand beside the rules through the job's own stations.",
        "Exit code: 0 all as expected, 1 some are not, 2 faulty rules, no example, or not to be run"
            + " as asked."
      },
      mixinStandardHelpOptions = true)
  int test(@Mixin Chosen chosen) throws Exception {
    Configuration config = chosen.config();
    RuleFiles files = RuleFiles.read(config);
    if (!files.faults().isEmpty()) {
      files.faults().forEach(out::println);
      return Fenghuo.WRONG_USE;
    }
    RuleFiles.Tried tried = files.tryExamples(config);
    tried.texts().forEach(out::println);
    if (!tried.without().isEmpty()) {
      out.println("without an example: " + String.join(", ", tried.without()));
    }
    out.println(
        "%d examples, %d as expected, %d not"
            .formatted(
                tried.texts().size(), tried.texts().size() - tried.failed(), tried.failed()));
    if (tried.texts().isEmpty()) {
      spec.commandLine().getErr().println("Nothing was tested: write examples beside the rules");
      return Fenghuo.WRONG_USE;
    }
    return tried.failed() == 0 ? Fenghuo.AS_EXPECTED : Fenghuo.NOT_AS_EXPECTED;
  }
}
