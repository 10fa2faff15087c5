package io.fenghuo.rule;

import io.fenghuo.definition.Yaml;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what becomes of other open matches: a word, or a word and the stage it speaks of. */
final class AfterMatchReader {

  private static final String SETTING = "after-match";

  private AfterMatchReader() {}

  static AfterMatch read(Yaml rule) {
    Yaml at = rule.at(SETTING);
    if (!at.isObject()) {
      AfterMatch afterMatch = rule.oneOf(SETTING, AfterMatch.class, AfterMatch.SKIP_PAST_LAST);
      if (afterMatch.namesAStage()) {
        at.fault(Message.of("after-match.stage", "form", "{ " + word(afterMatch) + ": STAGE }"));
      }
      return afterMatch;
    }
    List<AfterMatch> given = new ArrayList<>();
    for (AfterMatch each : List.of(AfterMatch.SKIP_TO_FIRST, AfterMatch.SKIP_TO_LAST)) {
      if (at.has(word(each))) {
        given.add(each);
      }
    }
    if (given.size() != 1) {
      at.fault(Message.of("after-match.either"));
    }
    at.noOthers();
    return given.isEmpty() ? AfterMatch.SKIP_PAST_LAST : given.get(0);
  }

  /** flink-cep finds the stage only outside groups. */
  static String skipTo(Yaml rule, AfterMatch afterMatch, List<Step> pattern) {
    if (!afterMatch.namesAStage() || !rule.at(SETTING).isObject()) {
      return "";
    }
    String name = rule.at(SETTING).text(word(afterMatch));
    List<String> known =
        pattern.stream()
            .filter(step -> step instanceof Stage && !step.follows().isNegative())
            .map(Step::name)
            .toList();
    if (!known.contains(name)) {
      rule.at(SETTING)
          .at(word(afterMatch))
          .fault(Message.of("after-match.unknown-stage", "given", name, "known", known));
    }
    return name;
  }

  private static String word(AfterMatch afterMatch) {
    return afterMatch.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
