package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.util.List;
import java.util.function.Function;

/** Whether a stage takes a signal: it reads its kind or line, and its condition holds. */
final class StageCondition extends SignalCondition {

  private final Stage stage;

  private StageCondition(
      Rule rule, Stage stage, ConditionPool pool, Runnable onError, Runnable before) {
    super(rule, stage, stage.where(), pool, onError, before);
    this.stage = stage;
  }

  /**
   * The conditions of a rule's stages, in their order.
   *
   * @param pool where they are compiled; may be null
   * @param onError run where one cannot be evaluated; may be null
   * @param before run before each evaluation of one; may be null
   */
  static List<StageCondition> of(Rule rule, ConditionPool pool, Runnable onError, Runnable before) {
    return rule.stages().stream()
        .map(stage -> new StageCondition(rule, stage, pool, onError, before))
        .toList();
  }

  Stage stage() {
    return stage;
  }

  /** Whether it takes a signal with which a match begins. */
  boolean takes(Signal signal) {
    return takes(signal, NOTHING);
  }

  /**
   * Whether it takes the next signal of an open match.
   *
   * @param earlier gives the signals that a stage, by its name, has taken in it
   */
  boolean takes(Signal signal, Function<String, List<Signal>> earlier) {
    return holds(signal, earlier);
  }
}
