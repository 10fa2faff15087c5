package io.fenghuo.tool;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.tool.argument.Input;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a backtest tries: files that add to the definitions compared against, or replace them. */
final class Trial {

  @Option(
      names = "--with",
      converter = Input.Definition.class,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Rules to add; one that has the id of another takes its place.")
  private final List<String> rulesOver = new ArrayList<>();

  @Option(
      names = "--instead",
      converter = Input.Definition.class,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Rules that replace all the others.")
  private final List<String> rules = new ArrayList<>();

  @Option(
      names = "--with-measures",
      converter = Input.Definition.class,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Measures to add; one that has the id of another takes its place.")
  private final List<String> measuresOver = new ArrayList<>();

  @Option(
      names = "--instead-measures",
      converter = Input.Definition.class,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Measures that replace all the others.")
  private final List<String> measures = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** What it was called once, without saying which of the two it did. */
  @Option(names = "--against", hidden = true, paramLabel = "FILE")
  @SuppressWarnings("unused") // Picocli calls it.
  private void against(String file) {
    throw ambiguous("--against", "");
  }

  @Option(names = "--against-measures", hidden = true, paramLabel = "FILE")
  @SuppressWarnings("unused") // Picocli calls it.
  private void againstMeasures(String file) {
    throw ambiguous("--against-measures", "-measures");
  }

  private ParameterException ambiguous(String option, String of) {
    return new ParameterException(
        spec.commandLine(),
        ("%1$s is not an option any more: --with%2$s FILE adds to what is compared against,"
                + " --instead%2$s FILE replaces it")
            .formatted(option, of));
  }

  boolean isEmpty() {
    return rules.isEmpty() && rulesOver.isEmpty() && measures.isEmpty() && measuresOver.isEmpty();
  }

  /**
   * The new definitions.
   *
   * @param compared names those compared against
   */
  Definitions definitions(Configuration compared) {
    return Definitions.read(base(compared), rulesOver, measuresOver);
  }

  private Configuration base(Configuration compared) {
    Configuration base = new Configuration(compared);
    if (!rules.isEmpty()) {
      base.set(FenghuoOptions.RULES, rules);
    }
    if (!measures.isEmpty()) {
      base.set(FenghuoOptions.MEASURES, measures);
    }
    return base;
  }

  /** What the definitions compared against are called: the names of their files. */
  static String nameOfOld(Configuration compared) {
    return name(compared, List.of(), List.of());
  }

  /** What the new definitions are called. */
  String nameOfNew(Configuration compared) {
    return name(base(compared), rulesOver, measuresOver);
  }

  private static String name(
      Configuration base, List<String> rulesOver, List<String> measuresOver) {
    return name(base.get(FenghuoOptions.RULES), rulesOver)
        + " on "
        + name(base.get(FenghuoOptions.MEASURES), measuresOver);
  }

  private static String name(List<String> files, List<String> over) {
    return String.join("; ", files) + (over.isEmpty() ? "" : " with " + String.join("; ", over));
  }
}
