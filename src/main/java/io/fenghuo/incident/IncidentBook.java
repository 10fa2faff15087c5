package io.fenghuo.incident;

import io.fenghuo.health.SourceHealth;

/** What is known of one tenant's desk, as the state machine reads it. */
interface IncidentBook {

  /** The incident at this place in the book, or null. */
  Incident incident(String key);

  Iterable<Incident> incidents();

  /** How a line stands, or null where it is not known to be or lately to have been up. */
  Standing standing(String key);

  Iterable<Standing> standings();

  /** The silence or maintenance of that id, or null. */
  MuteOrder mute(String id);

  Iterable<MuteOrder> mutes();

  /** The units of the input that are not live. */
  Iterable<SourceHealth> ills();

  /** Never null. */
  TenantState desk();
}
