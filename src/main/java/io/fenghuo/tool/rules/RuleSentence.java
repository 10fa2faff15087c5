package io.fenghuo.tool.rules;

import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Quantifier;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule in one sentence: what it looks for, over which key, in what time, how grave it is, when it
 * is over, and who the rule itself wants told. Every setting has its words, but those that say
 * nothing about what is found: the version, the sentence of the alert itself and a group's name.
 *
 * <p>The order of the parts is here and the same in both languages; the words of each are {@link
 * Phrases}.
 */
public final class RuleSentence {

  private final Phrases phrases;

  private RuleSentence(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * @param measures where the lines are told that the rule reads
   */
  public static Bilingual of(Rule rule, MeasureSet measures) {
    return new Bilingual(
        new RuleSentence(new ChinesePhrases(measures)).write(rule),
        new RuleSentence(new EnglishPhrases(measures)).write(rule));
  }

  private String write(Rule rule) {
    List<String> parts = new ArrayList<>();
    parts.add(
        phrases.key(rule.key())
            + phrases.order(rule.order())
            + phrases.looksFor(steps(rule.pattern(), rule.pattern())));
    if (!rule.isThreshold()) {
      parts.add(phrases.within(rule.withinMillis()));
      parts.add(phrases.afterMatch(rule.afterMatch(), rule.skipTo()));
    }
    parts.add(phrases.isIncident(rule.incident()) + phrases.level(rule.level()));
    if (rule.timeout() != null) {
      parts.add(phrases.timeout(rule.timeout().after()) + phrases.level(rule.timeout().level()));
    }
    parts.add(phrases.clear(rule.clear()));
    if (!rule.response().assignments().isEmpty()) {
      parts.add(phrases.departments(rule.response().assignments()));
    }
    if (rule.response().playbook() != null) {
      parts.add(phrases.playbook(rule.response().playbook()));
    }
    return phrases.sentence(parts);
  }

  private String steps(List<Step> steps, List<Step> whole) {
    StringBuilder words = new StringBuilder();
    for (Step step : steps) {
      boolean isLast = step == whole.get(whole.size() - 1);
      boolean isAbsence = isLast && step.follows() == Follows.NOT_FOLLOWED_BY;
      words.append(
          isAbsence
              ? phrases.absence()
              : words.length() == 0 && step.follows() == Follows.ON
                  ? ""
                  : phrases.follows(step.follows()));
      words.append(step(step, whole, isAbsence));
    }
    return words.toString();
  }

  private String step(Step step, List<Step> whole, boolean isAbsence) {
    Quantifier quantifier = step.quantifier();
    String what =
        step instanceof Group group
            ? phrases.group(steps(group.steps(), whole))
            : stage((Stage) step, isAbsence);
    String words = phrases.times(quantifier.min(), quantifier.max(), what);
    if (quantifier.isRepeated()) {
      words += phrases.contiguity(quantifier.contiguity());
    }
    if (quantifier.greedy()) {
      words += phrases.greedy();
    }
    if (!quantifier.until().isEmpty()) {
      words += phrases.until(quantifier.until());
    }
    return quantifier.optional() ? phrases.optional(words) : words;
  }

  private String stage(Stage stage, boolean isAbsence) {
    String words =
        stage.reads().isSymptom()
            ? phrases.symptom(stage.reads().measure(), stage.reads().line())
            : phrases.events(stage.reads().kinds());
    if (!stage.where().isEmpty()) {
      words += phrases.where(stage.where());
    }
    words += phrases.named(stage.name());
    if (stage.withinMillis() > 0) {
      words +=
          isAbsence
              ? phrases.silence(stage.withinMillis())
              : phrases.stageWithin(stage.withinMillis());
    }
    return words;
  }
}
