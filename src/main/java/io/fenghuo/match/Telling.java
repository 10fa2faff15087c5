package io.fenghuo.match;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.Facts;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.StageSentence;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import io.fenghuo.words.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a rule grades what it has found and what it says of it, by one stage's last signal. */
final class Telling {

  private record CompiledRaise(Level to, Condition when) {}

  private final Rule rule;
  private final Stage stage;
  private final Level base;
  private final List<CompiledRaise> raises = new ArrayList<>();
  private final Map<Language, Template> says;
  private final Runnable onError;

  /**
   * @param onError run where a condition cannot be evaluated
   */
  Telling(Rule rule, Stage stage, Grading level, LocalizedText says, Runnable onError) {
    this.rule = rule;
    this.stage = stage;
    this.base = level.base();
    for (Grading.Raise raise : level.raises()) {
      raises.add(
          new CompiledRaise(
              raise.to(), SignalCondition.compile(raise.when(), stage.reads().vocabulary())));
    }
    this.says =
        Language.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    language -> language, language -> template(says.in(language), language)));
    this.onError = onError;
  }

  Stage stage() {
    return stage;
  }

  Level level(Signal last) {
    Facts facts = SignalFacts.of(last);
    Level level = base;
    for (CompiledRaise raise : raises) {
      if (raise.to().moreSevereThan(level) && raise.when().holds(facts, onError)) {
        level = raise.to();
      }
    }
    return level;
  }

  /**
   * @param count how many signals the stage took
   */
  LocalizedText says(Signal last, int count, Scope scope) {
    Facts facts = SignalFacts.of(last);
    long window = last.isSymptom() ? last.symptom().windowMillis() : rule.withinMillis();
    return LocalizedText.of(
        language -> says.get(language).fill(values(facts, scope, window, count, language)));
  }

  private Function<String, Object> values(
      Facts facts, Scope scope, long window, int count, Language language) {
    return name ->
        switch (name) {
          case StageSentence.SCOPE -> shown(scope, language);
          case StageSentence.WINDOW -> window;
          case StageSentence.COUNT -> (long) count;
          default -> masked(known(name, ofKey(name, scope).orElseGet(() -> facts.get(name))));
        };
  }

  /** A dimension of the rule's key: known, or {@link Scope#UNKNOWN}, but never a dash. */
  private Optional<Object> ofKey(String name, Scope scope) {
    return Dimension.byName(name).filter(rule.key()::contains).map(d -> d.of(scope));
  }

  /** Null for what nobody knows; of a tenant or a brand it is the name by which it is found. */
  private static Object known(String name, Object value) {
    boolean isName =
        name.equals(Dimension.TENANT.fieldName()) || name.equals(Dimension.BRAND.fieldName());
    return !isName && Scope.UNKNOWN.equals(value) ? null : value;
  }

  /** The sender's own words, such as a category, may hold what no name of a category has. */
  private static Object masked(Object value) {
    return value instanceof String text ? Masking.mask(text) : value;
  }

  /** The key as people read it, without customers and their sessions. */
  private String shown(Scope scope, Language language) {
    String parts =
        rule.key().stream()
            .filter(d -> d != Dimension.TENANT && !d.isPerson())
            .map(d -> Codes.in(language, d.fieldName(), d.of(scope)))
            .collect(Collectors.joining(" · "));
    return parts.isEmpty() ? scope.tenant() : parts;
  }

  private Template template(String text, Language language) {
    List<Message> faults = new ArrayList<>();
    Template template = StageSentence.parse(text, language, stage, faults::add);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("a checked rule has a faulty sentence: " + faults);
    }
    return template;
  }
}
