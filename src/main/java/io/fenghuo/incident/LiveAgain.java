package io.fenghuo.incident;

import io.fenghuo.health.SourceHealth;

/**
 * A unit of the input that was missed and is no longer, for as long as that holds back what needs
 * it.
 *
 * @param missed the unit as it was while it was missed
 * @param sinceMillis since when it is not missed any more
 */
public record LiveAgain(SourceHealth missed, long sinceMillis) {

  String key() {
    return missed.key();
  }
}
