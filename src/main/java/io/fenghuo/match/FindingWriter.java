package io.fenghuo.match;

import io.fenghuo.condition.Condition;
import io.fenghuo.condition.Facts;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a rule's match as a finding: graded, with its evidence and its sentence. */
final class FindingWriter {

  private static final int ID_DIGITS = 32;

  private record CompiledRaise(Level to, Condition when) {}

  private final Rule rule;
  private final String hash;
  private final Stage telling;
  private final List<CompiledRaise> raises = new ArrayList<>();
  private final Template zh;
  private final Template en;
  private final Runnable onError;

  /**
   * @param onError run where a condition cannot be evaluated
   */
  FindingWriter(Rule rule, Runnable onError) {
    this.rule = rule;
    this.hash = rule.hash();
    this.telling = rule.telling();
    this.onError = onError;
    for (Grading.Raise raise : rule.level().raises()) {
      raises.add(
          new CompiledRaise(
              raise.to(), SignalCondition.compile(raise.when(), telling.reads().vocabulary())));
    }
    this.zh = template(rule.says().zh(), Template.Language.ZH);
    this.en = template(rule.says().en(), Template.Language.EN);
  }

  /** The findings of matches that came at once, in an order that is the same in every run. */
  List<Finding> write(List<Map<String, List<Signal>>> matches) {
    List<Finding> findings = new ArrayList<>();
    matches.forEach(match -> findings.add(write(match)));
    if (findings.size() > 1) {
      findings.sort(
          Comparator.comparingLong(Finding::startMillis).thenComparing(Finding::findingId));
    }
    return findings;
  }

  private Finding write(Map<String, List<Signal>> match) {
    List<Evidence> evidence = new ArrayList<>();
    List<Signal> all = new ArrayList<>();
    for (Stage stage : rule.stages()) {
      List<Signal> signals = match.getOrDefault(stage.name(), List.of());
      if (!signals.isEmpty()) {
        evidence.add(evidence(stage, signals));
        all.addAll(signals);
      }
    }
    List<Signal> told = match.get(telling.name());
    Signal last = told.get(told.size() - 1);
    Scope scope =
        last.scope(rule.key())
            .orElseThrow(() -> new IllegalStateException(rule.id() + " has a signal off its key"));
    long start = all.stream().mapToLong(Signal::timeMillis).min().orElseThrow();
    long end = all.stream().mapToLong(Signal::timeMillis).max().orElseThrow();
    boolean byTime = rule.endsInAbsence();
    Facts facts = SignalFacts.of(last);
    return new Finding(
        id(scope, match),
        rule.id(),
        rule.version(),
        hash,
        rule.incident(),
        level(facts),
        scope,
        start,
        byTime ? start + rule.withinMillis() : end,
        byTime ? null : all.get(all.size() - 1).ref(),
        evidence,
        says(last, told.size(), scope, facts),
        rule.clear());
  }

  private Level level(Facts facts) {
    Level level = rule.level().base();
    for (CompiledRaise raise : raises) {
      if (raise.to().graverThan(level) && raise.when().holds(facts, onError)) {
        level = raise.to();
      }
    }
    return level;
  }

  private static Evidence evidence(Stage stage, List<Signal> signals) {
    List<EventRef> refs = signals.stream().map(Signal::ref).filter(Objects::nonNull).toList();
    List<EventRef> shown = new ArrayList<>(refs);
    if (refs.size() > Evidence.MAX_EVENTS) {
      shown = new ArrayList<>(refs.subList(0, Evidence.MAX_EVENTS - 1));
      shown.add(refs.get(refs.size() - 1));
    }
    return new Evidence(
        stage.name(),
        stage.reads().label(),
        signals.get(signals.size() - 1).symptom(),
        shown,
        signals.size());
  }

  private Bilingual says(Signal last, int count, Scope scope, Facts facts) {
    long window = last.isSymptom() ? last.symptom().windowMillis() : rule.withinMillis();
    Function<String, Object> values =
        name ->
            switch (name) {
              case Template.SCOPE -> shown(scope);
              case Template.WINDOW -> window;
              case Template.COUNT -> (long) count;
              default -> facts.get(name);
            };
    return new Bilingual(zh.fill(values), en.fill(values));
  }

  /** The key as people read it, without customers and their sessions. */
  private String shown(Scope scope) {
    String parts =
        rule.key().stream()
            .filter(
                d ->
                    d != Dimension.TENANT
                        && d != Dimension.CUSTOMER_ID
                        && d != Dimension.SESSION_ID)
            .map(d -> d.of(scope))
            .collect(Collectors.joining(" · "));
    return parts.isEmpty() ? scope.tenant() : parts;
  }

  private String id(Scope scope, Map<String, List<Signal>> match) {
    StringBuilder text = new StringBuilder();
    text.append(rule.id()).append('\n').append(hash).append('\n').append(scope.key());
    for (Stage stage : rule.stages()) {
      for (Signal signal : match.getOrDefault(stage.name(), List.of())) {
        text.append('\n').append(stage.name()).append(' ').append(signal.address());
      }
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Template template(String text, Template.Language language) {
    List<String> faults = new ArrayList<>();
    Template template = Template.parse(text, language, Template.names(telling), faults);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("a checked rule has a faulty sentence: " + faults);
    }
    return template;
  }
}
