package io.fenghuo.definition;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.NumberRange;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * What a definition may refer to: the measures with their lines and what they are taken over, and
 * the playbooks.
 *
 * @param measures by id
 * @param playbooks ids
 */
public record DefinitionCatalog(Map<String, Entry> measures, Set<String> playbooks)
    implements Serializable {

  public DefinitionCatalog {
    measures = Map.copyOf(measures);
    playbooks = Set.copyOf(playbooks);
  }

  /** Where there are no playbooks. */
  public DefinitionCatalog(Map<String, Entry> measures) {
    this(measures, Set.of());
  }

  public DefinitionCatalog withPlaybooks(Set<String> ids) {
    return new DefinitionCatalog(measures, ids);
  }

  /**
   * One measure.
   *
   * @param lines ids of its lines
   * @param dimensions the dimensions of its scope
   * @param streams the input streams that its events come from
   * @param value the numbers that its figure can be; null for any
   */
  public record Entry(
      Set<String> lines, Set<Dimension> dimensions, Set<Stream> streams, NumberRange value)
      implements Serializable {

    /** Of a figure that can be any number. */
    public Entry(Set<String> lines, Set<Dimension> dimensions, Set<Stream> streams) {
      this(lines, dimensions, streams, null);
    }
  }
}
