package io.fenghuo.health;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which sources have been replaced: senders that are named after their pods come under new names
 * with each roll-out, and the old names are not missed.
 *
 * <p>A source of its own accord (a declared one is expected by its name) that has fallen silent is
 * replaced by one that came after it, at most {@value #OVERLAP_MILLIS} ms before it was last heard,
 * is heard, feeds the same inputs and has a name of the same kind. One stands in for one: of three
 * of which one is replaced, two are missed. Who was there when the desk was first heard of has
 * replaced nobody.
 *
 * <p>Known to miss: a source that dies within a quarter of an hour of the start of a further one of
 * its kind passes for replaced.
 */
final class Replacements {

  /** For so long old and new may run beside each other. */
  static final long OVERLAP_MILLIS = 900_000;

  private final Units units;
  private final Set<String> declared;
  private final long settledMillis;

  /**
   * @param settlingMillis within which of the desk's first sign whoever comes was there before
   */
  Replacements(Units units, Set<String> declared, long settlingMillis) {
    this.units = units;
    this.declared = declared;
    this.settledMillis =
        units.all().stream().mapToLong(u -> u.signs().firstMillis()).min().orElse(0)
            + settlingMillis;
  }

  /** Whether another one is there in its place; who is found to be is so from then on. */
  boolean isReplaced(UnitState gone) {
    if (declared.contains(gone.name())) {
      return false;
    }
    List<UnitState> sources = units.all(HealthUnit.SOURCE);
    if (sources.stream().anyMatch(source -> gone.name().equals(source.standsInFor()))) {
      return true;
    }
    Optional<UnitState> other =
        sources.stream()
            .filter(source -> canStandIn(source, gone))
            .min(Comparator.comparingLong(source -> source.signs().firstMillis()));
    other.ifPresent(source -> units.put(source.standingInFor(gone.name())));
    return other.isPresent();
  }

  private boolean canStandIn(UnitState source, UnitState gone) {
    long since = source.signs().firstMillis();
    return source.standsInFor() == null
        && !declared.contains(source.name())
        && source.state() == HealthState.LIVE
        && since > settledMillis
        && since > gone.signs().firstMillis()
        && since >= gone.signs().lastMillis() - OVERLAP_MILLIS
        && source.signs().lastMillis() > gone.signs().lastMillis()
        && source.inputs().containsAll(gone.inputs())
        && kind(source.name()).equals(kind(gone.name()));
  }

  /**
   * What names of one deployment have in common: the first part, without a number at its end. A
   * part that is a machine's make, as of {@code 3f2a9c71-…}, is like any other such.
   */
  static String kind(String name) {
    String first = name.split("[^\\p{L}\\p{N}]", 2)[0].replaceFirst("\\p{N}+$", "");
    return first.isEmpty() || first.chars().anyMatch(Character::isDigit) ? "" : first;
  }
}
