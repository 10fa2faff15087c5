package io.fenghuo.incident;

/** What is known of one desk, as the state machine reads it. */
interface IncidentBook {

  /** The incident at this place in the book, or null. */
  Incident incident(String key);

  Iterable<Incident> incidents();

  /** How a line stands, or null where it is not known to be or lately to have been up. */
  Standing standing(String key);

  Iterable<Standing> standings();
}
