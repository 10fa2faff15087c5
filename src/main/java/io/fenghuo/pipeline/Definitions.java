package io.fenghuo.pipeline;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.handling.Profiles;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.words.HumanName;
import io.fenghuo.words.HumanNames;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
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
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of a file
   * @throws UncheckedIOException if a file can't be read
   */
  public static Definitions read(ReadableConfig config) {
    MeasureSet measures =
        MeasureSet.union(
            config.get(FenghuoOptions.MEASURES).stream()
                .map(file -> MeasureSet.parse(file, DefinitionFile.read(file)))
                .toList());
    Profiles profiles = Profiles.read(config);
    DefinitionCatalog catalog = catalog(measures, profiles);
    RuleSet rules = RuleSet.empty();
    for (String file : config.get(FenghuoOptions.RULES)) {
      rules = rules.plus(file, RuleSet.parse(file, DefinitionFile.read(file), catalog));
    }
    return new Definitions(measures, rules, profiles);
  }

  /** What a rule may refer to. */
  public DefinitionCatalog catalog() {
    return catalog(measures, profiles);
  }

  /** What people call the rules and the measures, where their authors say so. */
  public HumanNames names() {
    Map<String, HumanName> ofRules = new HashMap<>();
    rules.rules().stream()
        .filter(rule -> rule.name() != null)
        .forEach(rule -> ofRules.put(rule.id(), rule.name()));
    Map<String, HumanName> ofMeasures = new HashMap<>();
    measures.definitions().stream()
        .filter(measure -> measure.name() != null)
        .forEach(measure -> ofMeasures.put(measure.id(), measure.name()));
    return new HumanNames(ofRules, ofMeasures);
  }

  private static DefinitionCatalog catalog(MeasureSet measures, Profiles profiles) {
    return measures.catalog().withPlaybooks(profiles.playbooks().ids());
  }
}
