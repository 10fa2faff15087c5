package io.fenghuo.match;

import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.time.Duration;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Writes a rule as a pattern of flink-cep, which is the reference of what a rule means. Validation
 * of rules lets nothing pass that flink-cep refuses.
 */
public final class PatternCompiler {

  private PatternCompiler() {}

  /** The pattern of a rule, fit for the stock operator too. */
  public static Pattern<Signal, Signal> compile(Rule rule) {
    return compile(
        rule, rule.pattern().stream().map(stage -> new StageCondition(stage, null)).toList());
  }

  /**
   * @param conditions one for each stage
   */
  static Pattern<Signal, Signal> compile(Rule rule, List<StageCondition> conditions) {
    Pattern<Signal, Signal> pattern = null;
    for (StageCondition condition : conditions) {
      pattern = append(pattern, condition.stage(), skip(rule.afterMatch())).where(condition);
      quantify(pattern, condition.stage());
    }
    return rule.withinMillis() == 0
        ? pattern
        : pattern.within(Duration.ofMillis(rule.withinMillis()));
  }

  static AfterMatchSkipStrategy skip(AfterMatch afterMatch) {
    return switch (afterMatch) {
      case NO_SKIP -> AfterMatchSkipStrategy.noSkip();
      case SKIP_TO_NEXT -> AfterMatchSkipStrategy.skipToNext();
      case SKIP_PAST_LAST -> AfterMatchSkipStrategy.skipPastLastEvent();
    };
  }

  private static Pattern<Signal, Signal> append(
      Pattern<Signal, Signal> before, Stage stage, AfterMatchSkipStrategy skip) {
    return switch (stage.follows()) {
      case ON -> Pattern.begin(stage.name(), skip);
      case NEXT -> before.next(stage.name());
      case FOLLOWED_BY -> before.followedBy(stage.name());
      case FOLLOWED_BY_ANY -> before.followedByAny(stage.name());
      case NOT_NEXT -> before.notNext(stage.name());
      case NOT_FOLLOWED_BY -> before.notFollowedBy(stage.name());
    };
  }

  private static void quantify(Pattern<Signal, Signal> pattern, Stage stage) {
    if (stage.max() == Stage.UNBOUNDED) {
      pattern.oneOrMore();
    } else if (stage.max() > 1) {
      pattern.times(stage.min(), stage.max());
    }
    if (stage.optional()) {
      pattern.optional();
    }
    if (stage.greedy()) {
      pattern.greedy();
    }
  }
}
