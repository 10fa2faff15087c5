package io.fenghuo.match;

import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Group;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as a chain of steps, each of which takes one signal: what {@link LinearMatcher} runs.
 *
 * <p>In such a chain an earlier match is never behind a later one, and all matches that wait for
 * one step fare alike with a signal. So each signal is judged once for each step, however many
 * matches are open.
 *
 * @param steps in their order
 * @param pendingStops conditions of a last {@code not-followed-by}, which ends the match by time;
 *     null where the last step completes it
 */
record LinearPlan(List<Step> steps, List<StageCondition> pendingStops) {

  /**
   * A step.
   *
   * @param condition what it takes
   * @param follows how it stands to the step before: ON, NEXT, FOLLOWED_BY or FOLLOWED_BY_ANY
   * @param notNext what the first signal after the step before must not be
   * @param stops what must not come while it is waited for
   */
  record Step(
      StageCondition condition,
      Follows follows,
      List<StageCondition> notNext,
      List<StageCondition> stops) {

    String stage() {
      return condition.stage().name();
    }

    /** Less than this must lie between the signal before and its own; 0 where nothing is said. */
    long withinMillis() {
      return condition.stage().withinMillis();
    }
  }

  boolean endsByTime() {
    return pendingStops != null;
  }

  /** How long the silence at the end must last after the last signal; 0 where nothing is said. */
  long silenceMillis() {
    return endsByTime() ? pendingStops.get(0).stage().withinMillis() : 0;
  }

  /**
   * Whether a rule is such a chain. It is none where stages repeat without a fixed number, may be
   * left out or are greedy; where matches branch ({@code followed-by-any}) and a skip strategy
   * chooses among the branches; and in a few combinations with negative stages, in which flink-cep
   * looks at the stage's neighbours.
   */
  static boolean fits(Rule rule) {
    if (rule.pattern().stream().anyMatch(Group.class::isInstance)) {
      return false;
    }
    List<Stage> stages = rule.stages();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      Follows next = i + 1 < stages.size() ? stages.get(i + 1).follows() : null;
      boolean isLast = next == null;
      if (!stage.quantifier().isFixed()
          || stage.greedy()
          || stage.quantifier().contiguity() == Contiguity.COMBINATIONS) {
        return false;
      }
      boolean fits =
          switch (stage.follows()) {
            case ON, NEXT, FOLLOWED_BY -> true;
            case FOLLOWED_BY_ANY -> rule.afterMatch() == AfterMatch.NO_SKIP;
            case NOT_NEXT -> i + 2 < stages.size() || next != Follows.NOT_FOLLOWED_BY;
            case NOT_FOLLOWED_BY ->
                isLast
                    || next != Follows.NOT_NEXT
                        && (i + 2 < stages.size() || next != Follows.NOT_FOLLOWED_BY);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param conditions one for each stage of a rule that {@linkplain #fits fits}
   */
  static LinearPlan of(List<StageCondition> conditions) {
    List<Step> steps = new ArrayList<>();
    List<StageCondition> notNext = new ArrayList<>();
    List<StageCondition> stops = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      StageCondition condition = conditions.get(i);
      Stage stage = condition.stage();
      switch (stage.follows()) {
        case NOT_NEXT -> notNext.add(condition);
        case NOT_FOLLOWED_BY -> stops.add(condition);
        case ON, NEXT, FOLLOWED_BY, FOLLOWED_BY_ANY -> {
          steps.add(new Step(condition, stage.follows(), List.copyOf(notNext), List.copyOf(stops)));
          notNext.clear();
          stops.clear();
          Follows inner =
              switch (stage.quantifier().contiguity()) {
                case RELAXED -> Follows.FOLLOWED_BY;
                case CONSECUTIVE -> Follows.NEXT;
                case COMBINATIONS -> Follows.FOLLOWED_BY_ANY;
              };
          // What must not come behind a repeated stage must not come between its signals either.
          boolean isWatched =
              i + 1 < conditions.size()
                  && conditions.get(i + 1).stage().follows() == Follows.NOT_FOLLOWED_BY;
          List<StageCondition> between = isWatched ? List.of(conditions.get(i + 1)) : List.of();
          for (int more = 1; more < stage.max(); more++) {
            steps.add(new Step(condition, inner, List.of(), between));
          }
        }
      }
    }
    return new LinearPlan(List.copyOf(steps), stops.isEmpty() ? null : List.copyOf(stops));
  }
}
