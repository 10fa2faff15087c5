package io.fenghuo.match;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.Facts;
import io.fenghuo.condition.Vocabulary;
import io.fenghuo.event.EventField.Type;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The conditions of an operator's rules by their text, so that those which many rules have in
 * common are compiled once, and asked once for each signal. A condition that no rule holds any more
 * is let go. Of one thread.
 */
final class ConditionPool {

  private record Name(String source, Map<String, Type> fields) {}

  private final Map<Name, WeakReference<Shared>> pooled = new HashMap<>();

  /** A condition, and what it last said. */
  static final class Shared {

    private final Condition condition;
    private Signal asked;
    private boolean holds;
    private boolean failed;

    private Shared(Condition condition) {
      this.condition = condition;
    }

    Condition condition() {
      return condition;
    }

    /** Whether it holds for a signal; for one that asks of this signal alone. */
    boolean holds(Signal signal, Facts facts, Runnable onError) {
      if (signal != asked) {
        failed = false;
        holds = condition.holds(facts, () -> failed = true);
        asked = signal;
      }
      if (failed) {
        onError.run();
      }
      return holds;
    }
  }

  /** The condition of that text; one of its own where it asks of earlier signals too. */
  Shared get(String source, Vocabulary vocabulary) {
    Name name = new Name(source, vocabulary.types());
    WeakReference<Shared> known = pooled.get(name);
    Shared shared = known == null ? null : known.get();
    if (shared == null) {
      shared = new Shared(SignalCondition.compile(source, vocabulary));
      if (shared.condition.refersTo().isEmpty()) {
        pooled.values().removeIf(each -> each.get() == null);
        pooled.put(name, new WeakReference<>(shared));
      }
    }
    return shared;
  }
}
