package io.fenghuo.incident;

/**
 * Why nobody is disturbed by an incident for now.
 *
 * @param by what mutes it
 * @param id of the silence or maintenance, or of the incident that is the cause
 * @param untilMillis when it ends by itself; null where it ends with its cause
 */
public record Mute(Kind by, String id, Long untilMillis) {

  /** What can mute an incident. */
  public enum Kind {
    /** An operator's silence. */
    SILENCE,
    /** Announced work. */
    MAINTENANCE,
    /** An open incident is the cause of this one. */
    CAUSE
  }
}
