package io.fenghuo.tool.rules;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionFile;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Files of rules with their examples, and the faults of all of them.
 *
 * @param rules the rules of the files without faults, together
 * @param others what they may refer to
 * @param examples their examples
 * @param faults for each faulty file a text with all its faults
 */
public record RuleFiles(
    RuleSet rules, Definitions others, List<Example> examples, List<String> faults) {

  /**
   * Reads what a configuration names.
   *
   * @throws InvalidDefinitionException with every fault of the measures or the profiles
   */
  public static RuleFiles read(ReadableConfig config) {
    Definitions others = others(config);
    RuleSet all = RuleSet.empty();
    List<Example> examples = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String file : config.get(FenghuoOptions.RULES)) {
      try {
        String text = DefinitionFile.read(file);
        RuleSet rules = RuleSet.parse(file, text, others.catalog());
        all = all.plus(file, rules);
        examples.addAll(ExampleReader.parse(file, text, rules, others.measures()));
      } catch (InvalidDefinitionException e) {
        faults.add(e.getMessage());
      }
    }
    return new RuleFiles(all, others, List.copyOf(examples), List.copyOf(faults));
  }

  public MeasureSet measures() {
    return others.measures();
  }

  private static Definitions others(ReadableConfig config) {
    Configuration noRules = Configuration.fromMap(config.toMap());
    noRules.set(FenghuoOptions.RULES, List.of());
    return Definitions.read(noRules);
  }

  /** Runs every example; one text each, and whether all are as expected. */
  public Tried tryExamples(ReadableConfig config) throws Exception {
    Map<Example, List<Finding>> found =
        examples.isEmpty()
            ? Map.of()
            : new ExampleRun(new Definitions(measures(), rules, others.profiles()), config)
                .run(examples);
    List<ExampleResult> results =
        examples.stream().map(example -> new ExampleResult(example, found.get(example))).toList();
    return new Tried(
        results.stream().map(ExampleResult::text).toList(),
        results.stream().filter(result -> !result.isAsExpected()).count(),
        rules.rules().stream()
            .map(io.fenghuo.rule.Rule::id)
            .filter(id -> examples.stream().noneMatch(example -> example.ruleId().equals(id)))
            .toList());
  }

  /** How many examples a rule has. */
  public long examplesOf(String ruleId) {
    return examples.stream().filter(example -> example.ruleId().equals(ruleId)).count();
  }

  /**
   * What the examples came to.
   *
   * @param texts one for each example
   * @param failed how many are not as expected
   * @param without ids of the rules that have no example
   */
  public record Tried(List<String> texts, long failed, List<String> without) {}
}
