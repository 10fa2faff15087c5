package io.fenghuo.rule;

import io.fenghuo.definition.Yaml;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads who has which part: {@code { lead: [TECH], support: [CS, PR], informed: [BIZ] }}. */
public final class AssignmentReader {

  private AssignmentReader() {}

  /**
   * The departments in the order of their roles; where somebody is named, somebody must lead.
   *
   * @param at what has the three lists; a missing one reads as empty
   */
  public static List<Assignment> read(Yaml at) {
    List<Assignment> assignments = readAny(at);
    if (assignments.stream().noneMatch(each -> each.role() == Role.LEAD)) {
      at.at(name(Role.LEAD)).fault(Message.of("departments.lead"));
    }
    return assignments;
  }

  /** The same where nobody need lead. */
  public static List<Assignment> readAny(Yaml at) {
    List<Assignment> assignments = new ArrayList<>();
    Set<Department> seen = EnumSet.noneOf(Department.class);
    for (Role role : Role.values()) {
      for (Department department : at.allOf(name(role), Department.class)) {
        if (seen.add(department)) {
          assignments.add(new Assignment(department, role));
        } else {
          at.at(name(role)).fault(Message.of("departments.twice", "given", department));
        }
      }
    }
    at.noOthers();
    return List.copyOf(assignments);
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
