package io.fenghuo.rule;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import java.io.Serializable;
import java.util.List;

/**
 * What is to be found, over which key, how grave it is and when it is over.
 *
 * @param id in kebab-case; unique
 * @param version the writer's own count
 * @param incident what kind of trouble it is
 * @param key the dimensions by which matches are kept apart
 * @param order in which order it wants its signals
 * @param pattern the stages
 * @param withinMillis a match takes less than this from its first signal to its last; 0 for a rule
 *     of one stage
 * @param afterMatch what becomes of other open matches
 * @param level how grave a finding is
 * @param clear when it is over
 * @param says one sentence with placeholders
 */
public record Rule(
    String id,
    int version,
    IncidentType incident,
    List<Dimension> key,
    RuleOrder order,
    List<Stage> pattern,
    long withinMillis,
    AfterMatch afterMatch,
    Grading level,
    Clear clear,
    Bilingual says)
    implements Serializable {

  /** Whether one signal alone decides: a rule of one stage, which takes one. */
  public boolean isThreshold() {
    return pattern.size() == 1 && pattern.get(0).isSingle();
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
    for (int i = pattern.size() - 1; i >= 0; i--) {
      if (pattern.get(i).isCertain()) {
        return pattern.get(i);
      }
    }
    throw new IllegalStateException(id + " has no stage that every match has");
  }

  public boolean reads(EventKind kind) {
    return pattern.stream().anyMatch(stage -> stage.reads().reads(kind));
  }

  public boolean reads(String measure, String line) {
    return pattern.stream().anyMatch(stage -> stage.reads().reads(measure, line));
  }

  /** Names this definition: equal for equal definitions, whatever their spacing and order. */
  public String hash() {
    return RuleHash.of(this);
  }

  /**
   * Names what open matches depend on: key, order, stages, time. Conditions, limits, levels and
   * texts are no part of it; they may change under open matches.
   */
  public String shape() {
    return RuleHash.ofShape(this);
  }
}
