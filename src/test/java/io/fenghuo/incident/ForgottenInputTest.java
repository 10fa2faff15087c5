package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.crossing;
import static io.fenghuo.incident.Trouble.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.health.HealthFunction;
import io.fenghuo.health.HealthLimits;
import io.fenghuo.health.Pulse;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.SourceSilence;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.time.Mode;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The health station before the incident station: what becomes of a gap, and of what it muted or
 * held, when what fell silent is forgotten.
 */
class ForgottenInputTest {

  private static final long FORGET = minutes(60);
  private static final HealthLimits LIMITS =
      new HealthLimits(60_000, 300_000, 120_000, FORGET, 0.1, Map.of());

  private final TreeMap<Long, List<Pulse>> pulses = new TreeMap<>();
  private final TreeMap<Long, List<IncidentInput>> others = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();

  /** Several inputs, one of which is fed by nobody who has a name. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeadInputsGapEndsAndWhatItMutedIsToldAgain(boolean healthFirst) throws Exception {
    sends(Stream.TRAFFIC, "desk", 5, 0, 400);
    sends(Stream.SENTIMENT, null, 5, 0, 200);
    absence(Stream.SENTIMENT, 210);

    play(400, healthFirst);

    assertThat(told())
        .containsExactly(
            "205:00 OPENED DATA_GAP",
            "210:00 OPENED SERVICE_OVERLOAD muted",
            "262:00 RESOLVED DATA_GAP",
            "262:00 UNSUPPRESSED SERVICE_OVERLOAD",
            "272:00 CLOSED DATA_GAP");
    assertThat(saidOfEnd().en()).contains("silence (the sentiment input) is no longer known");
    assertThat(saidOfEnd().zh()).contains("指标“数据静默时长”（情绪识别输入）已无从得知");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeadSourcesGapEnds(boolean healthFirst) throws Exception {
    sends(Stream.TRAFFIC, "desk", 5, 0, 400);
    sends(Stream.SENTIMENT, "model", 5, 0, 200);
    beats("model", 30, 0, 200);
    absence(Stream.SENTIMENT, 210);

    play(400, healthFirst);

    assertThat(told())
        .containsExactly(
            "205:00 OPENED DATA_GAP",
            "210:00 OPENED SERVICE_OVERLOAD",
            "262:00 RESOLVED DATA_GAP",
            "272:00 CLOSED DATA_GAP");
    assertThat(saidOfEnd().en()).contains("silence (model) is no longer known");
    assertThat(saidOfEnd().zh()).contains("指标“数据静默时长”（model）已无从得知");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGapOfAllInputsEnds(boolean healthFirst) throws Exception {
    sends(Stream.TRAFFIC, "desk", 5, 0, 200);
    sends(Stream.SENTIMENT, "model", 5, 0, 200);
    beats("model", 30, 0, 200);
    beats("desk", 30, 0, 200);
    absence(Stream.SENTIMENT, 210);

    play(400, healthFirst);

    assertThat(told())
        .containsExactly(
            "205:00 OPENED DATA_GAP",
            "210:00 OPENED SERVICE_OVERLOAD muted",
            "262:00 RESOLVED DATA_GAP",
            "262:00 UNSUPPRESSED SERVICE_OVERLOAD",
            "272:00 CLOSED DATA_GAP");
    assertThat(saidOfEnd().en()).contains("silence (every input) is no longer known");
    assertThat(saidOfEnd().zh()).contains("指标“数据静默时长”（全部输入）已无从得知");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQuietInputHoldsUntilItIsForgotten(boolean healthFirst) throws Exception {
    sends(Stream.TRAFFIC, "desk", 5, 0, 400);
    sends(Stream.MENTION, null, 600, 0, 200);
    absence(Stream.MENTION, 190);
    others
        .computeIfAbsent(minutes(235), t -> new ArrayList<>())
        .add(IncidentInput.of(line(Edge.DOWN, 235)));

    play(400, healthFirst);

    assertThat(told())
        .containsExactly(
            "190:00 OPENED SERVICE_OVERLOAD",
            "252:00 RESOLVED SERVICE_OVERLOAD",
            "262:00 CLOSED SERVICE_OVERLOAD");
  }

  private List<String> told() {
    return alerts.stream()
        .map(
            alert -> {
              long seconds = (alert.timeMillis() - minutes(0)) / 1_000;
              String muted = alert.flags().isMuted() ? " muted" : "";
              return "%d:%02d %s %s%s"
                  .formatted(
                      seconds / 60, seconds % 60, alert.event(), alert.incidentType(), muted);
            })
        .toList();
  }

  private LocalizedText saidOfEnd() {
    return alerts.stream()
        .filter(alert -> alert.event() == AlertEvent.RESOLVED)
        .map(Alert::says)
        .findFirst()
        .orElseThrow();
  }

  /** A line that stays up, and what a rule finds on it because nothing came. */
  private void absence(Stream input, double minute) {
    Symptom up = line(Edge.UP, minute);
    List<IncidentInput> at = others.computeIfAbsent(minutes(minute), t -> new ArrayList<>());
    at.add(IncidentInput.of(up));
    at.add(
        IncidentInput.of(
            Trouble.foundBy(
                FindingKind.ABSENCE,
                Trouble.onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, up),
                input)));
  }

  private static Symptom line(Edge edge, double minute) {
    return crossing("waiting", "high", edge, Trouble.ACME, minutes(minute), null, 60);
  }

  private void sends(Stream stream, String source, int everySeconds, double from, double to) {
    for (long time = minutes(from); time < minutes(to); time += everySeconds * 1_000L) {
      pulse(stream, source, time, time, Pulse.NONE);
    }
  }

  private void beats(String source, int everySeconds, double from, double to) {
    for (long time = minutes(from); time < minutes(to); time += everySeconds * 1_000L) {
      pulse(Stream.TRAFFIC, source, time, Pulse.NONE, time);
    }
  }

  private void pulse(Stream stream, String source, long time, long record, long heartbeat) {
    long bucket = (time / Pulse.BUCKET_MILLIS + 1) * Pulse.BUCKET_MILLIS;
    String topic = "chat." + stream;
    pulses
        .computeIfAbsent(bucket, b -> new ArrayList<>())
        .add(new Pulse("shop", stream, topic, 0, source, "acme", bucket, record, heartbeat));
  }

  private void play(double until, boolean healthFirst) throws Exception {
    try (var health =
            new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HealthFunction(LIMITS, Mode.LIVE, 1)),
                Pulse::tenant,
                Types.STRING);
        var incidents =
            new KeyedOneInputStreamOperatorTestHarness<>(
                new IncidentOperator(
                    new IncidentFunction(
                        Trouble.LIMITS,
                        Trouble.LEAKS,
                        Trouble.PATIENT,
                        HumanNames.NONE,
                        Mode.LIVE,
                        1,
                        0)),
                IncidentInput::key,
                Types.STRING)) {
      health.open();
      incidents.open();
      int changes = 0;
      int silences = 0;
      for (long time = Pulse.BUCKET_MILLIS; time <= minutes(until); time += Pulse.BUCKET_MILLIS) {
        for (Pulse pulse : pulses.getOrDefault(time, List.of())) {
          health.processElement(pulse, time - 1);
        }
        health.processWatermark(time);
        List<IncidentInput> ofHealth = new ArrayList<>();
        List<SourceHealth> told = health.extractOutputValues();
        told.subList(changes, told.size()).forEach(c -> ofHealth.add(IncidentInput.of(c)));
        changes = told.size();
        List<IncidentInput> ofSilences = new ArrayList<>();
        if (health.getSideOutput(HealthFunction.SYMPTOMS) != null) {
          List<Symptom> symptoms =
              health.getSideOutput(HealthFunction.SYMPTOMS).stream()
                  .map(StreamRecord::getValue)
                  .toList();
          symptoms.subList(silences, symptoms.size()).forEach(s -> silence(s, ofSilences));
          silences = symptoms.size();
        }
        List<IncidentInput> all = new ArrayList<>(healthFirst ? ofHealth : ofSilences);
        all.addAll(healthFirst ? ofSilences : ofHealth);
        all.addAll(others.getOrDefault(time, List.of()));
        for (IncidentInput input : all) {
          incidents.processElement(input, input.timeMillis());
        }
        incidents.processWatermark(time);
      }
      alerts.addAll(incidents.extractOutputValues());
    }
  }

  /** A silence, and what the rules of the product find on it. */
  private static void silence(Symptom symptom, List<IncidentInput> out) {
    out.add(IncidentInput.of(symptom));
    boolean isDead =
        symptom.line().equals(SourceSilence.DEAD)
            || symptom.line().equals(SourceSilence.INPUT_DEAD);
    if (isDead && symptom.edge() == Edge.UP) {
      out.add(
          IncidentInput.of(
              Trouble.onLine("source-silent", IncidentType.DATA_GAP, Level.III, symptom)));
    }
  }
}
