package io.fenghuo.incident;

import io.fenghuo.handling.Profile;
import io.fenghuo.handling.Profiles;
import io.fenghuo.words.HumanNames;

/**
 * What applies to every incident of the job.
 *
 * @param limits what an incident's life is bounded by
 * @param leaks what must be reported of a data leak to the authorities
 * @param profiles how the desks of each trade handle incidents
 * @param pseudonyms what stands for customers and sessions
 * @param names what people call rules and measures
 */
record Terms(
    IncidentLimits limits,
    LeakRegulation leaks,
    Profiles profiles,
    Pseudonyms pseudonyms,
    HumanNames names) {

  /**
   * The profile by which a tenant's incidents are handled now; the configuration's where an
   * operator has set none, or one that the job was restored without.
   */
  Profile profile(TenantState tenantState, String tenant) {
    return profiles.byName(tenantState.profile()).orElseGet(() -> profiles.ofTenant(tenant));
  }
}
