package io.fenghuo.incident;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.handling.Profiles;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.match.FindingBuilder;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** Builds findings and crossings on the desk of one brand, in minutes after midnight. */
public final class Trouble {

  public static final Scope ACME = scope(null, null, null, null);
  public static final long HOLD = minutes(2);
  public static final long QUIET = minutes(5);
  public static final long REOPEN = minutes(10);
  public static final long DEESCALATE = minutes(2);
  public static final long MEMORY = minutes(10);

  public static final IncidentLimits LIMITS = limits(5, Map.of(Level.III, 50));

  /** Profiles under which nobody's acknowledgement is due while a test lasts. */
  public static final Profiles PATIENT = profiles("patient");

  /** The product's own. */
  public static final Profiles GENERAL = profiles("general");

  public static final LeakRegulation LEAKS = LeakRegulation.from(new Configuration());

  private Trouble() {}

  /**
   * @param cap so many new incidents are told
   * @param crowd from so many customers on they are one incident
   */
  static IncidentLimits limits(int cap, Map<Level, Integer> crowd) {
    return new IncidentLimits(
        everyLevel(DEESCALATE),
        everyLevel(REOPEN),
        new IncidentLimits.Flapping(3, minutes(60), everyLevel(minutes(30))),
        new IncidentLimits.Storm(cap, minutes(10)),
        2,
        new IncidentLimits.Crowd(crowd, minutes(10)),
        minutes(2),
        minutes(15),
        minutes(10),
        MEMORY,
        8,
        8,
        8,
        "pepper");
  }

  private static Profiles profiles(String usual) {
    Configuration config = new Configuration();
    config.set(FenghuoOptions.PROFILES, List.of("classpath:profiles/patient.yaml"));
    config.set(FenghuoOptions.DEFAULT_PROFILE, usual);
    return Profiles.read(config);
  }

  private static Map<Level, Long> everyLevel(long millis) {
    return Map.of(Level.I, millis, Level.II, millis, Level.III, millis, Level.IV, millis);
  }

  public static long minutes(double count) {
    return (long) (Duration.ofMinutes(1).toMillis() * count);
  }

  public static Scope scope(String channel, String queue, String source, String customer) {
    return new Scope(
        "shop", "acme", null, null, channel, source, queue, null, null, null, customer);
  }

  public static Symptom up(String measure, String line, double minute) {
    return crossing(measure, line, Edge.UP, ACME, minutes(minute), null, 60);
  }

  public static Symptom down(String measure, String line, double minute) {
    return crossing(measure, line, Edge.DOWN, ACME, minutes(minute), null, 40);
  }

  public static Symptom crossing(
      String measure,
      String line,
      Edge edge,
      Scope scope,
      long timeMillis,
      String impact,
      double figure) {
    return new Symptom(
        measure,
        line,
        edge,
        scope,
        figure,
        50,
        ">=",
        figure,
        1,
        Double.NaN,
        minutes(5),
        timeMillis,
        ref(timeMillis),
        impact);
  }

  /**
   * Bots of a brand begin to fail.
   *
   * @param outcome the outcome that prevails; null for none
   */
  public static Symptom failing(String brand, double minute, String outcome) {
    Scope scope = new Scope("shop", brand, null, null, null, null, null, null, null, null, null);
    return failing(scope, minute, outcome);
  }

  /** The same of any part of the desk. */
  public static Symptom failing(Scope scope, double minute, String outcome) {
    Symptom s = crossing("bot-failure-share", "high", Edge.UP, scope, minutes(minute), null, 60);
    return new Symptom(
        s.measureId(),
        s.line(),
        s.edge(),
        s.scope(),
        s.value(),
        s.limit(),
        s.operator(),
        s.numerator(),
        s.denominator(),
        s.baseline(),
        s.windowMillis(),
        s.timeMillis(),
        s.completedBy(),
        s.impact(),
        outcome == null ? null : new Prevailing("outcome", outcome, 40, 60));
  }

