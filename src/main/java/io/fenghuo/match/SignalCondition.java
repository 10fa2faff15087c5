package io.fenghuo.match;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.Facts;
import io.fenghuo.condition.InvalidConditionException;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.rule.Reads;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * A condition of a rule on a signal and, where it is iterative, on the signals that the open match
 * has taken before. Serializable, as flink-cep asks; the CEL program is compiled where it is used.
 */
abstract class SignalCondition extends IterativeCondition<Signal> {

  /** Nothing has been taken before. */
  static final Function<String, List<Signal>> NOTHING = stage -> List.of();

  private final Rule rule;
  private final Step step;
  private final String source;
  private final List<Reads> reads;
  private transient ConditionPool pool;
  private transient ConditionPool.Shared shared;
  private transient Map<String, String> stagesByList;
  private transient Runnable onError;
  private transient Runnable before;

  /**
   * @param pool where it is compiled; null where that is to be left to the one who uses it
   * @param onError run where it cannot be evaluated; may be null
   * @param before run before each evaluation; may be null
   */
  SignalCondition(
      Rule rule, Step step, String source, ConditionPool pool, Runnable onError, Runnable before) {
    this.rule = rule;
    this.step = step;
    this.source = source;
    this.reads = step.stages().stream().map(Stage::reads).toList();
    this.pool = pool;
    this.onError = onError;
    this.before = before;
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

  /** The condition's text: equal texts on stages of the same reads hold for the same signals. */
  String source() {
    return source;
  }

  /** Whether it depends on what the open match has taken before. */
  boolean isIterative() {
    return !stagesByList().isEmpty();
  }

  /** Names of the stages whose signals it asks for. */
  Iterable<String> refersTo() {
    return stagesByList().values();
  }

  /**
   * Whether it holds for a signal.
   *
   * @param earlier gives the signals that a stage, by its name, has taken in the open match
   */
  boolean holds(Signal signal, Function<String, List<Signal>> earlier) {
    if (!reads(signal)) {
      return false;
    }
    if (before != null) {
      before.run();
    }
    Runnable failed = onError == null ? () -> {} : onError;
    if (!isIterative()) {
      return shared().holds(signal, SignalFacts.of(signal), failed);
    }
    Map<String, List<Facts>> lists = new LinkedHashMap<>();
    stagesByList()
        .forEach(
            (list, stage) ->
                lists.put(list, earlier.apply(stage).stream().map(SignalFacts::of).toList()));
    return shared().condition().holds(SignalFacts.of(signal), lists, failed);
  }

  @Override
  public boolean filter(Signal signal, Context<Signal> context) throws Exception {
    if (!isIterative()) {
      return holds(signal, NOTHING);
    }
    Map<String, List<Signal>> taken = new LinkedHashMap<>();
    for (String stage : refersTo()) {
      List<Signal> signals = new ArrayList<>();
      context.getEventsForPattern(stage).forEach(signals::add);
      taken.put(stage, signals);
    }
    return holds(signal, taken::get);
  }

  /** Whether it is about such signals at all. */
  final boolean reads(Signal signal) {
    for (Reads each : reads) {
      if (reads(each, signal)) {
        return true;
      }
    }
    return false;
  }

  /** The texts that fields of a signal must have for it to hold. */
  Map<String, String> requirements() {
    return shared().condition().requirements();
  }

  ConditionPool pool() {
    return pool;
  }

  Runnable onError() {
    return onError;
  }

  Runnable before() {
    return before;
  }

  private ConditionPool.Shared shared() {
    if (shared == null) {
      shared = (pool == null ? new ConditionPool() : pool).get(source, rule.vocabulary(step));
    }
    return shared;
  }

  private Map<String, String> stagesByList() {
    if (stagesByList == null) {
      stagesByList = new LinkedHashMap<>();
      for (Stage stage : rule.stages()) {
        if (shared().condition().refersTo().contains(stage.listName())) {
          stagesByList.put(stage.listName(), stage.name());
        }
      }
    }
    return stagesByList;
  }
}
