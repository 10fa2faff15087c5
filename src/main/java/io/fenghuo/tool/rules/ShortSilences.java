package io.fenghuo.tool.rules;

import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.List;

/**
 * An absence that may be told before its silence has lasted as long as its stage says. As in
 * flink-cep, the end of the rule's {@code within} completes it too, so it is told early where the
 * stages before have used up the time.
 */
final class ShortSilences {

  private ShortSilences() {}

  static List<String> of(Rule rule) {
    Stage last = rule.stages().get(rule.stages().size() - 1);
    long whole = rule.withinMillis();
    long silence = last.withinMillis();
    if (last.follows() != Follows.NOT_FOLLOWED_BY
        || silence == 0
        || longestBefore(rule) <= whole - silence) {
      return List.of();
    }
    return List.of(
        "[%s] waits %s, but the rule's within, %s, may end first: what begins the silence later than %s is told too early; give every stage behind the first a within, %s in all at most"
            .formatted(
                last.name(),
                time(silence),
                time(whole),
                time(whole - silence),
                time(whole - silence)));
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

  private static String time(long millis) {
    return Figures.show(millis, Figures.Format.TIME, Language.EN);
  }
}
