package io.fenghuo.rule;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Faults;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.definition.Yaml;
import io.fenghuo.words.Message;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a job, each valid and with an id of its own. A file of rules is a list of them,
 * alone or under {@code rules:}, or one rule. It reads so, with every setting there is:
 *
 * <pre>{@code
 * rules:
 * - id: bot-outage-cascade            # kebab-case, unique
 *   name: { zh: 机器人故障蔓延, en: bot outage }   # as sentences call it; the id where it is missing
 *   version: 1                        # the writer's own count; 1 where it is missing
 *   incident: SYSTEM_FAULT
 *   key: [tenant, brand]              # matches are kept apart by these; tenant must be one
 *   order: arrival                    # or event-time: waits for the watermark
 *   pattern:
 *     - stage: bots-failing
 *       on: symptom bot-failure-share # a measure's crossing into trouble; measure/line for one line
 *       where: value >= 0.2           # value, limit, numerator, denominator, baseline, line (its id)
 *     - stage: customers-turn         #   and the scope's dimensions; or, for events, their fields
 *       followed-by: event COMPLAINT_FILED, SENTIMENT
 *       where: size(customers_turn) < 9 && bots_failing[0].value > 0.3   # signals taken before
 *       times: [2, 4]                 # or 3; or times-or-more: 2; or one-or-more: true
 *       greedy: true                  # takes what the next stage would take too
 *       optional: true
 *       consecutive: true             # or combinations: true
 *     - group: relapses               # a list of stages, taken as a whole
 *       followed-by:
 *         - stage: slow
 *           on: event BOT_REPLIED
 *           where: latencyMs > 5000
 *         - stage: failed
 *           next: event BOT_FAILED
 *           within: 30s               # between the signal before and its own
 *       times-or-more: 2
 *       until: kind == 'BOT_FAILED' && outcome == 'MODEL_DOWN'   # ends a loop
 *     - stage: queue-growing          # next, followed-by, followed-by-any, not-next, not-followed-by
 *       followed-by-any: symptom queue-waiting
 *   within: 10m                       # required but for one stage that takes one signal
 *   after-match: skip-past-last       # or skip-to-next, no-skip, { skip-to-first: STAGE },
 *                                     #   { skip-to-last: STAGE }
 *   timeout:                          # tells of what has begun and is not complete in time
 *     after: bots-failing             # what it must have reached; by default the first sure stage
 *     level: { base: IV }
 *     says: { zh: "{scope} 未见排队", en: "no queue yet on {scope}" }
 *   level: { base: II, raise: [ { to: I, when: "limit >= 10000" } ] }
 *   clear: { measures: [bot-failure-share], hold: 2m }   # or { quiet: 30m }
 *   says: { zh: "{scope} 排队 {value:0} 人", en: "{value:0} are waiting on {scope}" }
 *   departments: { lead: [TECH], support: [CS, BIZ], informed: [PR] }   # in place of the profile's
 *   playbook: PB-SYS                  # in place of the profile's
 *   examples: [...]                   # tried by "rules test", no part of the rule
 * }</pre>
 *
 * <p>A rule sees the signals that some stage of it reads, whether or not the stage's condition
 * holds: {@code next} is the next of those. {@code raise} and {@code says} speak of the last signal
 * of the last stage that every match has; in {@code timeout}, of the stage that was reached. A
 * match takes less than {@code within}. Without {@code clear}, it is over when the measures its
 * stages read have been down for two minutes; where they read none, after 30 minutes without a
 * further finding. An absence, which is {@code not-followed-by} as the last stage, is concluded in
 * order of arrival by the newest signal; where its sources run apart, let it say {@code order:
 * event-time}. Without {@code departments} and {@code playbook} the profile of the tenant says who
 * is told, and by which steps; the departments are TECH, CS, PR, LEGAL, SECURITY, BIZ and EXEC.
 *
 * <p>A condition may read what earlier stages have taken, as lists by their names with {@code _} in
 * the place of {@code -}; a stage that repeats sees its own. What flink-cep refuses, or accepts and
 * does not heed, is a fault: a {@code within} of a stage stands only behind what takes a fixed
 * number of signals, and flink-cep's windows between the repetitions of one stage are left out
 * altogether, because they are checked before the first repetition and not before the last.
 */
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
  public static RuleSet parse(String source, String yaml, DefinitionCatalog measures) {
    Faults faults = new Faults();
    Yaml root = Yaml.parse(yaml, faults);
    List<Yaml> items = items(root);
    List<Rule> rules = new ArrayList<>();
    Map<String, String> paths = new HashMap<>();
    for (Yaml item : items) {
      Rule rule = new RuleReader(item, measures).read();
      String first = paths.putIfAbsent(rule.id(), item.path());
      if (first != null && !rule.id().isEmpty()) {
        item.at("id").fault(Message.of("rule.id-twice", "given", rule.id(), "place", first));
      }
      rules.add(rule);
    }
    faults.throwIfAny(source);
    return new RuleSet(rules);
  }

  /**
   * The rules of a text, whichever way it is written: {@code rules:} with a list, the list alone,
   * or one rule's settings by their names.
   */
  public static List<Yaml> items(Yaml root) {
    if (root.isList()) {
      return root.items();
    }
    if (root.isObject() && (root.names().contains("id") || root.names().contains("pattern"))) {
      return List.of(root);
    }
    List<Yaml> items = root.items("rules");
    if (root.faults().isEmpty() && !root.has("rules")) {
      root.at("rules").fault(Message.of("rule.form"));
    }
    root.noOthers();
    return items;
  }

  /** Rules that were read before, in this order. */
  public static RuleSet of(List<Rule> rules) {
    return new RuleSet(rules);
  }

  /**
   * Reads the text of one rule, in YAML or JSON and in any form that a file may have.
   *
   * @param source what the text is called in a fault
   * @param measures what the rule may refer to
   * @throws InvalidDefinitionException with every fault of the rule
   */
  public static Rule parseRule(String source, String text, DefinitionCatalog measures) {
    Faults faults = new Faults();
    Yaml root = Yaml.parse(text, faults);
    List<Yaml> items = items(root);
    if (faults.isEmpty() && items.size() != 1) {
      root.fault(Message.of("rule.not-one", "given", items.size()));
    }
    faults.throwIfAny(source);
    Rule rule = new RuleReader(items.get(0), measures).read();
    faults.throwIfAny(source);
    return rule;
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
        faults.add("rules", Message.of("rule.id-in-other-file", "given", other.id()));
      }
    }
    faults.throwIfAny(source);
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(others.rules);
    return new RuleSet(all);
  }

  /** These rules, where one of the others takes the place of that of its id. */
  public RuleSet overriddenBy(RuleSet others) {
    LinkedHashMap<String, Rule> byId = new LinkedHashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    others.rules.forEach(rule -> byId.put(rule.id(), rule));
    return new RuleSet(List.copyOf(byId.values()));
  }

  /** In the order in which they are written. */
  public List<Rule> rules() {
    return rules;
  }
}
