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
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.RuleOrder;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.List;
import java.util.stream.Collectors;

/** The English of a rule. */
final class EnglishPhrases implements Phrases {

  private final MeasureSet measures;

  EnglishPhrases(MeasureSet measures) {
    this.measures = measures;
  }

  @Override
  public String sentence(List<String> parts) {
    return String.join("; ", parts) + ".";
  }

  @Override
  public String key(List<Dimension> key) {
    return "For each "
        + key.stream().map(Dimension::fieldName).collect(Collectors.joining(" + "))
        + ", ";
  }

  @Override
  public String order(RuleOrder order) {
    return switch (order) {
      case ARRIVAL -> "as signals arrive, ";
      case EVENT_TIME -> "in the order of event time, ";
    };
  }

  @Override
  public String looksFor(String steps) {
    return "it looks for " + steps;
  }

  @Override
  public String events(List<EventKind> kinds) {
    return kinds.stream().map(EventKind::name).collect(Collectors.joining(" or "));
  }

  @Override
  public String symptom(String measure, String line) {
    return measure
        + " crossing "
        + (line == null ? "any line" : "its line " + shown(measure, line));
  }

  private String shown(String measure, String id) {
    return measures
        .byId(measure)
        .flatMap(definition -> definition.lines().stream().filter(l -> l.id().equals(id)).findAny())
        .map((Line line) -> id + " (" + line.operator() + " " + plain(line.limit()) + ")")
        .orElse(id);
  }

  @Override
  public String where(String condition) {
    return " where " + condition.strip();
  }

  @Override
  public String named(String stage) {
    return " [" + stage + "]";
  }

  @Override
  public String follows(Follows follows) {
    return switch (follows) {
      case ON -> ", starting with ";
      case NEXT -> ", directly followed by ";
      case FOLLOWED_BY -> ", followed by ";
      case FOLLOWED_BY_ANY -> ", followed by any later ";
      case NOT_NEXT -> ", directly followed by anything but ";
      case NOT_FOLLOWED_BY -> ", until the next step without ";
    };
  }

  @Override
  public String absence() {
    return ", and then no ";
  }

  @Override
  public String group(String steps) {
    return "(" + steps + ")";
  }

  @Override
  public String times(int min, int max, String what) {
    if (min == 1 && max == 1) {
      return what;
    }
    String count =
        max == Step.UNBOUNDED ? min + " or more" : min == max ? "" + min : min + " to " + max;
    return count + " × " + what;
  }

  @Override
  public String contiguity(Contiguity contiguity) {
    return switch (contiguity) {
      case RELAXED -> "";
      case CONSECUTIVE -> " with nothing else between them";
      case COMBINATIONS -> " in every combination";
    };
  }

  @Override
  public String greedy() {
    return ", as many as there are";
  }

  @Override
  public String until(String condition) {
    return " until " + condition.strip();
  }

  @Override
  public String optional(String what) {
    return "optionally " + what;
  }

  @Override
  public String stageWithin(long millis) {
    return " in less than " + time(millis) + " after the signal before";
  }

  @Override
  public String silence(long millis) {
    return " for " + time(millis);
  }

  @Override
  public String within(long millis) {
    return "all in less than " + time(millis);
  }

  @Override
  public String afterMatch(AfterMatch afterMatch, String stage) {
    return switch (afterMatch) {
      case NO_SKIP -> "every match counts, also those that share signals";
      case SKIP_TO_NEXT -> "of matches that begin with one signal, one counts";
      case SKIP_PAST_LAST -> "each signal serves in one match";
      case SKIP_TO_FIRST ->
          "a match ends those that began before the first signal of its [" + stage + "]";
      case SKIP_TO_LAST ->
          "a match ends those that began before the last signal of its [" + stage + "]";
    };
  }

  @Override
  public String isIncident(IncidentType type) {
    return "this is a " + type.named().en() + " (" + type + ") of level ";
  }

  @Override
  public String level(Grading grading) {
    StringBuilder words = new StringBuilder(String.valueOf(grading.base()));
    for (Grading.Raise raise : grading.raises()) {
      words.append(", of level ").append(raise.to()).append(" when ").append(raise.when().strip());
    }
    return words.toString();
  }

  @Override
  public String timeout(String after) {
    return "what has come as far as [" + after + "] and is not complete in time is told at level ";
  }

  @Override
  public String clear(Clear clear) {
    return clear.measures().isEmpty()
        ? "it is over when nothing further was found for " + time(clear.quietMillis())
        : "it is over when "
            + String.join(" and ", clear.measures())
            + (clear.measures().size() == 1 ? " has" : " have")
            + " been back for "
            + time(clear.holdMillis());
  }

  @Override
  public String departments(List<Assignment> assignments) {
    return "told are "
        + assignments.stream()
            .map(each -> each.department().named().en() + " (" + each.role().named().en() + ")")
            .collect(Collectors.joining(", "));
  }

  @Override
  public String playbook(String id) {
    return "it is handled by " + id;
  }

  private static String plain(double number) {
    return Figures.show(number, Figures.Format.PLAIN, Language.EN);
  }

  private static String time(long millis) {
    return millis == 0 ? "0 s" : Figures.show(millis, Figures.Format.TIME, Language.EN);
  }
}
