package io.fenghuo.match;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * Builds a {@link Finding}, whose fields are described there. What is not said is as of a match
 * that tells of no persons, of a rule that reads no stream and leaves the response to the profile.
 */
public final class FindingBuilder {

  private final String findingId;
  private String ruleId;
  private int ruleVersion;
  private String ruleHash;
  private LocalizedText ruleName;
  private FindingKind kind = FindingKind.MATCH;
  private IncidentType type;
  private Level level;
  private Scope scope;
  private long startMillis;
  private long timeMillis;
  private EventRef completedBy;
  private List<Evidence> evidence = List.of();
  private long persons;
  private LocalizedText says;
  private Clear clear;
  private List<EventKind.Stream> inputs = List.of();
  private RuleResponse response = RuleResponse.OF_PROFILE;
  private boolean warming;

  public FindingBuilder(String findingId) {
    this.findingId = findingId;
  }

  /** All that another finding says. */
  public FindingBuilder(Finding like) {
    this(like.findingId());
    rule(like.ruleId(), like.ruleVersion(), like.ruleHash(), like.ruleName());
    kind(like.kind()).trouble(like.type(), like.level());
    at(like.scope(), like.startMillis(), like.timeMillis(), like.completedBy());
    evidence(like.evidence()).persons(like.persons()).says(like.says());
    clear(like.clear()).inputs(like.inputs()).response(like.response()).warming(like.warming());
  }

  public FindingBuilder rule(String id, int version, String hash, LocalizedText name) {
    ruleId = id;
    ruleVersion = version;
    ruleHash = hash;
    ruleName = name;
    return this;
  }

  public FindingBuilder kind(FindingKind by) {
    kind = by;
    return this;
  }

  public FindingBuilder trouble(IncidentType what, Level grade) {
    type = what;
    level = grade;
    return this;
  }

  public FindingBuilder at(Scope where, long start, long time, EventRef by) {
    scope = where;
    startMillis = start;
    timeMillis = time;
    completedBy = by;
    return this;
  }

  public FindingBuilder evidence(List<Evidence> stages) {
    evidence = stages;
    return this;
  }

  public FindingBuilder persons(long count) {
    persons = count;
    return this;
  }

  public FindingBuilder says(LocalizedText sentence) {
    says = sentence;
    return this;
  }

  public FindingBuilder clear(Clear end) {
    clear = end;
    return this;
  }

  public FindingBuilder inputs(List<EventKind.Stream> streams) {
    inputs = streams;
    return this;
  }

  public FindingBuilder response(RuleResponse wanted) {
    response = wanted;
    return this;
  }

  public FindingBuilder warming(boolean lately) {
    warming = lately;
    return this;
  }

  public Finding build() {
    return new Finding(
        findingId,
        ruleId,
        ruleVersion,
        ruleHash,
        ruleName,
        kind,
        type,
        level,
        scope,
        startMillis,
        timeMillis,
        completedBy,
        evidence,
        persons,
        says,
        clear,
        inputs,
        response,
        warming);
  }
}
