package io.fenghuo.handling;

import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.util.Map;

/**
 * How the desks of one trade handle incidents.
 *
 * @param name in kebab-case
 * @param title what it is called
 * @param departments who is told
 * @param playbooks id of the playbook of each type that has one
 * @param grades how grave what is found counts
 * @param ackDueMillis for each level, in which time an acknowledgement is due
 * @param care what affected customers are offered
 */
public record Profile(
    String name,
    LocalizedText title,
    DepartmentTable departments,
    Map<IncidentType, String> playbooks,
    Grades grades,
    Map<Level, Long> ackDueMillis,
    CarePlan care)
    implements Serializable {

  /**
   * Who is told of an incident of a type at a level, and its playbook.
   *
   * @param ofRule what the rule of the leading finding itself says; it stands in for the type's row
   *     of the table and for the type's playbook
   */
  public Response response(IncidentType type, Level level, RuleResponse ofRule) {
    return new Response(
        departments.of(type, level, ofRule.assignments()),
        ofRule.playbook() != null ? ofRule.playbook() : playbooks.get(type));
  }

  /** How grave a rule's finding counts. */
  public Level graded(String ruleId, IncidentType type, Level found) {
    return grades.graded(ruleId, type, found);
  }

  /**
   * How grave an incident is by its extent alone; null where the extent says nothing.
   *
   * @param sessions null where it is not known, as all others
   */
  public Level ofImpact(
      IncidentType type, Long sessions, Long customers, Long complaints, Long reach) {
    return grades.ofImpact(type, sessions, customers, complaints, reach);
  }

  /** In which time an acknowledgement is due. */
  public long ackDueMillis(Level level) {
    return ackDueMillis.get(level);
  }
}
