package io.fenghuo.incident;

/**
 * What is kept of a tenant beside its incidents.
 *
 * @param profile the profile an operator has set; null where the configuration's holds
 * @param stormStartMillis when the span began in which openings are counted
 * @param opened how many incidents of level III and IV were told in that span
 */
public record TenantState(String profile, long stormStartMillis, int opened) {

  static final TenantState NEW = new TenantState(null, Long.MIN_VALUE, 0);
}
