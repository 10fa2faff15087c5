package io.fenghuo.match;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes rules for tests; every setting but the pattern has a default. */
final class Rules {

  static final DefinitionCatalog MEASURES =
      new DefinitionCatalog(
          Map.of(
              "bot-failure-share",
              new DefinitionCatalog.Entry(
                  Set.of("high", "extreme"),
                  Set.of(Dimension.TENANT, Dimension.BRAND),
                  Set.of(EventKind.Stream.TRAFFIC)),
              "queue-waiting",
              new DefinitionCatalog.Entry(
                  Set.of("high"),
                  Set.of(Dimension.TENANT, Dimension.BRAND, Dimension.CHANNEL),
                  Set.of(EventKind.Stream.TRAFFIC))));

  private final String id;
  private final List<String> stages = new ArrayList<>();
  private String key = "[tenant, brand]";
  private String order = "arrival";
  private String within = "10s";
  private String afterMatch = "skip-past-last";
  private String level = "{ base: III }";
  private String zh = "发现";
  private String en = "found {count}";
  private String timeoutAfter;

  private Rules(String id) {
    this.id = id;
  }

  /** A rule of these stages, each in YAML's braces without the braces. */
  static Rules rule(String id, String... stages) {
    Rules rule = new Rules(id);
    for (String stage : stages) {
      rule.stages.add(stage);
    }
    return rule;
  }

  Rules key(String value) {
    this.key = value;
    return this;
  }

  Rules order(String value) {
    this.order = value;
    return this;
  }

  Rules within(String value) {
    this.within = value;
    return this;
  }

  Rules afterMatch(String value) {
    this.afterMatch = value;
    return this;
  }

  Rules level(String value) {
    this.level = value;
    return this;
  }

  Rules zh(String value) {
    this.zh = value;
    return this;
  }

  Rules en(String value) {
    this.en = value;
    return this;
  }

  /** Tells of what has come as far as this stage and is not complete in time. */
  Rules timeoutAfter(String stage) {
    this.timeoutAfter = stage;
    return this;
  }

  String id() {
    return id;
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("- id: ").append(id).append('\n');
    yaml.append("  incident: SYSTEM_FAULT\n");
    yaml.append("  key: ").append(key).append('\n');
    yaml.append("  order: ").append(order).append('\n');
    yaml.append("  after-match: ").append(afterMatch).append('\n');
    if (within != null) {
      yaml.append("  within: ").append(within).append('\n');
    }
    yaml.append("  level: ").append(level).append('\n');
    yaml.append("  says: { zh: \"").append(zh);
    yaml.append("\", en: \"").append(en).append("\" }\n");
    if (timeoutAfter != null) {
      yaml.append("  timeout: { after: ").append(timeoutAfter);
      yaml.append(", level: { base: IV }, says: { zh: \"未完\", en: \"not yet\" } }\n");
    }
    yaml.append("  pattern:\n");
    for (String stage : stages) {
      yaml.append("    - { ").append(stage).append(" }\n");
    }
    return yaml.toString();
  }

  static RuleSet set(Rules... rules) {
    StringBuilder yaml = new StringBuilder("rules:\n");
    for (Rules rule : rules) {
      yaml.append(rule.yaml());
    }
    return RuleSet.parse("test", yaml.toString(), MEASURES);
  }
}
