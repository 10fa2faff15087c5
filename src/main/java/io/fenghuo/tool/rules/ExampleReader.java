package io.fenghuo.tool.rules;

import io.fenghuo.definition.Faults;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Event;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the examples that stand beside the rules of a file:
 *
 * <pre>{@code
 * examples:
 *   - name: three angry messages and no answer
 *     given:                                        # in the order of their times
 *       - { at: 0s, event: SENTIMENT, emotion: ANGER }   # only the fields that matter; others have defaults
 *       - { event: SENTIMENT, emotion: ANGER }           # without at: a second after the one before
 *       - { at: 20s, symptom: queue-waiting/long, value: 700 }
 *       - { at: 30s, event: BOT_FAILED, sessionId: "s{n}", times: 40, every: 2s }   # {n} is 1, 2, 3 …
 *     through: measures                             # the events also go through the measures
 *     until: 10m                                    # when its time ends; left out, the rule's within after the last
 *     finds:                                        # or nothing
 *       - { at: 2m, level: IV, kind: absence, stages: { angry: [0s, 1s] } }   # or angry: 2, for their number
 * }</pre>
 */
final class ExampleReader {

  private final Yaml yaml;
  private final Rule rule;
  private final Given given;
  private final String ownTenant;

  private ExampleReader(Yaml yaml, Rule rule, MeasureSet measures, String ownTenant) {
    this.yaml = yaml;
    this.rule = rule;
    this.ownTenant = ownTenant;
    this.given = new Given(measures, ownTenant);
  }

  /**
   * All examples of a file.
   *
   * @param source what the file is called in a fault, and apart from other files
   * @param rules the file's rules, checked
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of the examples
   */
  static List<Example> parse(String source, String text, RuleSet rules, MeasureSet measures) {
    Faults faults = new Faults();
    List<Yaml> items = RuleSet.items(Yaml.parse(text, faults));
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Rule rule = rules.rules().get(i);
      Set<String> names = new HashSet<>();
      for (Yaml item : items.get(i).items("examples")) {
        String tenant = "example-" + rule.id() + "-" + names.size();
        Example example = new ExampleReader(item, rule, measures, tenant).read();
        if (!names.add(example.name())) {
          item.at("name").fault("must be unique within the rule, got '" + example.name() + "'");
        }
        examples.add(example);
      }
    }
    faults.throwIfAny(source);
    return List.copyOf(examples);
  }

  private Example read() {
    String name = yaml.text("name");
    boolean throughMeasures = throughMeasures();
    List<Event> events = new ArrayList<>();
    List<Symptom> symptoms = new ArrayList<>();
    List<Yaml> items = yaml.items("given");
    if (items.isEmpty()) {
      yaml.at("given").fault("must have at least one event or symptom");
    }
    items.forEach(item -> given.read(item, events, symptoms));
    long last = given.lastMillis();
    Duration until = Offsets.read(yaml, "until", null);
    if (until != null && until.toMillis() < last) {
      yaml.at("until").fault("must not be before the last of what is given");
    }
    long end = until == null ? last + rule.withinMillis() : until.toMillis();
    List<Example.Expected> finds = finds();
    yaml.noOthers();
    Set<String> tenants = new TreeSet<>(given.tenants());
    tenants.add(ownTenant);
    return new Example(
        rule.id(),
        name,
        throughMeasures,
        events,
        symptoms,
        finds,
        Example.BEGIN.toEpochMilli() + end,
        tenants);
  }

  private boolean throughMeasures() {
    String through = yaml.text("through", "");
    if (!through.isEmpty() && !through.equals("measures")) {
      yaml.at("through").fault("must be measures, got '" + through + "'");
    }
    return !through.isEmpty();
  }

  private List<Example.Expected> finds() {
    if (!yaml.has("finds")) {
      yaml.at("finds").fault("is required: a list of findings, or nothing");
    }
    if (yaml.at("finds").isText() && yaml.text("finds").equals("nothing")) {
      return List.of();
    }
    return yaml.items("finds").stream().map(this::expected).toList();
  }

  private Example.Expected expected(Yaml item) {
    Duration at = Offsets.read(item, "at", null);
    Level level = item.oneOf("level", Level.class, null);
    FindingKind kind = item.oneOf("kind", FindingKind.class, null);
    Map<String, Example.Signals> stages = new LinkedHashMap<>();
    Yaml named = item.at("stages");
    for (String stage : named.names()) {
      if (rule.stages().stream().map(Stage::name).noneMatch(stage::equals)) {
        named.at(stage).fault("is no stage of the rule");
      }
      stages.put(stage, signals(named, stage));
    }
    item.noOthers();
    return new Example.Expected(at == null ? null : at.toMillis(), level, kind, stages);
  }

  private static Example.Signals signals(Yaml stages, String name) {
    if (!stages.at(name).isList()) {
      return new Example.Signals(stages.integer(name, 0), null);
    }
    List<Long> times =
        stages.texts(name).stream()
            .map(text -> Offsets.parse(stages.at(name), text).toMillis())
            .toList();
    return new Example.Signals(times.size(), times);
  }
}
