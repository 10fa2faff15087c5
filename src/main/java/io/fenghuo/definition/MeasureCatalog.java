package io.fenghuo.definition;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind.Stream;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * What a definition may refer to of the measures: their ids, their lines, and what they are taken
 * over.
 *
 * @param measures by id
 */
public record MeasureCatalog(Map<String, Entry> measures) implements Serializable {

  public MeasureCatalog {
    measures = Map.copyOf(measures);
  }

  /**
   * One measure.
   *
   * @param lines ids of its lines
   * @param dimensions the dimensions of its scope
   * @param streams the input streams that its events come from
   */
  public record Entry(Set<String> lines, Set<Dimension> dimensions, Set<Stream> streams)
      implements Serializable {}
}
