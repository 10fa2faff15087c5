package io.fenghuo.match;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.rule.Reads;
import io.fenghuo.rule.Stage;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * Whether a stage takes a signal: it reads its kind or line, and its condition holds. Serializable,
 * as flink-cep asks; the CEL program is compiled where it is used.
 */
final class StageCondition extends IterativeCondition<Signal> {

  private final Stage stage;
  private transient Condition where;
  private transient Runnable onError;

  StageCondition(Stage stage, Runnable onError) {
    this.stage = stage;
    this.onError = onError;
  }

  static Condition compile(String source, Vocabulary vocabulary) {
    if (source.isEmpty()) {
      return Condition.ALWAYS;
    }
    try {
      return Condition.compile(source, vocabulary);
    } catch (InvalidConditionException e) {
      throw new IllegalStateException("a checked rule has a faulty condition: " + source, e);
    }
  }

  static boolean reads(Reads reads, Signal signal) {
    return signal.isSymptom()
        ? reads.reads(signal.symptom().measureId(), signal.symptom().line())
        : reads.reads(signal.event().kind());
  }

  Stage stage() {
    return stage;
  }

  boolean takes(Signal signal) {
    if (!reads(stage.reads(), signal)) {
      return false;
    }
    if (where == null) {
      where = compile(stage.where(), stage.reads().vocabulary());
    }
    return where.holds(SignalFacts.of(signal), onError == null ? () -> {} : onError);
  }

  @Override
  public boolean filter(Signal signal, Context<Signal> context) {
    return takes(signal);
  }
}
