package io.fenghuo.rule.live;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts of rules that were read, for all stations of this JVM: a change comes to a dozen subtasks,
 * and to compile its conditions to find no fault takes milliseconds each time. What is not asked
 * for is forgotten after {@value #MAX_READ} others.
 */
final class RuleTexts {

  private static final int MAX_READ = 2_000;

  private record Text(String source, DefinitionCatalog measures) {}

  private static final Map<Text, Rule> READ =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Rule> eldest) {
          return size() > MAX_READ;
        }
      };

  private RuleTexts() {}

  /**
   * The rule of a text.
   *
   * @param id what the text is called in a fault
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of the rule
   */
  static Rule read(String id, String source, DefinitionCatalog measures) {
    synchronized (READ) {
      Text text = new Text(source, measures);
      Rule rule = READ.get(text);
      if (rule == null) {
        rule = RuleSet.parseRule(id, source, measures);
        READ.put(text, rule);
      }
      return rule;
    }
  }
}
