package io.fenghuo.notify;

import io.fenghuo.incident.Duty;
import io.fenghuo.rule.Department;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who in PagerDuty is told of what. A target is a name for a routing key, which itself is a secret:
 * that of the first department that has the key, or {@link #ALL} for the common one.
 */
final class PagerDutyTargets implements Serializable {

  static final String ALL = "all";

  private final Map<String, String> routingKeys = new HashMap<>();
  private final Map<Department, String> targets = new EnumMap<>(Department.class);

  /**
   * @param common key of all departments without one of their own; empty for none
   * @param own keys by department
   */
  PagerDutyTargets(String common, Map<Department, String> own) {
    if (!common.isEmpty()) {
      routingKeys.put(ALL, common);
    }
    for (Department department : Department.values()) {
      String key = own.getOrDefault(department, common);
      if (!key.isEmpty()) {
        targets.put(department, targetOf(key, department));
      }
    }
  }

  private String targetOf(String key, Department department) {
    for (Map.Entry<String, String> known : routingKeys.entrySet()) {
      if (known.getValue().equals(key)) {
        return known.getKey();
      }
    }
    routingKeys.put(department.name(), key);
    return department.name();
  }

  boolean isEmpty() {
    return routingKeys.isEmpty();
  }

  Map<String, String> routingKeys() {
    return routingKeys;
  }

  /**
   * The duties behind each target; an incident that names no department is everybody's. Departments
   * that have no key of any kind are left out.
   */
  Map<String, List<Duty>> of(List<Duty> duties) {
    Map<String, List<Duty>> behind = new TreeMap<>();
    if (duties.isEmpty() && routingKeys.containsKey(ALL)) {
      behind.put(ALL, List.of());
    }
    for (Duty duty : duties) {
      String target = targets.get(duty.department());
      if (target != null) {
        behind.computeIfAbsent(target, none -> new ArrayList<>()).add(duty);
      }
    }
    return behind;
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return targets.toString();
  }
}
