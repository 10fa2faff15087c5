package io.fenghuo.rule;

import io.fenghuo.definition.MeasureCatalog;
import io.fenghuo.definition.Yaml;
import io.fenghuo.event.EventKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the stages of a rule, and holds them to what flink-cep can match. */
final class PatternReader {

  /** A pattern has a state for each; what counts further is a measure. */
  private static final int MAX_TIMES = 100;

  private final Yaml rule;
  private final MeasureCatalog measures;

  PatternReader(Yaml rule, MeasureCatalog measures) {
    this.rule = rule;
    this.measures = measures;
  }

  List<Stage> read() {
    List<Yaml> items = rule.items("pattern");
    if (items.isEmpty()) {
      rule.at("pattern").fault("must have at least one stage");
      return List.of();
    }
    List<Stage> stages = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      Yaml item = items.get(i);
      Stage stage = stage(item, i == 0);
      if (!names.add(stage.name()) && !stage.name().isEmpty()) {
        item.at("stage").fault("must be unique within the rule, got '" + stage.name() + "'");
      }
      if (i > 0) {
        checkPair(item, stages.get(i - 1), stage);
      }
      stages.add(stage);
    }
    if (stages.get(stages.size() - 1).follows() == Follows.NOT_NEXT) {
      items
          .get(items.size() - 1)
          .fault("must not be last: say not-followed-by, which waits for within to pass");
    }
    if (stages.stream().noneMatch(Stage::isCertain)) {
      rule.at("pattern").fault("must have a stage that is neither optional nor negative");
    }
    return List.copyOf(stages);
  }

  private Stage stage(Yaml item, boolean isFirst) {
    String name = item.text("stage");
    if (!name.isEmpty() && !name.matches(RuleReader.KEBAB_CASE)) {
      item.at("stage").fault("must be in kebab-case, got '" + name + "'");
    }
    Follows follows = follows(item, isFirst);
    Reads reads = item.has(follows.word()) ? reads(item, follows.word()) : Reads.events(List.of());
    boolean isKnown = reads.isSymptom() || !reads.kinds().isEmpty();
    String where =
        isKnown ? item.condition("where", reads.vocabulary()) : item.text("where", "").strip();
    int[] times = times(item);
    boolean optional = item.flag("optional", false);
    boolean greedy = item.flag("greedy", false);
    boolean isQuantified = item.has("times") || item.has("one-or-more");
    if (follows.isNegative() && (isQuantified || optional || greedy)) {
      item.fault("must not have times, one-or-more, optional or greedy: it is negative");
    } else if (greedy && !isQuantified) {
      item.at("greedy").fault("has no meaning without times or one-or-more");
    }
    item.noOthers();
    return new Stage(name, follows, reads, where, times[0], times[1], optional, greedy);
  }

  private Follows follows(Yaml item, boolean isFirst) {
    List<Follows> given =
        Arrays.stream(Follows.values()).filter(each -> item.has(each.word())).toList();
    List<String> words = Arrays.stream(Follows.values()).map(Follows::word).toList();
    if (given.size() != 1) {
      item.fault(
          "must have exactly one of "
              + words
              + ", got "
              + given.stream().map(Follows::word).toList());
      return given.isEmpty() ? Follows.ON : given.get(0);
    }
    if (isFirst && given.get(0) != Follows.ON) {
      item.at(given.get(0).word()).fault("must be on: the first stage follows nothing");
    } else if (!isFirst && given.get(0) == Follows.ON) {
      item.at("on").fault("must be one of " + words.subList(1, words.size()) + " after a stage");
    }
    return given.get(0);
  }

  private Reads reads(Yaml item, String word) {
    Yaml at = item.at(word);
    String[] parts = item.text(word, "").strip().split("\\s+", 2);
    if (parts.length == 2 && parts[0].equals("symptom")) {
      return symptom(at, parts[1]);
    }
    if (parts.length == 2 && parts[0].equals("event")) {
      return events(at, parts[1]);
    }
    at.fault(
        "must be 'symptom MEASURE', 'symptom MEASURE/LINE' or 'event KIND, KIND', got '"
            + at.asText()
            + "'");
    return Reads.events(List.of());
  }

  private Reads symptom(Yaml at, String text) {
    String[] parts = text.split("/", 2);
    String measure = parts[0].strip();
    String line = parts.length == 2 ? parts[1].strip() : null;
    MeasureCatalog.Entry entry = measures.measures().get(measure);
    if (entry == null) {
      at.fault("reads an unknown measure '" + measure + "'");
    } else if (line != null && !entry.lines().contains(line)) {
      at.fault(
          "reads an unknown line '"
              + line
              + "' of measure '"
              + measure
              + "'; known: "
              + String.join(", ", entry.lines().stream().sorted().toList()));
    }
    return Reads.symptom(measure, line);
  }

  private static Reads events(Yaml at, String text) {
    List<EventKind> kinds = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      Arrays.stream(EventKind.values())
          .filter(kind -> kind.name().equals(name.strip()))
          .findFirst()
          .ifPresentOrElse(
              kinds::add, () -> at.fault("reads an unknown kind of event '" + name.strip() + "'"));
    }
    return Reads.events(kinds);
  }

  /** How many signals at least and at most. */
  private static int[] times(Yaml item) {
    boolean oneOrMore = item.flag("one-or-more", false);
    if (oneOrMore && item.has("times")) {
      item.fault("must have either times or one-or-more");
      return new int[] {1, 1};
    }
    if (oneOrMore) {
      return new int[] {1, Stage.UNBOUNDED};
    }
    if (!item.at("times").isList()) {
      int times = item.integer("times", 1);
      if (times < 1 || times > MAX_TIMES) {
        item.at("times").fault("must be from 1 to " + MAX_TIMES + ", got " + times);
        return new int[] {1, 1};
      }
      return new int[] {times, times};
    }
    List<String> bounds = item.texts("times");
    if (bounds.size() != 2 || !bounds.stream().allMatch(bound -> bound.matches("\\d{1,6}"))) {
      item.at("times").fault("must be a number or [from, to], got " + bounds);
      return new int[] {1, 1};
    }
    int from = Integer.parseInt(bounds.get(0));
    int to = Integer.parseInt(bounds.get(1));
    if (from < 1 || to < from || to > MAX_TIMES) {
      item.at("times")
          .fault("must be [from, to] with 1 <= from <= to <= " + MAX_TIMES + ", got " + bounds);
      return new int[] {1, 1};
    }
    return new int[] {from, to};
  }

  /** Pairs of stages that flink-cep refuses. */
  private static void checkPair(Yaml item, Stage before, Stage stage) {
    if (before.optional() && stage.follows().isNegative()) {
      item.fault("must not be negative after the optional stage '" + before.name() + "'");
    }
    if (before.greedy() && stage.optional()) {
      item.fault("must not be optional after the greedy stage '" + before.name() + "'");
    }
  }
}
