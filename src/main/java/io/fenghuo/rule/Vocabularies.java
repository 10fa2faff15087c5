package io.fenghuo.rule;

import io.fenghuo.condition.Vocabulary;
import io.fenghuo.definition.DefinitionCatalog;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which names the conditions of a pattern's steps may use: the fields of the signal in question,
 * and as lists the signals that earlier stages have taken. What repeats, sees its own earlier
 * signals too.
 */
final class Vocabularies {

  private final Map<String, Vocabulary> byStep = new HashMap<>();

  private final Function<Reads, Vocabulary> ofSignal;

  private Vocabularies(Function<Reads, Vocabulary> ofSignal) {
    this.ofSignal = ofSignal;
  }

  /** By the names of stages and groups, for a pattern that was read before. */
  static Map<String, Vocabulary> of(List<Step> pattern) {
    return of(pattern, Reads::vocabulary);
  }

  /**
   * By the names of stages and groups. A group on signals of both sorts has no fields.
   *
   * @param ofSignal what there is to ask of one signal
   */
  static Map<String, Vocabulary> of(List<Step> pattern, Function<Reads, Vocabulary> ofSignal) {
    Vocabularies vocabularies = new Vocabularies(ofSignal);
    vocabularies.add(pattern, new LinkedHashMap<>());
    return vocabularies.byStep;
  }

  /** What there is to ask of one signal where the measures are known. */
  static Vocabulary of(Reads reads, DefinitionCatalog measures) {
    DefinitionCatalog.Entry measure =
        reads.isSymptom() ? measures.measures().get(reads.measure()) : null;
    return measure == null
        ? reads.vocabulary()
        : SymptomField.vocabulary(reads.measure(), measure, reads.line());
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

  private void putPositive(Step step, Map<String, Vocabulary> lists) {
    for (Stage stage : step.stages()) {
      if (!stage.follows().isNegative()) {
        lists.put(stage.listName(), ofSignal.apply(stage.reads()));
      }
    }
  }

  private Vocabulary own(Step step) {
    List<Reads> read = step.stages().stream().map(Stage::reads).toList();
    if (read.stream().noneMatch(Reads::isSymptom)) {
      return Reads.events(read.stream().flatMap(each -> each.kinds().stream()).toList())
          .vocabulary();
    }
    Set<Vocabulary> vocabularies = read.stream().map(ofSignal).collect(Collectors.toSet());
    if (vocabularies.size() == 1) {
      return vocabularies.iterator().next();
    }
    return read.stream().allMatch(Reads::isSymptom) ? SymptomField.VOCABULARY : Vocabulary.NONE;
  }
}
