package io.fenghuo.incident;

import io.fenghuo.health.SourceHealth;

/**
 * What is known of one tenant's desk, as the state machine reads it. Nothing in it gives all
 * incidents or all lines: they may be a hundred thousand.
 */
interface IncidentBook {

  /** The incident at this place in the book, or null. */
  Incident incident(String key);

  /** The places of the incidents under a term of {@link Index}. */
  Iterable<String> incidentsUnder(String term);

  /** How a line stands, or null where it is not known to be or lately to have been up. */
  Standing standing(String key);

  /** The keys of the lines under a term of {@link Index}. */
  Iterable<String> standingsUnder(String term);

  /** The silence or maintenance of that id, or null. */
  MuteOrder mute(String id);

  Iterable<MuteOrder> mutes();

  /** The units of the input that are missed, see {@link Inputs}. */
  Iterable<SourceHealth> ills();

  /** Those that were missed and are live again since lately. */
  Iterable<LiveAgain> livesAgain();

  /** What was told in the span of a {@link Budget}, or null. */
  Budget budget(String key);

  /** Whether a person, by her hash, is counted in the incident of many at this place. */
  boolean isCounted(String place, String person);

  /** Never null. */
  TenantState tenantState();
}
