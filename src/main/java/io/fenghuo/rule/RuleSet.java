package io.fenghuo.rule;

import io.fenghuo.definition.Faults;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.definition.MeasureCatalog;
import io.fenghuo.definition.Yaml;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of a job, each valid and with an id of its own. */
public final class RuleSet implements Serializable {

  private final List<Rule> rules;

  private RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** No rules. */
  public static RuleSet empty() {
    return new RuleSet(List.of());
  }

  /**
   * Reads a file of rules.
   *
   * @param source what the file is called in a fault
   * @param measures what the rules may refer to
   * @throws InvalidDefinitionException with every fault of the file
   */
  public static RuleSet parse(String source, String yaml, MeasureCatalog measures) {
    Faults faults = new Faults();
    Yaml root = Yaml.parse(yaml, faults);
    List<Yaml> items = root.items("rules");
    if (faults.isEmpty() && !root.has("rules")) {
      faults.add("rules", "is required");
    }
    List<Rule> rules = new ArrayList<>();
    Map<String, String> paths = new HashMap<>();
    for (Yaml item : items) {
      Rule rule = new RuleReader(item, measures).read();
      String first = paths.putIfAbsent(rule.id(), item.path());
      if (first != null && !rule.id().isEmpty()) {
        item.at("id").fault("must be unique, got '" + rule.id() + "' as in " + first);
      }
      rules.add(rule);
    }
    root.noOthers();
    faults.throwIfAny(source);
    return new RuleSet(rules);
  }

  /**
   * These rules and another file's.
   *
   * @param source what the other file is called in a fault
   * @throws InvalidDefinitionException where both have rules of the same id
   */
  public RuleSet plus(String source, RuleSet others) {
    Faults faults = new Faults();
    for (Rule other : others.rules) {
      if (rules.stream().anyMatch(rule -> rule.id().equals(other.id()))) {
        faults.add("rules", "must have unique ids, got '" + other.id() + "' as in another file");
      }
    }
    faults.throwIfAny(source);
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(others.rules);
    return new RuleSet(all);
  }

  /** In the order in which they are written. */
  public List<Rule> rules() {
    return rules;
  }
}
