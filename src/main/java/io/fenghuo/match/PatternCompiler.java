package io.fenghuo.match;

import io.fenghuo.rule.Group;
import io.fenghuo.rule.Quantifier;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;

/**
 * Writes a rule as a pattern of flink-cep, which is the reference of what a rule means. Validation
 * of rules lets nothing pass that flink-cep refuses.
 */
public final class PatternCompiler {

  private final Rule rule;
  private final AfterMatchSkipStrategy skip;
  private final Map<String, StageCondition> conditions = new HashMap<>();

  private PatternCompiler(Rule rule, List<StageCondition> conditions) {
    this.rule = rule;
    this.skip = skip(rule);
    conditions.forEach(condition -> this.conditions.put(condition.stage().name(), condition));
  }

  /** The pattern of a rule, fit for the stock operator too. */
  public static Pattern<Signal, Signal> compile(Rule rule) {
    return compile(rule, StageCondition.of(rule, null, null, null));
  }

  /**
   * @param conditions one for each stage
   */
  static Pattern<Signal, Signal> compile(Rule rule, List<StageCondition> conditions) {
    PatternCompiler compiler = new PatternCompiler(rule, conditions);
    Pattern<Signal, Signal> pattern = compiler.sequence(rule.pattern());
    return rule.withinMillis() == 0
        ? pattern
        : pattern.within(Duration.ofMillis(rule.withinMillis()));
  }

  static AfterMatchSkipStrategy skip(Rule rule) {
    return switch (rule.afterMatch()) {
      case NO_SKIP -> AfterMatchSkipStrategy.noSkip();
      case SKIP_TO_NEXT -> AfterMatchSkipStrategy.skipToNext();
      case SKIP_PAST_LAST -> AfterMatchSkipStrategy.skipPastLastEvent();
      case SKIP_TO_FIRST -> AfterMatchSkipStrategy.skipToFirst(rule.skipTo());
      case SKIP_TO_LAST -> AfterMatchSkipStrategy.skipToLast(rule.skipTo());
    };
  }

  private Pattern<Signal, Signal> sequence(List<Step> steps) {
    Pattern<Signal, Signal> pattern = null;
    for (Step step : steps) {
      if (step instanceof Stage stage) {
        pattern = append(pattern, stage).where(conditions.get(stage.name()));
        if (stage.withinMillis() > 0) {
          pattern.within(Duration.ofMillis(stage.withinMillis()), WithinType.PREVIOUS_AND_CURRENT);
        }
      } else {
        pattern = append(pattern, (Group) step);
      }
      quantify(pattern, step);
    }
    return pattern;
  }

  private Pattern<Signal, Signal> append(Pattern<Signal, Signal> before, Stage stage) {
    return switch (stage.follows()) {
      case ON -> Pattern.begin(stage.name(), skip);
      case NEXT -> before.next(stage.name());
      case FOLLOWED_BY -> before.followedBy(stage.name());
      case FOLLOWED_BY_ANY -> before.followedByAny(stage.name());
      case NOT_NEXT -> before.notNext(stage.name());
      case NOT_FOLLOWED_BY -> before.notFollowedBy(stage.name());
    };
  }

  private Pattern<Signal, Signal> append(Pattern<Signal, Signal> before, Group group) {
    Pattern<Signal, Signal> inner = sequence(group.steps());
    return switch (group.follows()) {
      case ON -> Pattern.begin(inner, skip);
      case NEXT -> before.next(inner);
      case FOLLOWED_BY -> before.followedBy(inner);
      case FOLLOWED_BY_ANY -> before.followedByAny(inner);
      case NOT_NEXT, NOT_FOLLOWED_BY ->
          throw new IllegalStateException("a checked rule has a negative group " + group.name());
    };
  }

  private void quantify(Pattern<Signal, Signal> pattern, Step step) {
    Quantifier quantifier = step.quantifier();
    if (quantifier.isLoop()) {
      pattern.timesOrMore(quantifier.min());
    } else if (quantifier.isRepeated()) {
      pattern.times(quantifier.min(), quantifier.max());
    }
    if (quantifier.optional()) {
      pattern.optional();
    }
    switch (quantifier.contiguity()) {
      case RELAXED -> {}
      case CONSECUTIVE -> pattern.consecutive();
      case COMBINATIONS -> pattern.allowCombinations();
    }
    if (quantifier.greedy()) {
      pattern.greedy();
    }
    if (!quantifier.until().isEmpty()) {
      StageCondition first = conditions.get(step.stages().get(0).name());
      pattern.until(new UntilCondition(rule, step, first));
    }
  }
}
