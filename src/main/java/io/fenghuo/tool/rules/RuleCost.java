package io.fenghuo.tool.rules;

import io.fenghuo.event.Dimension;
import io.fenghuo.match.Automaton;
import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule costs, estimated from its text: by what it is matched, what it keeps and for how
 * long, which signals it is asked about; and what in it is likely to cost more than its author
 * thinks.
 *
 * @param automaton by what it is matched
 * @param keeps what is kept for each key, in words
 * @param asks the kinds of events and the measures whose signals it is asked about
 * @param warnings what is expensive about it
 */
public record RuleCost(
    Automaton automaton, String keeps, List<String> asks, List<String> warnings) {

  /** A loop that is open for longer is worth a word. */
  private static final Duration LONG = Duration.ofMinutes(10);

  public static RuleCost of(Rule rule) {
    Automaton automaton = Automaton.of(rule);
    return new RuleCost(automaton, keeps(rule, automaton), asks(rule), warnings(rule, automaton));
  }

  private static String keeps(Rule rule, Automaton automaton) {
    String keys = rule.key().stream().map(Dimension::fieldName).collect(Collectors.joining(" + "));
    return switch (automaton) {
      case NONE -> "nothing: one signal alone decides";
      case QUEUES, NFA ->
          "open matches of each %s, at most %,d of them and %s of a match, for less than %s"
              .formatted(keys, automaton.maxOpenMatches(), signals(rule), time(rule));
    };
  }

  /** How many signals a match holds at most. */
  private static String signals(Rule rule) {
    long most = most(rule.pattern());
    return most >= Step.UNBOUNDED
        ? "any number of signals"
        : most == 1 ? "1 signal" : most + " signals";
  }

  private static long most(List<Step> steps) {
    long most = 0;
    for (Step step : steps) {
      if (!step.follows().isNegative()) {
        long one = step instanceof Group group ? most(group.steps()) : 1;
        most += one >= Step.UNBOUNDED ? one : one * step.max();
      }
    }
    return Math.min(most, Step.UNBOUNDED);
  }

  private static List<String> asks(Rule rule) {
    Set<String> asks = new LinkedHashSet<>();
    for (Stage stage : rule.stages()) {
      if (stage.reads().isSymptom()) {
        asks.add(
            stage.reads().line() == null
                ? stage.reads().measure()
                : stage.reads().measure() + "/" + stage.reads().line());
      } else {
        stage.reads().kinds().forEach(kind -> asks.add(kind.name()));
      }
    }
    return List.copyOf(asks);
  }

  private static List<String> warnings(Rule rule, Automaton automaton) {
    List<String> warnings = new ArrayList<>();
    for (Step step : steps(rule.pattern())) {
      loop(rule, step, warnings);
      branches(step, warnings);
    }
    opener(rule, warnings);
    if (automaton == Automaton.NFA) {
      warnings.add(
          "is matched by flink-cep's automaton, which looks at every open match for each signal: of"
              + " a key with"
              + " %,d open ones all are given up".formatted(automaton.maxOpenMatches()));
    }
    if (rule.afterMatch() == AfterMatch.NO_SKIP && !rule.isThreshold()) {
      warnings.add(
          "after-match no-skip tells overlapping matches all: many findings of one trouble");
    }
    return List.copyOf(warnings);
  }

  private static void loop(Rule rule, Step step, List<String> warnings) {
    if (step.quantifier().isLoop()) {
      boolean isLong = rule.withinMillis() >= LONG.toMillis();
      warnings.add(
          "[%s] repeats without an upper limit%s: what is a count is better a measure"
              .formatted(
                  step.name(),
                  (isLong ? " for as long as " + time(rule) : "")
                      + (step.quantifier().until().isEmpty() ? " and without until" : "")));
    }
  }

  private static void branches(Step step, List<String> warnings) {
    if (step.follows() == Follows.FOLLOWED_BY_ANY) {
      warnings.add(
          "[%s] follows by any: each signal that fits makes a match of its own"
              .formatted(step.name()));
    }
    if (step.quantifier().contiguity() == Contiguity.COMBINATIONS) {
      warnings.add(
          "[%s] takes every combination: matches double with each signal".formatted(step.name()));
    }
  }

  /** Only what keeps matches open minds with how many signals they begin. */
  private static void opener(Rule rule, List<String> warnings) {
    for (Stage stage : rule.openers()) {
      if (!rule.isThreshold() && !stage.reads().isSymptom() && stage.where().isEmpty()) {
        warnings.add(
            "[%s] has no where: every %s opens a match"
                .formatted(stage.name(), stage.reads().label()));
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

  private static String time(Rule rule) {
    return Figures.show(rule.withinMillis(), Figures.Format.TIME, Language.EN);
  }
}
