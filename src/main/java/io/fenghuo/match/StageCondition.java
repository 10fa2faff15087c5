package io.fenghuo.match;

import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import java.util.List;
import java.util.function.Function;

/** Whether a stage takes a signal: it reads its kind or line, and its condition holds. */
final class StageCondition extends SignalCondition {

  private final Stage stage;

  private StageCondition(Rule rule, Stage stage, ConditionPool pool, Runnable onError) {
    super(rule, stage, stage.where(), pool, onError);
    this.stage = stage;
  }

  /**
   * The conditions of a rule's stages, in their order.
   *
   * @param pool where they are compiled; may be null
   * @param onError run where one cannot be evaluated; may be null
   */
  static List<StageCondition> of(Rule rule, ConditionPool pool, Runnable onError) {
    return rule.stages().stream()
        .map(stage -> new StageCondition(rule, stage, pool, onError))
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
