package io.fenghuo.match;

import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * What a rule has found. It carries all that the incident station needs of the rule, so that a
 * rule's change acts from the next finding on.
 *
 * @param findingId deterministic: the same rule, version and evidence give the same id
 * @param ruleId the rule
 * @param ruleVersion its version
 * @param ruleHash hash of its definition
 * @param ruleName what people call it; null where its author gave no name
 * @param kind how the rule's pattern was completed
 * @param type what kind of trouble
 * @param level how grave this finding alone is
 * @param scope the rule's key: the part of the desk the pattern was found on
 * @param startMillis event time of the pattern's first evidence
 * @param timeMillis event time at which the pattern was complete, or out of time
 * @param completedBy the event that completed it; null where time alone did
 * @param evidence what each stage rests on, in the order of the stages
 * @param persons whose data leaked, by the events that it rests on; 0 where they say nothing
 * @param says why, in one sentence
 * @param clear when it is over
 * @param inputs the streams that the rule's figures and events come from
 * @param response whom the rule itself names to be told, and its playbook
 * @param warming whether the rule was changed so lately that the finding may lack what came before
 */
public record Finding(
    String findingId,
    String ruleId,
    int ruleVersion,
    String ruleHash,
    LocalizedText ruleName,
    FindingKind kind,
    IncidentType type,
    Level level,
    Scope scope,
    long startMillis,
    long timeMillis,
    EventRef completedBy,
    List<Evidence> evidence,
    long persons,
    LocalizedText says,
    Clear clear,
    List<EventKind.Stream> inputs,
    RuleResponse response,
    boolean warming) {

  /** The same, counted as grave as given. */
  public Finding graded(Level as) {
    return as == level ? this : new FindingBuilder(this).trouble(type, as).build();
  }

  /** The same of a rule that was changed lately; its sentence says so. */
  Finding asWarming() {
    return new FindingBuilder(this)
        .says(LocalizedText.of(Message.of("rule-status.warming-finding", "says", says)))
        .warming(true)
        .build();
  }
}
