package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be found, over which key, how grave it is and when it is over.
 *
 * @param id in kebab-case; unique
 * @param version the writer's own count
 * @param incident what kind of trouble it is
 * @param key the dimensions by which matches are kept apart
 * @param order in which order it wants its signals
 * @param pattern the stages and groups
 * @param withinMillis a match takes less than this from its first signal to its last; 0 for a rule
 *     of one stage
 * @param afterMatch what becomes of other open matches
 * @param skipTo name of the stage of which {@code afterMatch} speaks; empty where it speaks of none
 * @param level how grave a finding is
 * @param clear when it is over
 * @param says one sentence with placeholders
 * @param timeout what is told of a pattern that is not complete in time; null where nothing is
 * @param inputs the streams that its events and its measures' events come from
 * @param response who it wants told, and by which playbook
 * @param name what people call it; null where its author gives no name
 */
public record Rule(
    String id,
    int version,
    IncidentType incident,
    List<Dimension> key,
    RuleOrder order,
    List<Step> pattern,
    long withinMillis,
    AfterMatch afterMatch,
    String skipTo,
    Grading level,
    Clear clear,
    LocalizedText says,
    Timeout timeout,
    Set<EventKind.Stream> inputs,
    RuleResponse response,
    LocalizedText name)
    implements Serializable {

  /** Every stage, groups' too, in the order in which they are written. */
  public List<Stage> stages() {
    return pattern.stream().flatMap(step -> step.stages().stream()).toList();
  }

  /** The stage of that name. */
  public Stage stage(String name) {
    return stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no stage " + name));
  }

  /** Whether one signal alone decides: a rule of one stage, which takes one. */
  public boolean isThreshold() {
    return pattern.size() == 1 && pattern.get(0) instanceof Stage stage && stage.isSingle();
  }

  /** Whether the match is complete only when its time has passed in silence. */
  public boolean endsInAbsence() {
    return pattern.get(pattern.size() - 1).follows() == Follows.NOT_FOLLOWED_BY;
  }

  /**
   * The stage whose last signal grades the finding and fills its sentence: the last one that every
   * match has.
   */
  public Stage telling() {
    List<Stage> certain = certain(pattern);
    return certain.get(certain.size() - 1);
  }

  /** The stages of which every match has a signal, in their order. */
  static List<Stage> certain(List<Step> steps) {
    List<Stage> certain = new ArrayList<>();
    for (Step step : steps) {
      if (step.isCertain()) {
        certain.addAll(step instanceof Group group ? certain(group.steps()) : step.stages());
      }
    }
    return certain;
  }

  /** The stages that may take a match's first signal. */
  public List<Stage> openers() {
    List<Stage> openers = new ArrayList<>();
    open(pattern, openers);
    return openers;
  }

  private static boolean open(List<Step> steps, List<Stage> openers) {
    for (Step step : steps) {
      boolean closed = true;
      if (step instanceof Group group) {
        closed = open(group.steps(), openers);
      } else {
        openers.addAll(step.stages());
      }
      if (closed && step.isCertain()) {
        return true;
      }
    }
    return false;
  }

  /** The names that the conditions of a step may use: its signal's fields, and earlier signals. */
  public Vocabulary vocabulary(Step step) {
    return Vocabularies.of(pattern).get(step.name());
  }

  public boolean reads(EventKind kind) {
    return stages().stream().anyMatch(stage -> stage.reads().reads(kind));
  }

  public boolean reads(String measure, String line) {
    return stages().stream().anyMatch(stage -> stage.reads().reads(measure, line));
  }

  /** Names this definition: equal for equal definitions, whatever their spacing and order. */
  public String hash() {
    return RuleHash.of(this);
  }

  /**
   * Names what open matches depend on: key, order, the structure of the stages, what they read, and
   * what becomes of other matches. Conditions, times, levels and texts are no part of it; they may
   * change under open matches.
   */
  public String shape() {
    return RuleHash.ofShape(this);
  }
}
