package io.fenghuo.publish;

import io.fenghuo.incident.Affected;
import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * A topic that some records go to beside the graded ones. Each list is a condition that one of its
 * items meets, an empty one asks nothing; all conditions must hold.
 *
 * @param topic its full name
 * @param types of any of the incident's kinds of trouble
 * @param levels of the record's level, or of the one before where it changes it
 * @param departments of any department that has a part in the incident
 * @param tenants whose desk
 * @param brands the incident's brand
 * @param channels any of the channels affected
 * @param queues any of the queues affected
 */
record Route(
    String topic,
    List<IncidentType> types,
    List<Level> levels,
    List<Department> departments,
    List<String> tenants,
    List<String> brands,
    List<String> channels,
    List<String> queues)
    implements Serializable {

  boolean takes(Alert alert) {
    Affected scope = alert.scope();
    return meets(types, alert.types())
        && (meets(levels, alert.level())
            || alert.changesLevel() && meets(levels, alert.previousLevel()))
        && meets(departments, alert.departments().stream().map(duty -> duty.department()).toList())
        && meets(tenants, scope.tenant())
        && meets(brands, scope.brand())
        && meets(channels, scope.channels())
        && meets(queues, scope.queues());
  }

  private static <T> boolean meets(List<T> wanted, T value) {
    return wanted.isEmpty() || value != null && wanted.contains(value);
  }

  private static <T> boolean meets(List<T> wanted, List<T> values) {
    return wanted.isEmpty() || !Collections.disjoint(wanted, values);
  }
}
