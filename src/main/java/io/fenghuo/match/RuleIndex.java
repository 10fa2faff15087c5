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
final class RuleIndex {

  private final List<RuleRunner> readers;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Integer> always = new ArrayList<>();
  private final Map<String, Map<String, List<Integer>>> byField = new HashMap<>();

  /**
   * @param readers the rules that read the signals, in the order in which they are to be asked
   */
  RuleIndex(List<RuleRunner> readers, Signal sample) {
    this.readers = List.copyOf(readers);
    for (int place = 0; place < readers.size(); place++) {
      RuleRunner reader = readers.get(place);
      places.put(reader.rule().id(), place);
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
  List<RuleRunner> concernedBy(Signal signal, Iterable<String> open) {
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
    List<RuleRunner> found = new ArrayList<>(concerned.cardinality());
    concerned.stream().forEach(place -> found.add(readers.get(place)));
    return found;
  }
}
