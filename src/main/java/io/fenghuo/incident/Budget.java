package io.fenghuo.incident;

import io.fenghuo.rule.Level;

/**
 * How many new incidents were told in the span that runs. Each level, each kind of scope and each
 * brand has one of its own: what many customers of one brand spend is nobody else's.
 *
 * @param startMillis when the span began
 * @param opened how many were told since
 */
public record Budget(long startMillis, int opened) {

  static String keyOf(Incident incident) {
    return key(
        incident.level(), Family.of(incident.type()), incident.isOfCustomer(), incident.scope());
  }

  static String keyOf(IncidentDraft draft) {
    boolean isOfCustomer = draft.extent.scope().customer() != null;
    return key(draft.level, draft.family(), isOfCustomer, draft.extent.scope());
  }

  private static String key(Level level, Family family, boolean isOfCustomer, Affected at) {
    String kind = isOfCustomer ? "customers" : family == Family.DATA_GAP ? "sources" : "places";
    return level + "/" + kind + "/" + (at.brand() == null ? "" : at.brand());
  }
}
