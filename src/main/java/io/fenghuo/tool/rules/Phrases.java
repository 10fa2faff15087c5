package io.fenghuo.tool.rules;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.RuleOrder;
import java.util.List;

/**
 * The words of one language for each concept of a rule; {@link RuleSentence} puts them in order.
 */
interface Phrases {

  /** The whole, of parts that stand beside each other. */
  String sentence(List<String> parts);

  String key(List<Dimension> key);

  String order(RuleOrder order);

  String looksFor(String steps);

  String events(List<EventKind> kinds);

  /**
   * @param line null for every line of the measure
   */
  String symptom(String measure, String line);

  String where(String condition);

  /** The name of a stage, for those who look for it in an alert's evidence. */
  String named(String stage);

  String follows(Follows follows);

  /** What must not come until the end, in place of {@link #follows}. */
  String absence();

  String group(String steps);

  String times(int min, int max, String what);

  String contiguity(Contiguity contiguity);

  String greedy();

  String until(String condition);

  String optional(String what);

  String stageWithin(long millis);

  String silence(long millis);

  String within(long millis);

  /**
   * @param stage the stage it speaks of; empty where it speaks of none
   */
  String afterMatch(AfterMatch afterMatch, String stage);

  String isIncident(IncidentType type);

  String level(Grading grading);

  /**
   * What is told of a pattern that has come as far as a stage and no further; its level follows.
   */
  String timeout(String after);

  String clear(Clear clear);

  /**
   * @param assignments at least one
   */
  String departments(List<Assignment> assignments);

  String playbook(String id);
}