  /** What a rule of nothing but a line finds; it is over when the line is. */
  public static Finding onLine(String rule, IncidentType type, Level level, Symptom symptom) {
    return finding(
        rule,
        type,
        level,
        symptom.scope(),
        symptom.timeMillis(),
        List.of(new Evidence("line", symptom.measureId(), symptom, List.of(), 0)),
        new Clear(List.of(symptom.measureId()), HOLD, 0));
  }

  /** What a rule finds of a leak of so many persons' data. */
  public static Finding leak(String rule, Level level, Scope scope, double minute, long persons) {
    Finding f = onEvents(rule, IncidentType.DATA_LEAK, level, scope, minute);
    return new FindingBuilder(f).persons(persons).build();
  }

  /** The same of a rule on these inputs, by what it came to it. */
  static Finding foundBy(FindingKind kind, Finding f, EventKind.Stream... inputs) {
    EventRef completedBy = kind == FindingKind.MATCH ? f.completedBy() : null;
    return new FindingBuilder(f)
        .kind(kind)
        .at(f.scope(), f.startMillis(), f.timeMillis(), completedBy)
        .inputs(List.of(inputs))
        .build();
  }

  /** The same of a rule that is called so. */
  public static Finding named(Finding f, String zh, String en) {
    return new FindingBuilder(f)
        .rule(f.ruleId(), f.ruleVersion(), f.ruleHash(), new LocalizedText(zh, en))
        .build();
  }

  /** What a rule of nothing but a line finds that is over when these measures are. */
  public static Finding onLineUntil(
      String rule, IncidentType type, Level level, Symptom symptom, String... measures) {
    return finding(
        rule,
        type,
        level,
        symptom.scope(),
        symptom.timeMillis(),
        List.of(new Evidence("line", symptom.measureId(), symptom, List.of(), 0)),
        new Clear(List.of(measures), HOLD, 0));
  }

  /** What a rule on events finds that is over when these measures are. */
  public static Finding onEventsUntil(
      String rule, IncidentType type, Level level, double minute, String... measures) {
    Finding found = onEvents(rule, type, level, ACME, minute);
    return finding(
        rule,
        type,
        level,
        ACME,
        found.timeMillis(),
        found.evidence(),
        new Clear(List.of(measures), HOLD, 0));
  }

  /** The figure beyond a line has become another one. */
  public static Symptom step(String measure, String line, double minute, double figure) {
    return crossing(measure, line, Edge.STEP, ACME, minutes(minute), null, figure);
  }

  /** What a rule over several lines finds; it is over when none of their measures is up. */
  public static Finding onSymptoms(
      String rule, IncidentType type, Level level, double minute, Symptom... symptoms) {
    return finding(
        rule,
        type,
        level,
        ACME,
        minutes(minute),
        Arrays.stream(symptoms)
            .map(s -> new Evidence("stage-" + s.measureId(), s.measureId(), s, List.of(), 0))
            .toList(),
        new Clear(Arrays.stream(symptoms).map(Symptom::measureId).toList(), HOLD, 0));
  }

  /** What a rule on events finds; it is over when it has been quiet. */
  public static Finding onEvents(
      String rule, IncidentType type, Level level, Scope scope, double minute) {
    long timeMillis = minutes(minute);
    EventRef event = ref(timeMillis);
    return finding(
        rule,
        type,
        level,
        scope,
        timeMillis,
        List.of(new Evidence("stage", "CUSTOMER_MESSAGE", null, List.of(event), 1)),
        new Clear(List.of(), HOLD, QUIET));
  }

  private static Finding finding(
      String rule,
      IncidentType type,
      Level level,
      Scope scope,
      long timeMillis,
      List<Evidence> evidence,
      Clear clear) {
    return new FindingBuilder(rule + "@" + scope.key() + "@" + timeMillis + "@" + level)
        .rule(rule, 1, "hash-of-" + rule, null)
        .trouble(type, level)
        .at(scope, timeMillis, timeMillis, ref(timeMillis))
        .evidence(evidence)
        .says(new LocalizedText(rule + "命中", rule + " hit"))
        .clear(clear)
        .inputs(List.of(EventKind.Stream.TRAFFIC))
        .build();
  }

  static EventRef ref(long timeMillis) {
    return new EventRef(new Origin("chat.traffic", 0, timeMillis), "e" + timeMillis, timeMillis);
  }
}
