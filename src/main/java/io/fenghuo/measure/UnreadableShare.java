package io.fenghuo.measure;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import java.util.List;

/**
 * The other measure that nobody defines: which share of an input's records can't be read. The
 * health station takes it; rules read it as they read any other. Its limit is {@code
 * health.unreadable-share}; here it stands with its default, for whoever explains or tries a rule.
 */
public final class UnreadableShare {

  public static final String ID = "unreadable-share";

  /** So many of the records are set aside that what is seen of the desk may be wrong. */
  public static final String HIGH = "high";

  /** As long as enough records come; see {@code io.fenghuo.health.IntakeState}. */
  public static final long WINDOW_MILLIS = 300_000;

  private static final double DEFAULT_LIMIT = 0.1;

  private UnreadableShare() {}

  /** The lower bound of the share, which is what is compared. */
  public static double bound(long unreadable, long all) {
    return WilsonBound.lower(unreadable, all);
  }

  /** The line's limit was crossed. */
  public static Symptom crossing(
      Edge edge, Scope scope, double limit, long unreadable, long all, long timeMillis) {
    return new Symptom(
        ID,
        HIGH,
        edge,
        scope,
        all == 0 ? 0 : bound(unreadable, all),
        limit,
        ">=",
        unreadable,
        Math.max(1, all),
        Double.NaN,
        WINDOW_MILLIS,
        timeMillis,
        null,
        null);
  }

  static MeasureDefinition definition() {
    return new MeasureDefinition(
        ID,
        List.of(Dimension.TENANT, Dimension.SOURCE),
        FigureDefinition.told(FigureKind.SHARE, WINDOW_MILLIS),
        null,
        null,
        List.of(new Line(HIGH, true, DEFAULT_LIMIT, 0, DEFAULT_LIMIT / 2, 0)),
        null);
  }
}
