package io.fenghuo.measure;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A measure as its author wrote it, checked.
 *
 * @param id id within the set
 * @param scope over what it is computed, in the order of {@link Dimension}
 * @param figure what is computed
 * @param tells the field whose value is told that stands out among what is counted; null for none
 * @param impact what the figure says about the trouble's extent, or null
 * @param lines the most severe first: rising lines from the highest limit, then falling ones from
 *     the lowest
 * @param name what people call it; null where its author gives no name
 */
public record MeasureDefinition(
    String id,
    List<Dimension> scope,
    FigureDefinition figure,
    EventField tells,
    String impact,
    List<Line> lines,
    LocalizedText name)
    implements Serializable {

  /** Kinds of events that are read. */
  public List<EventKind> on() {
    return figure.on();
  }

  /** Length of the window; 0 for a gauge. */
  public long windowMillis() {
    return figure.windowMillis();
  }

  /** The dimensions of its scope, as one text: measures of one shape share their keys. */
  String shape() {
    return scope.stream().map(Dimension::fieldName).collect(Collectors.joining(","));
  }

  /** Whether a key must be remembered beyond its window, because its silence or its age counts. */
  boolean remembers() {
    return lines.stream().anyMatch(figure::needsHistory);
  }

  /**
   * Whether the figure is told anew while it is beyond a line. One of a single customer or session
   * is not: there are too many of them, and each has grown when a line of its own is crossed.
   */
  boolean tellsSteps() {
    return !scope.contains(Dimension.CUSTOMER_ID) && !scope.contains(Dimension.SESSION_ID);
  }

  /** Changes where counts taken under one definition mean nothing under the other. */
  int countsHash() {
    return (shape() + "\n" + figure.counted()).hashCode();
  }
}
