package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.Yaml;
import io.fenghuo.words.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the steps of a rule, and holds them to what flink-cep can match. */
final class PatternReader {

  /** A step that was read, with the place where it is written. */
  record Node(Step step, Yaml yaml, List<Node> inner) {}

  private final Yaml rule;
  private final DefinitionCatalog measures;
  private final ReadsReader readsReader;
  private final Set<String> names = new HashSet<>();
  private List<Node> nodes = List.of();

  PatternReader(Yaml rule, DefinitionCatalog measures) {
    this.rule = rule;
    this.measures = measures;
    this.readsReader = new ReadsReader(measures);
  }

  List<Step> read() {
    List<Yaml> items = rule.items("pattern");
    if (items.isEmpty()) {
      rule.at("pattern").fault(Message.of("pattern.empty"));
      return List.of();
    }
    nodes = nodes(items);
    List<Step> steps = steps(nodes);
    PatternChecks.check(rule.at("pattern"), nodes);
    checkConditions(nodes, Vocabularies.of(steps, reads -> Vocabularies.of(reads, measures)));
    return steps;
  }

  /** Where a stage is written, for faults that are found later. */
  List<Node> nodes() {
    return nodes;
  }

  private List<Node> nodes(List<Yaml> items) {
    List<Node> read = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      read.add(node(items.get(i), i == 0));
    }
    return List.copyOf(read);
  }

  private static List<Step> steps(List<Node> nodes) {
    return nodes.stream().map(Node::step).toList();
  }

  private Node node(Yaml item, boolean isFirst) {
    Follows follows = follows(item, isFirst);
    boolean isGroup = item.at(follows.word()).isList() || item.has("group");
    String name = name(item, isGroup ? "group" : "stage");
    Quantifier quantifier = QuantifierReader.read(item, follows.isNegative());
    Node node =
        isGroup
            ? group(item, name, follows, quantifier)
            : new Node(stage(item, name, follows, quantifier), item, List.of());
    item.noOthers();
    return node;
  }

  private String name(Yaml item, String word) {
    String name = item.text(word);
    if (!name.isEmpty() && !name.matches(RuleReader.KEBAB_CASE)) {
      item.at(word).fault(Message.of("kebab-case", "given", name));
    }
    if (!names.add(name) && !name.isEmpty()) {
      item.at(word).fault(Message.of("pattern.name-twice", "given", name));
    }
    return name;
  }

  private Stage stage(Yaml item, String name, Follows follows, Quantifier quantifier) {
    Reads reads =
        item.has(follows.word()) ? readsReader.read(item, follows.word()) : Reads.events(List.of());
    String where = item.text("where", "");
    Duration within = item.positiveDuration("within", Duration.ZERO);
    return new Stage(
        name, follows, reads, where.isBlank() ? "" : where, quantifier, within.toMillis());
  }

  private Node group(Yaml item, String name, Follows follows, Quantifier quantifier) {
    List<Yaml> items = item.items(follows.word());
    if (items.isEmpty()) {
      item.at(follows.word()).fault(Message.of("group.list"));
    }
    if (follows.isNegative()) {
      item.at(follows.word()).fault(Message.of("group.negative"));
    }
    if (quantifier.greedy()) {
      item.at("greedy").fault(Message.of("group.not-here"));
    }
    for (String word : List.of("where", "within")) {
      if (item.has(word)) {
        item.at(word).fault(Message.of("group.not-here"));
      }
    }
    List<Node> inner = nodes(items);
    return new Node(new Group(name, follows, steps(inner), quantifier), item, inner);
  }

  private static Follows follows(Yaml item, boolean isFirst) {
    List<Follows> given =
        Arrays.stream(Follows.values()).filter(each -> item.has(each.word())).toList();
    List<String> words = Arrays.stream(Follows.values()).map(Follows::word).toList();
    if (given.size() != 1) {
      item.fault(
          Message.of(
              "pattern.exactly-one",
              "known",
              words,
              "given",
              given.stream().map(Follows::word).toList()));
      return given.isEmpty() ? Follows.ON : given.get(0);
    }
    if (isFirst && given.get(0) != Follows.ON) {
      item.at(given.get(0).word()).fault(Message.of("pattern.first-on"));
    } else if (!isFirst && given.get(0) == Follows.ON) {
      item.at("on")
          .fault(Message.of("pattern.later-not-on", "known", words.subList(1, words.size())));
    }
    return given.get(0);
  }

  private static void checkConditions(List<Node> nodes, Map<String, Vocabulary> vocabularies) {
    for (Node node : nodes) {
      Vocabulary vocabulary = vocabularies.get(node.step().name());
      boolean isKnown =
          node.step().stages().stream()
              .allMatch(s -> s.reads().isSymptom() || !s.reads().kinds().isEmpty());
      if (isKnown && node.step() instanceof Stage) {
        node.yaml().condition("where", vocabulary);
      }
      if (isKnown && node.step().quantifier().isLoop()) {
        node.yaml().condition("until", vocabulary);
      }
      checkConditions(node.inner(), vocabularies);
    }
  }
}
