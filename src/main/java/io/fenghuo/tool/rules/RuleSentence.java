package io.fenghuo.tool.rules;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.measure.Line;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Quantifier;
import io.fenghuo.rule.Reads;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figure;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule in one sentence: what it looks for, over which key, in what time, how grave it is, when it
 * is over, and who the rule itself wants told. Every setting has its words, but those that say
 * nothing about what is found: the version, the sentence of the alert itself and a group's name.
 * Conditions, and the names of what is read, stay as they are written.
 */
public final class RuleSentence {

  private final MeasureSet measures;

  private RuleSentence(MeasureSet measures) {
    this.measures = measures;
  }

  /**
   * @param measures where the lines are told that the rule reads
   */
  public static LocalizedText of(Rule rule, MeasureSet measures) {
    return LocalizedText.of(new RuleSentence(measures).whole(rule));
  }

  private Message whole(Rule rule) {
    List<Message> parts = new ArrayList<>();
    parts.add(
        say(
            "looks-for",
            "key",
            rule.key().stream().map(Dimension::fieldName).collect(Collectors.joining(" + ")),
            "order",
            say("order." + rule.order()),
            "steps",
            steps(rule.pattern(), rule.pattern())));
    if (!rule.isThreshold()) {
      parts.add(say("within", "span", time(rule.withinMillis())));
      parts.add(afterMatch(rule.afterMatch(), rule.skipTo()));
    }
    parts.add(
        say(
            "incident",
            "name",
            rule.incident().named(),
            "code",
            rule.incident().name(),
            "level",
            level(rule.level())));
    if (rule.timeout() != null) {
      parts.add(
          say("timeout", "stage", rule.timeout().after(), "level", level(rule.timeout().level())));
    }
    parts.add(clear(rule.clear()));
    if (!rule.response().assignments().isEmpty()) {
      parts.add(
          say("told", "duties", joined("duty.next", rule.response().assignments(), this::duty)));
    }
    if (rule.response().playbook() != null) {
      parts.add(say("playbook", "id", rule.response().playbook()));
    }
    return say("whole", "parts", joined("explain.next", parts, part -> part));
  }

  private Message steps(List<? extends Step> steps, List<Step> whole) {
    Message all = null;
    for (Step step : steps) {
      boolean isLast = step == whole.get(whole.size() - 1);
      boolean isAbsence = isLast && step.follows() == Follows.NOT_FOLLOWED_BY;
      Message words = step(step, whole, isAbsence);
      if (all == null && step.follows() == Follows.ON) {
        all = words;
      } else {
        all =
            say(
                "follows." + (isAbsence ? "absence" : step.follows()),
                "before",
                all == null ? "" : all,
                "step",
                words);
      }
    }
    return all;
  }

  private Message step(Step step, List<Step> whole, boolean isAbsence) {
    Quantifier quantifier = step.quantifier();
    Message words =
        times(
            quantifier,
            step instanceof Group group
                ? say("group", "steps", steps(group.steps(), whole))
                : stage((Stage) step, isAbsence));
    if (quantifier.isRepeated() && quantifier.contiguity() != Contiguity.RELAXED) {
      words = say("contiguity." + quantifier.contiguity(), "what", words);
    }
    if (quantifier.greedy()) {
      words = say("greedy", "what", words);
    }
    if (!quantifier.until().isEmpty()) {
      words = say("until", "what", words, "condition", quantifier.until().strip());
    }
    return quantifier.optional() ? say("optional", "what", words) : words;
  }

  private static Message times(Quantifier quantifier, Message what) {
    int min = quantifier.min();
    int max = quantifier.max();
    if (min == 1 && max == 1) {
      return what;
    }
    return say(
        max == Step.UNBOUNDED ? "times.or-more" : min == max ? "times.exactly" : "times.from-to",
        "least",
        min,
        "most",
        max,
        "what",
        what);
  }

  private Message stage(Stage stage, boolean isAbsence) {
    Message words = reads(stage.reads());
    if (!stage.where().isEmpty()) {
      words = say("where", "what", words, "condition", stage.where().strip());
    }
    words = say("named", "what", words, "stage", stage.name());
    return stage.withinMillis() == 0
        ? words
        : say(
            isAbsence ? "silence" : "stage-within",
            "what",
            words,
            "span",
            time(stage.withinMillis()));
  }

  private Message reads(Reads reads) {
    if (!reads.isSymptom()) {
      return joined("explain.or", reads.kinds().stream().map(EventKind::name).toList(), n -> n);
    }
    return reads.line() == null
        ? say("any-line", "id", reads.measure())
        : line(reads.measure(), reads.line())
            .map(
                line ->
                    say(
                        "line-of",
                        "id",
                        reads.measure(),
                        "line",
                        line.id(),
                        "operator",
                        line.operator(),
                        "limit",
                        line.limit()))
            .orElseGet(() -> say("line", "id", reads.measure(), "line", reads.line()));
  }

  private Optional<Line> line(String measure, String id) {
    return measures
        .byId(measure)
        .flatMap(of -> of.lines().stream().filter(line -> line.id().equals(id)).findAny());
  }

  private static Message afterMatch(AfterMatch afterMatch, String stage) {
    return say("after-match." + afterMatch, "stage", stage);
  }

  private static Message level(Grading grading) {
    Message words = say("level", "level", Figure.of(grading.base()));
    for (Grading.Raise raise : grading.raises()) {
      words =
          say(
              "raised",
              "before",
              words,
              "condition",
              raise.when().strip(),
              "level",
              Figure.of(raise.to()));
    }
    return words;
  }

  private static Message clear(Clear clear) {
    List<String> ids = clear.measures();
    return ids.isEmpty()
        ? say("quiet", "span", time(clear.quietMillis()))
        : say(
            ids.size() == 1 ? "back.one" : "back.many",
            "ids",
            joined("explain.and", ids, id -> id),
            "span",
            time(clear.holdMillis()));
  }

  private Message duty(Assignment assignment) {
    return Message.of(
        "duty.one",
        "department",
        assignment.department().named(),
        "part",
        assignment.role().named());
  }

  private static <T> Message joined(String key, List<T> items, Function<T, Object> words) {
    return Message.joined(key, items.stream().map(words).toList());
  }

  private static Figure time(long millis) {
    return Figure.length(millis);
  }

  private static Message say(String key, Object... arguments) {
    return Message.of("explain." + key, arguments);
  }
}
