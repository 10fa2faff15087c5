package io.fenghuo.measure;

import io.fenghuo.event.EventField;
import io.fenghuo.event.NumberRange;
import java.util.Locale;

/** What is computed over a window's events. */
public enum FigureKind {
  /** How many events. */
  COUNT,
  /** How many events per minute. */
  RATE,
  /** Which part of the events, or of those whom they concern, is a hit. */
  SHARE,
  /** How many different values of a field: customers, sessions. */
  DISTINCT,
  /** Sum of a field. */
  SUM,
  /** Mean of a field. */
  MEAN,
  /** Quantile of a field. */
  QUANTILE,
  /** Last value of a field. It has no window. */
  GAUGE,
  /** Change of the count against what is usual; +300 % is 3.0. */
  CHANGE,
  /** One figure divided by another. It reads what they read. */
  RATIO;

  private static final NumberRange NOT_NEGATIVE =
      new NumberRange(0, Double.POSITIVE_INFINITY, false);

  /**
   * What the figure can be; null for any number.
   *
   * @param field whose values it is made of; null where it reads none
   */
  NumberRange range(EventField field) {
    NumberRange values = field == null ? null : field.range();
    return switch (this) {
      case COUNT, RATE, DISTINCT -> NOT_NEGATIVE;
      case SHARE -> NumberRange.SHARE;
      // Of a gauge the last values of several may be summed.
      case SUM, GAUGE -> values == null || values.least() < 0 ? null : NOT_NEGATIVE;
      case MEAN, QUANTILE ->
          values == null ? null : new NumberRange(values.least(), values.most(), false);
      // As its parts are: FigureDefinition.range.
      case RATIO -> null;
      case CHANGE -> new NumberRange(-1, Double.POSITIVE_INFINITY, false);
    };
  }

  /** As it is written in a file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasWindow() {
    return this != GAUGE && this != RATIO;
  }

  /** Whether another figure can be divided by it: it is a sum of what happened. */
  boolean divides() {
    return switch (this) {
      case COUNT, RATE, DISTINCT, SUM -> true;
      case SHARE, MEAN, QUANTILE, GAUGE, CHANGE, RATIO -> false;
    };
  }

  boolean hasMinSample() {
    return switch (this) {
      case SHARE, MEAN, QUANTILE, CHANGE, RATIO -> true;
      case COUNT, RATE, DISTINCT, SUM, GAUGE -> false;
    };
  }

  /** Whether its numerator is a number of events of the window. */
  boolean countsEvents() {
    return switch (this) {
      case COUNT, RATE, SHARE -> true;
      case DISTINCT, SUM, MEAN, QUANTILE, GAUGE, CHANGE, RATIO -> false;
    };
  }

  /** Whether a numeric field is read. */
  boolean readsField() {
    return switch (this) {
      case SUM, MEAN, QUANTILE, GAUGE -> true;
      case COUNT, RATE, SHARE, DISTINCT, CHANGE, RATIO -> false;
    };
  }

  /** Whether silence is a figure too: no events sum up to nothing, but have no mean. */
  boolean silenceIsZero() {
    return switch (this) {
      case COUNT, RATE, DISTINCT, SUM -> true;
      case SHARE, MEAN, QUANTILE, GAUGE, CHANGE, RATIO -> false;
    };
  }
}
