package io.fenghuo.match.warning;

import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * An absence that may be told before its silence has lasted as long as its stage says. As in
 * flink-cep, the end of the rule's {@code within} completes it too, so it is told early where the
 * stages before have used up the time.
 */
final class ShortSilences {

  private ShortSilences() {}

  static List<Message> of(Rule rule) {
    Stage last = rule.stages().get(rule.stages().size() - 1);
    long whole = rule.withinMillis();
    long silence = last.withinMillis();
    if (last.follows() != Follows.NOT_FOLLOWED_BY
        || silence == 0
        || longestBefore(rule) <= whole - silence) {
      return List.of();
    }
    return List.of(
        Message.of(
            "rule-warning.short-silence",
            "step",
            last.name(),
            "silence",
            Figure.length(silence),
            "whole",
            Figure.length(whole),
            "latest",
            Figure.length(whole - silence)));
  }

  /** How long after the first signal the silence may begin; the rule's within if nothing less. */
  private static long longestBefore(Rule rule) {
    List<Stage> behindFirst =
        rule.stages().stream().filter(stage -> !stage.follows().isNegative()).skip(1).toList();
    if (behindFirst.stream().anyMatch(stage -> stage.withinMillis() == 0)
        || repeats(rule.pattern())) {
      return rule.withinMillis();
    }
    return behindFirst.stream().mapToLong(Stage::withinMillis).sum();
  }

  /** The time between repetitions has no limit of its own. */
  private static boolean repeats(List<Step> steps) {
    return steps.stream()
        .anyMatch(
            step -> step.max() > 1 || (step instanceof Group group && repeats(group.steps())));
  }
}
