package io.fenghuo.notify;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.incident.Affected;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertBuilder;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.FigureWords;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.Impact;
import io.fenghuo.incident.IncidentState;
import io.fenghuo.incident.Mute;
import io.fenghuo.incident.RuleRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One incident told record by record; what a record does not change stays as it was. */
final class Story {

  /** When incidents of the tests open, in event time and, unless said otherwise, by the wall. */
  static final long NOON = Instant.parse("2026-11-11T12:00:00Z").toEpochMilli();

  static final FigureWords WORDS =
      new FigureWords(
          new HumanNames(
              Map.of(),
              Map.of("bot-failure-share", new LocalizedText("机器人失败率", "bot failure share"))));

  private static final Scope ACME =
      new Scope("acme", "main", null, null, null, null, null, null, null, null, null);

  private final String incidentId;
  private final String dedupKey;
  private final long openedMillis;
  private Level level = Level.III;
  private IncidentType type = IncidentType.SYSTEM_FAULT;
  private IncidentState state = IncidentState.OPEN;
  private final List<Duty> duties = new ArrayList<>();
  private Mute mute;
  private String drillId;
  private String otherIncidentId;
  private List<Evidence> evidence = List.of();
  private long epoch;
  private long seq;

  Story(String incidentId, String dedupKey, long openedMillis) {
    this.incidentId = incidentId;
    this.dedupKey = dedupKey;
    this.openedMillis = openedMillis;
  }

  static Story of(String incidentId) {
    return new Story(incidentId, "service/acme|main", NOON);
  }

  Story level(Level now) {
    level = now;
    return this;
  }

  Story type(IncidentType now) {
    type = now;
    return this;
  }

  Story asks(Department department, Role role) {
    duties.add(new Duty(department, role, openedMillis, openedMillis + 1, null, null, 0));
    return this;
  }

  /** Takes its acknowledgement, and the incident's where all have given it. */
  Story acks(Department department) {
    ack(department, openedMillis + 1);
    boolean all =
        duties.stream().noneMatch(d -> d.role().acknowledges() && d.ackedMillis() == null);
    state = all ? IncidentState.ACKED : IncidentState.OPEN;
    return this;
  }

  /** A worsening: its acknowledgement is wanted anew. */
  Story asksAgain(Department department) {
    ack(department, null);
    state = IncidentState.OPEN;
    return this;
  }

  Story leaves(Department department) {
    duties.removeIf(duty -> duty.department() == department);
    return this;
  }

  private void ack(Department department, Long millis) {
    duties.replaceAll(
        duty ->
            duty.department() == department
                ? new Duty(
                    department,
                    duty.role(),
                    duty.armedMillis(),
                    duty.dueMillis(),
                    millis,
                    millis == null ? null : "li",
                    0)
                : duty);
  }

  Story drill(String id) {
    drillId = id;
    return this;
  }

  Story rests(double value, double limit) {
    evidence =
        List.of(
            new Evidence(
                "bots-failing",
                "bot-failure-share",
                new Symptom(
                    "bot-failure-share",
                    "high",
                    Edge.UP,
                    ACME,
                    value,
                    limit,
                    ">=",
                    310,
                    500,
                    Double.NaN,
                    300_000,
                    openedMillis,
                    (EventRef) null,
                    null),
                List.of(),
                1));
    return this;
  }

  Alert opens() {
    return tell(AlertEvent.OPENED, AlertReason.FIRST_FINDING);
  }

  Alert escalates(Level now) {
    level = now;
    return tell(AlertEvent.ESCALATED, AlertReason.GRAVER_FINDING);
  }

  /** The job has failed and goes on from its last checkpoint. */
  Story restarts() {
    epoch++;
    return this;
  }

  Alert updates() {
    return tell(AlertEvent.UPDATED, AlertReason.SCOPE_GREW);
  }

  Alert acked() {
    return tell(AlertEvent.ACKED, AlertReason.DEPARTMENT_ACKED);
  }

  Alert muted() {
    mute = new Mute(Mute.Kind.SILENCE, "sil-1", null);
    return tell(AlertEvent.SUPPRESSED, AlertReason.SILENCED);
  }

  Alert unmuted() {
    mute = null;
    return tell(AlertEvent.UNSUPPRESSED, AlertReason.MUTE_ENDED);
  }

  Alert resolves() {
    state = IncidentState.RESOLVED;
    return tell(AlertEvent.RESOLVED, AlertReason.CLEARED);
  }

  Alert reopens() {
    state = IncidentState.OPEN;
    return tell(AlertEvent.REOPENED, AlertReason.RELAPSED);
  }

  Alert closes() {
    state = IncidentState.CLOSED;
    return tell(AlertEvent.CLOSED, AlertReason.REOPEN_WINDOW_PASSED);
  }

  Alert merges(String other) {
    otherIncidentId = other;
    return tell(AlertEvent.MERGED, AlertReason.PART_OF_ANOTHER);
  }

  private Alert tell(AlertEvent event, AlertReason reason) {
    seq++;
    return new AlertBuilder(incidentId, seq, dedupKey)
        .id(incidentId + "-" + seq)
        .epoch(epoch)
        .tells(event, reason, new LocalizedText("机器人大面积失败", "bots are failing"))
        .stands(state, level, null, level)
        .trouble(type, List.of(type))
        .reaches(
            new Affected("acme", "main", null, List.of("WEB"), List.of(), List.of()),
            new Impact(null, 1200L, 30L, null, null),
            List.of())
        .found(
            new RuleRef("bots-failing", 1, "hash", null, FindingKind.MATCH, false), 1, 0, evidence)
        .handled(List.copyOf(duties), "PB-SYS", "general", new Flags(mute, false, false, List.of()))
        .others(otherIncidentId, List.of())
        .at(openedMillis, openedMillis + seq * 1000, null)
        .drill(drillId)
        .build();
  }
}
