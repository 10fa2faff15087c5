package io.fenghuo.rule;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Yaml;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;

/** Reads what a rule tells of patterns that have begun and are not complete in time. */
final class TimeoutReader {

  private TimeoutReader() {}

  static Timeout read(
      Yaml rule, List<Step> pattern, AfterMatch afterMatch, DefinitionCatalog measures) {
    if (!rule.has("timeout")) {
      return null;
    }
    Yaml yaml = rule.at("timeout");
    if (pattern.size() == 1 && pattern.get(0) instanceof Stage stage && stage.isSingle()) {
      yaml.fault(Message.of("rule.one-signal"));
    }
    if (mayGoOnWhenComplete(pattern, afterMatch)) {
      yaml.fault(Message.of("timeout.after-match"));
    }
    Stage after = after(yaml, pattern);
    Grading level = TellingReader.level(yaml, after, measures);
    LocalizedText says = TellingReader.says(yaml, after);
    yaml.noOthers();
    return new Timeout(after == null ? "" : after.name(), level, says);
  }

  private static Stage after(Yaml yaml, List<Step> pattern) {
    if (!yaml.has("after")) {
      return Rule.certain(pattern).stream().findFirst().orElse(null);
    }
    String name = yaml.text("after");
    List<Stage> positive =
        pattern.stream()
            .flatMap(step -> step.stages().stream())
            .filter(stage -> !stage.follows().isNegative())
            .toList();
    Stage after =
        positive.stream().filter(stage -> stage.name().equals(name)).findFirst().orElse(null);
    if (after == null) {
      yaml.at("after")
          .fault(
              Message.of(
                  "timeout.after",
                  "given",
                  name,
                  "known",
                  positive.stream().map(Stage::name).toList()));
    }
    return after;
  }

  /** Whether one beginning may lead to several matches, and one of them leaves the rest open. */
  private static boolean mayGoOnWhenComplete(List<Step> pattern, AfterMatch afterMatch) {
    return switch (afterMatch) {
      case SKIP_TO_NEXT, SKIP_PAST_LAST -> false;
      case NO_SKIP, SKIP_TO_FIRST, SKIP_TO_LAST -> branches(pattern);
    };
  }

  private static boolean branches(List<Step> steps) {
    return steps.stream()
        .anyMatch(
            step ->
                step.follows() == Follows.FOLLOWED_BY_ANY
                    || !step.quantifier().isFixed()
                    || step.quantifier().contiguity() == Contiguity.COMBINATIONS
                    || step instanceof Group group && branches(group.steps()));
  }
}
