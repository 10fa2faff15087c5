package io.fenghuo.event;

import java.io.Serializable;

/**
 * The numbers that a field or a figure can be.
 *
 * @param least the smallest of them
 * @param most the largest of them
 * @param isWhole whether they have no fraction
 */
public record NumberRange(double least, double most, boolean isWhole) implements Serializable {

  /** From 0, without a fraction; what is the largest depends on who reads it. */
  public static final NumberRange COUNT = new NumberRange(0, Double.POSITIVE_INFINITY, true);

  /** A share or a probability. */
  public static final NumberRange SHARE = new NumberRange(0, 1, false);

  /** How good or bad something is. */
  public static final NumberRange MOOD = new NumberRange(-1, 1, false);
}
