package io.fenghuo.handling;

import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has a part in which incident.
 *
 * @param rows for each type everybody who may have a part
 * @param told for each level the roles that are told at all, and who else is
 * @param always who is told of every incident at every level
 */
record DepartmentTable(
    Map<IncidentType, List<Assignment>> rows, Map<Level, Told> told, List<Assignment> always)
    implements Serializable {

  static final DepartmentTable NOBODY = new DepartmentTable(Map.of(), Map.of(), List.of());

  /** Who is told at one level. */
  record Told(Set<Role> roles, List<Assignment> besides) implements Serializable {}

  /**
   * @param ofRule stands in for the type's row; empty where that holds
   */
  List<Assignment> of(IncidentType type, Level level, List<Assignment> ofRule) {
    Map<Department, Role> parts = new EnumMap<>(Department.class);
    Told here = told.get(level);
    for (Assignment each : ofRule.isEmpty() ? rows.get(type) : ofRule) {
      if (here.roles().contains(each.role())) {
        add(parts, each);
      }
    }
    here.besides().forEach(each -> add(parts, each));
    always.forEach(each -> add(parts, each));
    List<Assignment> all = new ArrayList<>();
    parts.forEach((department, role) -> all.add(new Assignment(department, role)));
    all.sort(Comparator.comparing(Assignment::role));
    return List.copyOf(all);
  }

  /** A department has one part: the weightiest of those it is given. */
  private static void add(Map<Department, Role> parts, Assignment each) {
    parts.merge(each.department(), each.role(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }
}
