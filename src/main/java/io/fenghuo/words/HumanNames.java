package io.fenghuo.words;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * The human names of rules and measures by their ids; an author need not give one.
 *
 * @param rules by the rule's id
 * @param measures by the measure's id
 */
public record HumanNames(Map<String, LocalizedText> rules, Map<String, LocalizedText> measures)
    implements Serializable {

  public static final HumanNames NONE = new HumanNames(Map.of(), Map.of());

  public HumanNames {
    rules = Map.copyOf(rules);
    measures = Map.copyOf(measures);
  }

  public Optional<LocalizedText> ofRule(String id) {
    return Optional.ofNullable(rules.get(id)).or(() -> Codes.find("rule", id));
  }

  public Optional<LocalizedText> ofMeasure(String id) {
    return Optional.ofNullable(measures.get(id)).or(() -> Codes.find("measure", id));
  }
}
