package io.fenghuo.rule;

import io.fenghuo.words.Codes;
import io.fenghuo.words.LocalizedText;

/** How grave an incident is, after the grades of the Chinese emergency-response standard. */
public enum Level {
  I(1, "red", "critical"),
  II(2, "orange", "error"),
  III(3, "yellow", "warning"),
  IV(4, "blue", "info");

  private final int rank;
  private final String colour;
  private final String severity;

  Level(int rank, String colour, String severity) {
    this.rank = rank;
    this.colour = colour;
    this.severity = severity;
  }

  /** 1 is the most severe. */
  public int rank() {
    return rank;
  }

  public String colour() {
    return colour;
  }

  /** What people call it. */
  public LocalizedText named() {
    return Codes.name("levelName", name());
  }

  /** The severity of PagerDuty's common event format. */
  public String severity() {
    return severity;
  }

  public boolean moreSevereThan(Level other) {
    return rank < other.rank;
  }

  public static Level moreSevere(Level a, Level b) {
    return a.moreSevereThan(b) ? a : b;
  }
}
