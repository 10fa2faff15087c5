package io.fenghuo.match;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.Stage;
import io.fenghuo.rule.Timeout;
import io.fenghuo.words.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes what a rule's matcher brings about as findings: graded, with their evidence and their
 * sentence.
 */
final class FindingWriter {

  private static final int ID_DIGITS = 32;
  private static final Comparator<Finding> IN_THE_SAME_ORDER =
      Comparator.comparingLong(Finding::startMillis).thenComparing(Finding::findingId);

  private final Rule rule;
  private final String hash;
  private final long silenceMillis;
  private final Telling match;
  private final Telling timeout;

  /**
   * @param onError run where a condition cannot be evaluated
   */
  FindingWriter(Rule rule, Runnable onError) {
    this.rule = rule;
    this.hash = rule.hash();
    List<Stage> stages = rule.stages();
    this.silenceMillis = stages.get(stages.size() - 1).withinMillis();
    this.match = new Telling(rule, rule.telling(), rule.level(), rule.says(), onError);
    Timeout told = rule.timeout();
    this.timeout =
        told == null
            ? null
            : new Telling(rule, rule.stage(told.after()), told.level(), told.says(), onError);
  }

  /** The findings of matches that came at once, in an order that is the same in every run. */
  List<Finding> write(List<Map<String, List<Signal>>> matches) {
    FindingKind kind = rule.endsInAbsence() ? FindingKind.ABSENCE : FindingKind.MATCH;
    List<Finding> findings = new ArrayList<>();
    for (Map<String, List<Signal>> taken : matches) {
      long time = kind == FindingKind.ABSENCE ? endOfSilence(taken) : end(taken);
      findings.add(write(kind, match, taken, time));
    }
    findings.sort(IN_THE_SAME_ORDER);
    return findings;
  }

  /**
   * The findings of what was out of time at once, in an order that is the same in every run. What
   * has not come as far as the rule asks is none, and what is there in several ways is one.
   */
  List<Finding> writeTimedOut(List<TimedOut> outOfTime) {
    List<Finding> findings = new ArrayList<>();
    if (timeout == null) {
      return findings;
    }
    Set<String> ids = new HashSet<>();
    for (TimedOut each : outOfTime) {
      if (each.taken().containsKey(timeout.stage().name())) {
        Finding finding = write(FindingKind.TIMEOUT, timeout, each.taken(), each.timeMillis());
        if (ids.add(finding.findingId())) {
          findings.add(finding);
        }
      }
    }
    findings.sort(IN_THE_SAME_ORDER);
    return findings;
  }

  private Finding write(
      FindingKind kind, Telling telling, Map<String, List<Signal>> taken, long timeMillis) {
    List<Evidence> evidence = new ArrayList<>();
    List<Signal> all = new ArrayList<>();
    for (Stage stage : rule.stages()) {
      List<Signal> signals = taken.getOrDefault(stage.name(), List.of());
      if (!signals.isEmpty()) {
        evidence.add(evidence(stage, signals));
        all.addAll(signals);
      }
    }
    List<Signal> told = taken.get(telling.stage().name());
    Signal last = told.get(told.size() - 1);
    Scope scope =
        last.scope(rule.key())
            .orElseThrow(() -> new IllegalStateException(rule.id() + " has a signal off its key"));
    EventRef completedBy = kind == FindingKind.MATCH ? all.get(all.size() - 1).ref() : null;
    return new FindingBuilder(id(kind, scope, taken))
        .rule(rule.id(), rule.version(), hash, rule.name())
        .kind(kind)
        .trouble(rule.incident(), telling.level(last))
        .at(scope, start(taken), timeMillis, completedBy)
        .evidence(evidence)
        .persons(persons(all))
        .says(withPrevailing(telling.says(last, told.size(), scope), all))
        .clear(rule.clear())
        .inputs(List.copyOf(rule.inputs()))
        .response(rule.response())
        .build();
  }

  /** The sentence, and after it what stands out in the newest figure in which anything does. */
  private static LocalizedText withPrevailing(LocalizedText says, List<Signal> signals) {
    return signals.stream()
        .filter(Signal::isSymptom)
        .map(signal -> signal.symptom().prevailing())
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .map(found -> says.then(LocalizedText.of(found.says())))
        .orElse(says);
  }

  /** What says of a leak how many persons' data it was, said to be one or more. */
  private static long persons(List<Signal> signals) {
    return signals.stream()
        .filter(signal -> !signal.isSymptom())
        .map(signal -> EventField.SUBJECT_COUNT.of(signal.event()))
        .filter(Number.class::isInstance)
        .mapToLong(count -> Math.max(0, ((Number) count).longValue()))
        .sum();
  }

  private static long start(Map<String, List<Signal>> taken) {
    return taken.values().stream()
        .flatMap(List::stream)
        .mapToLong(Signal::timeMillis)
        .min()
        .orElseThrow();
  }

  private static long end(Map<String, List<Signal>> taken) {
    return taken.values().stream()
        .flatMap(List::stream)
        .mapToLong(Signal::timeMillis)
        .max()
        .orElseThrow();
  }

  private long endOfSilence(Map<String, List<Signal>> taken) {
    long whole = start(taken) + rule.withinMillis();
    return silenceMillis == 0 ? whole : Math.min(whole, end(taken) + silenceMillis);
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

  private String id(FindingKind kind, Scope scope, Map<String, List<Signal>> taken) {
    StringBuilder text = new StringBuilder();
    text.append(rule.id()).append('\n').append(hash).append('\n').append(scope.key());
    if (kind == FindingKind.TIMEOUT) {
      text.append('\n').append("out of time");
    }
    for (Stage stage : rule.stages()) {
      for (Signal signal : taken.getOrDefault(stage.name(), List.of())) {
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
}
