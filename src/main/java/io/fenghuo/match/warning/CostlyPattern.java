package io.fenghuo.match.warning;

import io.fenghuo.match.Automaton;
import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What in a pattern is likely to cost more than its author thinks. */
final class CostlyPattern {

  /** A loop that is open for longer is worth a word. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private CostlyPattern() {}

  static List<Message> of(Rule rule) {
    List<Message> warnings = new ArrayList<>();
    for (Step step : steps(rule.pattern())) {
      loop(rule, step, warnings);
      branches(step, warnings);
    }
    opener(rule, warnings);
    Automaton automaton = Automaton.of(rule);
    if (automaton == Automaton.NFA) {
      warnings.add(Message.of("rule-warning.nfa", "most", automaton.maxOpenMatches()));
    }
    if (rule.afterMatch() == AfterMatch.NO_SKIP && !rule.isThreshold()) {
      warnings.add(Message.of("rule-warning.overlapping"));
    }
    return List.copyOf(warnings);
  }

  private static void loop(Rule rule, Step step, List<Message> warnings) {
    if (step.quantifier().isLoop()) {
      String length = rule.withinMillis() >= LONG.toMillis() ? "long-" : "";
      String end = step.quantifier().until().isEmpty() ? "open" : "until";
      warnings.add(
          Message.of(
              "rule-warning.loop." + length + end,
              "step",
              step.name(),
              "whole",
              Figure.length(rule.withinMillis())));
    }
  }

  private static void branches(Step step, List<Message> warnings) {
    if (step.follows() == Follows.FOLLOWED_BY_ANY) {
      warnings.add(Message.of("rule-warning.any", "step", step.name()));
    }
    if (step.quantifier().contiguity() == Contiguity.COMBINATIONS) {
      warnings.add(Message.of("rule-warning.combinations", "step", step.name()));
    }
  }

  /** Only what keeps matches open minds with how many signals they begin. */
  private static void opener(Rule rule, List<Message> warnings) {
    for (Stage stage : rule.openers()) {
      if (!rule.isThreshold() && !stage.reads().isSymptom() && stage.where().isEmpty()) {
        warnings.add(
            Message.of(
                "rule-warning.opener", "step", stage.name(), "event", stage.reads().label()));
      }
    }
  }

  /** All steps, groups and what is in them. */
  private static List<Step> steps(List<Step> steps) {
    List<Step> all = new ArrayList<>();
    for (Step step : steps) {
      all.add(step);
      if (step instanceof Group group) {
        all.addAll(steps(group.steps()));
      }
    }
    return all;
  }
}
