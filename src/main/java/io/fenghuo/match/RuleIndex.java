package io.fenghuo.match;

import io.fenghuo.condition.Facts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that read one kind of signal under one key shape, found by what their first stages
 * require of it: of a thousand rules, each of a brand of its own, one is asked. A rule that has
 * something open on the key is asked whatever its first stages require.
 */
final class RuleIndex<R extends RuleIndex.Reader> {

  /** A rule that reads signals. */
  interface Reader {

    String ruleId();

    /** Of the conditions on a match's first signal those that read such a signal. */
    List<StageCondition> openers(Signal signal);
  }

  private final List<R> readers;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Integer> always = new ArrayList<>();
  private final Map<String, Map<String, List<Integer>>> byField = new HashMap<>();

  /**
   * @param readers the rules that read the signals, in the order in which they are to be asked
   * @param sample one of the signals
   */
  RuleIndex(List<R> readers, Signal sample) {
    this.readers = List.copyOf(readers);
    for (int place = 0; place < readers.size(); place++) {
      R reader = readers.get(place);
      places.put(reader.ruleId(), place);
      List<StageCondition> openers = reader.openers(sample);
      if (openers.stream().anyMatch(opener -> opener.requirements().isEmpty())) {
        always.add(place);
      } else {
        for (StageCondition opener : openers) {
          Map.Entry<String, String> required = opener.requirements().entrySet().iterator().next();
          byField
              .computeIfAbsent(required.getKey(), f -> new HashMap<>())
              .computeIfAbsent(required.getValue(), v -> new ArrayList<>())
              .add(place);
        }
      }
    }
  }

  /**
   * The rules that a signal may concern.
   *
   * @param open ids of the rules that have something open on the key
   */
  List<R> concernedBy(Signal signal, Iterable<String> open) {
    BitSet concerned = new BitSet(readers.size());
    always.forEach(concerned::set);
    if (!byField.isEmpty()) {
      Facts facts = SignalFacts.of(signal);
      byField.forEach(
          (field, byValue) -> {
            Object value = facts.get(field);
            if (value != null) {
              byValue.getOrDefault(value, List.of()).forEach(concerned::set);
            }
          });
    }
    for (String id : open) {
      Integer place = places.get(id);
      if (place != null) {
        concerned.set(place);
      }
    }
    List<R> found = new ArrayList<>(concerned.cardinality());
    concerned.stream().forEach(place -> found.add(readers.get(place)));
    return found;
  }
}
