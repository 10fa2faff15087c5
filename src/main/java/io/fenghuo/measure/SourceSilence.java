package io.fenghuo.measure;

import io.fenghuo.event.Dimension;
import java.util.List;

/**
 * The measure that nobody defines: for how long a part of the input has been silent, in seconds.
 * The health station takes it; rules read it as they read any other. Its limits are {@code
 * health.stalled-after} and {@code health.dead-after}; here they stand with their defaults, for
 * whoever explains or tries a rule.
 */
public final class SourceSilence {

  public static final String ID = "source-silence";

  /** A source or a partition should have been heard. */
  public static final String STALLED = "stalled";

  /** It should have been, for so long that somebody must look. */
  public static final String DEAD = "dead";

  /** The same of a whole input, or of every input. */
  public static final String INPUT_STALLED = "input-stalled";

  /** The same of a whole input, or of every input. */
  public static final String INPUT_DEAD = "input-dead";

  private static final double STALLED_SECONDS = 60;
  private static final double DEAD_SECONDS = 300;
  private static final long LIVE_FOR_MILLIS = 120_000;

  private SourceSilence() {}

  static MeasureDefinition definition() {
    return new MeasureDefinition(
        ID,
        List.of(Dimension.TENANT, Dimension.SOURCE),
        FigureDefinition.told(FigureKind.GAUGE, 0),
        null,
        null,
        List.of(
            line(DEAD, DEAD_SECONDS),
            line(INPUT_DEAD, DEAD_SECONDS),
            line(STALLED, STALLED_SECONDS),
            line(INPUT_STALLED, STALLED_SECONDS)),
        null);
  }

  private static Line line(String id, double seconds) {
    return new Line(id, true, seconds, 0, 0, LIVE_FOR_MILLIS);
  }
}
