package io.fenghuo.tool.rules;

import io.fenghuo.event.Dimension;
import io.fenghuo.match.Automaton;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule costs, estimated from its text: by what it is matched, what it keeps and for how
 * long, and which signals it is asked about.
 *
 * @param automaton by what it is matched
 * @param keeps what is kept for each key, in words
 * @param asks the kinds of events and the measures whose signals it is asked about
 */
public record RuleCost(Automaton automaton, String keeps, List<String> asks) {

  public static RuleCost of(Rule rule) {
    Automaton automaton = Automaton.of(rule);
    return new RuleCost(automaton, keeps(rule, automaton), asks(rule));
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

  private static String time(Rule rule) {
    return Figures.show(rule.withinMillis(), Figures.Format.TIME, Language.EN);
  }
}
