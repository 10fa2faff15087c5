package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names the conditions of a pattern's steps may use: the fields of the signal in question,
 * and as lists the signals that earlier stages have taken. What repeats, sees its own earlier
 * signals too.
 */
final class Vocabularies {

  private final Map<String, Vocabulary> byStep = new HashMap<>();

  private Vocabularies() {}

  /** By the names of stages and groups. A group on signals of both sorts has no fields. */
  static Map<String, Vocabulary> of(List<Step> pattern) {
    Vocabularies vocabularies = new Vocabularies();
    vocabularies.add(pattern, new LinkedHashMap<>());
    return vocabularies.byStep;
  }

  private void add(List<Step> steps, Map<String, Vocabulary> earlier) {
    for (Step step : steps) {
      Map<String, Vocabulary> lists = new LinkedHashMap<>(earlier);
      if (step.quantifier().isRepeated()) {
        putPositive(step, lists);
      }
      byStep.putIfAbsent(step.name(), own(step).withLists(lists));
      if (step instanceof Group group) {
        add(group.steps(), lists);
      }
      putPositive(step, earlier);
    }
  }

  private static void putPositive(Step step, Map<String, Vocabulary> lists) {
    for (Stage stage : step.stages()) {
      if (!stage.follows().isNegative()) {
        lists.put(stage.listName(), stage.reads().vocabulary());
      }
    }
  }

  private static Vocabulary own(Step step) {
    Set<Vocabulary> read =
        step.stages().stream().map(s -> s.reads().vocabulary()).collect(Collectors.toSet());
    return read.size() == 1 ? read.iterator().next() : Vocabulary.NONE;
  }
}
