package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a figure that an incident rests on stands. It is told to the incident when it crosses a line
 * and, beyond its line, when it has become another one: between two of these it is what it was.
 *
 * @param measure id of the measure
 * @param line id of the line within the measure
 * @param scope the part of the desk that is measured, without persons
 * @param up whether it is beyond the line
 * @param value what it is now (for a share: the Wilson lower bound)
 * @param peak the furthest it has been beyond the line since it crossed it
 * @param operator {@code ">="} or {@code "<="}: how value stands to limit while the line is up
 * @param limit the line's limit
 */
public record FigureNow(
    String measure,
    String line,
    Scope scope,
    boolean up,
    double value,
    double peak,
    String operator,
    double limit) {

  /** So many are told with each record. */
  static final int MAX_TOLD = 8;

  /** The first ones, and each but once, whichever of its lines it is beyond. */
  static List<FigureNow> of(List<Standing> standings, Pseudonyms pseudonyms) {
    Set<String> known = new HashSet<>();
    return standings.stream()
        .filter(standing -> known.add(standing.measureId() + "@" + standing.scope().key()))
        .limit(MAX_TOLD)
        .map(standing -> of(standing, pseudonyms))
        .toList();
  }

  private static FigureNow of(Standing standing, Pseudonyms pseudonyms) {
    return new FigureNow(
        standing.measureId(),
        standing.line(),
        pseudonyms.in(standing.scope()),
        standing.up(),
        standing.value(),
        standing.peak(),
        standing.operator(),
        standing.limit());
  }
}
