package io.fenghuo.incident;

import io.fenghuo.event.EventRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * Builds an {@link Alert}, whose fields are described there. What is not said is as of an incident
 * that nobody handles and that reaches nowhere.
 */
public final class AlertBuilder {

  private String alertId;
  private final String incidentId;
  private long epoch;
  private final long seq;
  private final String dedupKey;
  private AlertEvent event;
  private AlertReason reason;
  private IncidentState state;
  private Level level;
  private Level previousLevel;
  private Level peakLevel;
  private IncidentType incidentType;
  private List<IncidentType> types;
  private Affected scope;
  private Impact impact = Impact.NONE;
  private List<FigureNow> figures = List.of();
  private RuleRef rule;
  private long findingCount;
  private long absorbedCount;
  private List<Duty> departments = List.of();
  private String playbook;
  private String profile;
  private Flags flags = new Flags(null, false, false, List.of());
  private CommandRef command;
  private String otherIncidentId;
  private List<String> related = List.of();
  private LeakReport leakReport;
  private List<Evidence> evidence = List.of();
  private LocalizedText says;
  private long openedMillis;
  private long timeMillis;
  private EventRef completedBy;
  private String drillId;

  /** A record of an incident. */
  public AlertBuilder(String incidentId, long seq, String dedupKey) {
    this.incidentId = incidentId;
    this.seq = seq;
    this.dedupKey = dedupKey;
  }

  /** All that another record says. */
  public AlertBuilder(Alert like) {
    this(like.incidentId(), like.seq(), like.dedupKey());
    id(like.alertId()).epoch(like.epoch());
    tells(like.event(), like.reason(), like.says());
    stands(like.state(), like.level(), like.previousLevel(), like.peakLevel());
    trouble(like.incidentType(), like.types());
    reaches(like.scope(), like.impact(), like.figures());
    found(like.rule(), like.findingCount(), like.absorbedCount(), like.evidence());
    handled(like.departments(), like.playbook(), like.profile(), like.flags());
    command(like.command()).leakReport(like.leakReport());
    others(like.otherIncidentId(), like.related());
    at(like.openedMillis(), like.timeMillis(), like.completedBy());
    drill(like.drillId());
  }

  /** Where it is not given, the record's content gives it. */
  public AlertBuilder id(String given) {
    alertId = given;
    return this;
  }

  public AlertBuilder epoch(long toldInEpoch) {
    epoch = toldInEpoch;
    return this;
  }

  public AlertBuilder tells(AlertEvent what, AlertReason why, LocalizedText sentence) {
    event = what;
    reason = why;
    says = sentence;
    return this;
  }

  /**
   * @param before the level before; null or the same where this record does not change it
   */
  public AlertBuilder stands(IncidentState now, Level grade, Level before, Level peak) {
    state = now;
    level = grade;
    previousLevel = before == grade ? null : before;
    peakLevel = peak;
    return this;
  }

  public AlertBuilder trouble(IncidentType type, List<IncidentType> all) {
    incidentType = type;
    types = all;
    return this;
  }

  public AlertBuilder reaches(Affected where, Impact howFar, List<FigureNow> by) {
    scope = where;
    impact = howFar;
    figures = by;
    return this;
  }

  public AlertBuilder found(RuleRef by, long findings, long absorbed, List<Evidence> on) {
    rule = by;
    findingCount = findings;
    absorbedCount = absorbed;
    evidence = on;
    return this;
  }

  public AlertBuilder handled(List<Duty> by, String playbookId, String inProfile, Flags under) {
    departments = by;
    playbook = playbookId;
    profile = inProfile;
    flags = under;
    return this;
  }

  public AlertBuilder command(CommandRef behind) {
    command = behind;
    return this;
  }

  public AlertBuilder others(String incident, List<String> alike) {
    otherIncidentId = incident;
    related = alike;
    return this;
  }

  public AlertBuilder leakReport(LeakReport owed) {
    leakReport = owed;
    return this;
  }

  public AlertBuilder at(long opened, long time, EventRef by) {
    openedMillis = opened;
    timeMillis = time;
    completedBy = by;
    return this;
  }

  public AlertBuilder drill(String id) {
    drillId = id;
    return this;
  }

  public Alert build() {
    return with(alertId == null ? named() : alertId, departments);
  }

  /**
   * The id that its content gives it. When an answer is due is left out: it is told by the desk's
   * clock, and the same evidence is to give the same id in every run.
   */
  private String named() {
    List<Duty> told =
        departments.stream()
            .map(duty -> new Duty(duty.department(), duty.role(), 0, null, null, duty.ackedBy(), 0))
            .toList();
    String content = with(null, told).toString();
    return Pseudonyms.nameFor("alert-", incidentId, Long.toString(seq), content);
  }

  private Alert with(String id, List<Duty> duties) {
    return new Alert(
        id,
        incidentId,
        epoch,
        seq,
        dedupKey,
        event,
        reason,
        state,
        level,
        previousLevel,
        peakLevel,
        incidentType,
        types,
        scope,
        impact,
        figures,
        rule,
        findingCount,
        absorbedCount,
        duties,
        playbook,
        profile,
        flags,
        command,
        otherIncidentId,
        related,
        leakReport,
        evidence,
        says,
        openedMillis,
        timeMillis,
        completedBy,
        drillId);
  }
}
