package io.fenghuo.rule;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.NameReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads one rule; what it gives is fit for use only where no fault was noted. */
final class RuleReader {

  static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  /** What is open is kept for as long, for each key. */
  private static final Duration MAX_WITHIN = Duration.ofDays(31);

  private static final Duration DEFAULT_HOLD = Duration.ofMinutes(2);
  private static final Duration DEFAULT_QUIET = Duration.ofMinutes(30);

  private final Yaml yaml;
  private final DefinitionCatalog measures;

  RuleReader(Yaml yaml, DefinitionCatalog measures) {
    this.yaml = yaml;
    this.measures = measures;
  }

  Rule read() {
    String id = yaml.text("id");
    if (!id.isEmpty() && !id.matches(KEBAB_CASE)) {
      yaml.at("id").fault(Message.of("kebab-case", "given", id));
    }
    int version = yaml.integer("version", 1);
    if (version < 1) {
      yaml.at("version").fault(Message.of("at-least", "least", 1, "given", version));
    }
    IncidentType incident = yaml.oneOf("incident", IncidentType.class, null);
    if (!yaml.has("incident")) {
      yaml.at("incident").fault(Message.of("required"));
    }
    RuleOrder order = yaml.oneOf("order", RuleOrder.class, RuleOrder.ARRIVAL);
    AfterMatch afterMatch = AfterMatchReader.read(yaml);
    PatternReader patternReader = new PatternReader(yaml, measures);
    List<Step> pattern = patternReader.read();
    List<Stage> stages = pattern.stream().flatMap(step -> step.stages().stream()).toList();
    String skipTo = AfterMatchReader.skipTo(yaml, afterMatch, pattern);
    List<Dimension> key = key(stages);
    long within = within(pattern);
    WithinChecks.checkWhole(patternReader.nodes(), within);
    Stage telling = Rule.certain(pattern).stream().reduce((first, last) -> last).orElse(null);
    Grading level = TellingReader.level(yaml, telling, measures);
    Clear clear = clear(stages);
    LocalizedText says = TellingReader.says(yaml, telling);
    Timeout timeout = TimeoutReader.read(yaml, pattern, afterMatch, measures);
    RuleResponse response = response();
    LocalizedText name = NameReader.read(yaml);
    // Read by those who try rules; they change nothing of the rule.
    yaml.has("examples");
    yaml.noOthers();
    return new Rule(
        id,
        version,
        incident,
        key,
        order,
        pattern,
        within,
        afterMatch,
        skipTo,
        level,
        clear,
        says,
        timeout,
        inputs(stages),
        response,
        name);
  }

  private RuleResponse response() {
    List<Assignment> assignments =
        yaml.has("departments") ? AssignmentReader.read(yaml.at("departments")) : List.of();
    String playbook = yaml.text("playbook", null);
    if (playbook != null && !measures.playbooks().contains(playbook)) {
      List<String> known = measures.playbooks().stream().sorted().toList();
      yaml.at("playbook").fault(Message.of("rule.playbook", "known", known, "given", playbook));
    }
    return new RuleResponse(assignments, playbook);
  }

  private Set<Stream> inputs(List<Stage> stages) {
    Set<Stream> inputs = EnumSet.noneOf(Stream.class);
    for (Stage stage : stages) {
      stage.reads().kinds().forEach(kind -> inputs.add(kind.stream()));
      String read = stage.reads().measure();
      DefinitionCatalog.Entry measure = read == null ? null : measures.measures().get(read);
      if (measure != null) {
        inputs.addAll(measure.streams());
      }
    }
    return inputs;
  }

  private List<Dimension> key(List<Stage> stages) {
    Set<Dimension> key = EnumSet.noneOf(Dimension.class);
    Yaml at = yaml.at("key");
    for (String name : yaml.texts("key")) {
      Dimension dimension = Dimension.byName(name).orElse(null);
      if (dimension == null) {
        List<String> known = new ArrayList<>();
        for (Dimension each : Dimension.values()) {
          known.add(each.fieldName());
        }
        at.fault(
            Message.of(
                "rule.key-dimension",
                "known",
                known,
                "given",
                name,
                "hint",
                Nearest.hint(name, known)));
      } else if (!key.add(dimension)) {
        at.fault(Message.of("rule.key-twice", "given", name));
      }
    }
    if (!key.contains(Dimension.TENANT)) {
      at.fault(Message.of("rule.key-tenant"));
    }
    for (Dimension dimension : key) {
      stages.forEach(stage -> mustHave(stage, dimension, at));
    }
    return List.copyOf(key);
  }

  /** A dimension that a stage can never have would make a pattern that is never complete. */
  private void mustHave(Stage stage, Dimension dimension, Yaml at) {
    Reads reads = stage.reads();
    if (reads.isSymptom()) {
      DefinitionCatalog.Entry measure = measures.measures().get(reads.measure());
      if (measure != null && !measure.dimensions().contains(dimension)) {
        at.fault(
            Message.of(
                "rule.key-not-of-measure",
                "dimension",
                dimension.fieldName(),
                "read",
                reads.measure(),
                "stage",
                stage.name()));
      }
      return;
    }
    for (EventKind kind : reads.kinds()) {
      if (!dimension.canBeOf(kind)) {
        at.fault(
            Message.of(
                "rule.key-not-of-event",
                "dimension",
                dimension.fieldName(),
                "kind",
                kind,
                "stage",
                stage.name()));
      }
    }
  }

  private long within(List<Step> pattern) {
    Duration within = yaml.positiveDuration("within", null);
    boolean threshold =
        pattern.size() == 1 && pattern.get(0) instanceof Stage stage && stage.isSingle();
    if (threshold && yaml.has("within")) {
      yaml.at("within").fault(Message.of("rule.one-signal"));
    } else if (!threshold && !pattern.isEmpty() && !yaml.has("within")) {
      yaml.at("within").fault(Message.of("rule.within-required"));
    }
    if (within != null && within.compareTo(MAX_WITHIN) > 0) {
      yaml.at("within")
          .fault(
              Message.of(
                  "at-most", "most", MAX_WITHIN.toDays() + "d", "given", yaml.text("within")));
    }
    return within == null ? 0 : within.toMillis();
  }

  private Clear clear(List<Stage> stages) {
    Yaml clear = yaml.at("clear");
    Duration hold = clear.duration("hold", DEFAULT_HOLD);
    Duration quiet = clear.positiveDuration("quiet", DEFAULT_QUIET);
    List<String> ids = clear.texts("measures");
    for (String id : ids) {
      if (!measures.measures().containsKey(id)) {
        clear.at("measures").fault(Message.of("rule.clear-measure", "given", id));
      }
    }
    clear.noOthers();
    if (clear.has("quiet")) {
      if (clear.has("measures") || clear.has("hold")) {
        clear.fault(Message.of("rule.clear-either"));
      }
      return new Clear(List.of(), 0, quiet.toMillis());
    }
    if (ids.isEmpty()) {
      ids =
          stages.stream()
              .filter(stage -> stage.reads().isSymptom() && !stage.follows().isNegative())
              .map(stage -> stage.reads().measure())
              .distinct()
              .toList();
    }
    if (ids.isEmpty()) {
      if (clear.has("hold")) {
        clear.at("hold").fault(Message.of("rule.clear-hold"));
      }
      return new Clear(List.of(), 0, quiet.toMillis());
    }
    return new Clear(List.copyOf(ids), hold.toMillis(), 0);
  }
}
