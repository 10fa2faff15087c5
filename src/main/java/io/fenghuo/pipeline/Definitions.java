package io.fenghuo.pipeline;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.handling.Profiles;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What is measured, what is looked for, and how it is handled. It is read once, where the job is
 * submitted, and travels to the operators inside the job graph, so that the task managers need no
 * files.
 */
public record Definitions(MeasureSet measures, RuleSet rules, Profiles profiles)
    implements Serializable {

  /**
   * Those that a configuration names.
   *
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of a file
   * @throws UncheckedIOException if a file can't be read
   */
  public static Definitions read(ReadableConfig config) {
    return read(config, List.of(), List.of());
  }

  /**
   * Those that a configuration names, and over them those of further files: what these define takes
   * the place of what has its id.
   *
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of a file
   * @throws UncheckedIOException if a file can't be read
   */
  public static Definitions read(
      ReadableConfig config, List<String> rulesOver, List<String> measuresOver) {
    MeasureSet measures =
        measures(config.get(FenghuoOptions.MEASURES)).overriddenBy(measures(measuresOver));
    Profiles profiles = Profiles.read(config);
    DefinitionCatalog catalog = catalog(measures, profiles);
    RuleSet rules =
        rules(config.get(FenghuoOptions.RULES), catalog).overriddenBy(rules(rulesOver, catalog));
    return new Definitions(measures, rules, profiles);
  }

  private static MeasureSet measures(List<String> files) {
    return MeasureSet.union(
        files.stream().map(file -> MeasureSet.parse(file, DefinitionFile.read(file))).toList());
  }

  private static RuleSet rules(List<String> files, DefinitionCatalog catalog) {
    RuleSet rules = RuleSet.empty();
    for (String file : files) {
      rules = rules.plus(file, RuleSet.parse(file, DefinitionFile.read(file), catalog));
    }
    return rules;
  }

  /** What a rule may refer to. */
  public DefinitionCatalog catalog() {
    return catalog(measures, profiles);
  }

  /** What people call the rules and the measures, where their authors say so. */
  public HumanNames names() {
    Map<String, LocalizedText> ofRules = new HashMap<>();
    rules.rules().stream()
        .filter(rule -> rule.name() != null)
        .forEach(rule -> ofRules.put(rule.id(), rule.name()));
    Map<String, LocalizedText> ofMeasures = new HashMap<>();
    measures.definitions().stream()
        .filter(measure -> measure.name() != null)
        .forEach(measure -> ofMeasures.put(measure.id(), measure.name()));
    return new HumanNames(ofRules, ofMeasures);
  }

  private static DefinitionCatalog catalog(MeasureSet measures, Profiles profiles) {
    return measures.catalog().withPlaybooks(profiles.playbooks().ids());
  }
}
