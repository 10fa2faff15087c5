package io.fenghuo.rule;

/** How grave an incident is, after the grades of the Chinese emergency-response standard. */
public enum Level {
  I(1, "red", "特别重大", "extremely serious", "critical"),
  II(2, "orange", "重大", "serious", "error"),
  III(3, "yellow", "较大", "major", "warning"),
  IV(4, "blue", "一般", "ordinary", "info");

  private final int rank;
  private final String colour;
  private final String nameZh;
  private final String nameEn;
  private final String severity;

  Level(int rank, String colour, String nameZh, String nameEn, String severity) {
    this.rank = rank;
    this.colour = colour;
    this.nameZh = nameZh;
    this.nameEn = nameEn;
    this.severity = severity;
  }

  /** 1 is the gravest. */
  public int rank() {
    return rank;
  }

  public String colour() {
    return colour;
  }

  public String nameZh() {
    return nameZh;
  }

  public String nameEn() {
    return nameEn;
  }

  /** The severity of PagerDuty's common event format. */
  public String severity() {
    return severity;
  }

  public boolean graverThan(Level other) {
    return rank < other.rank;
  }

  public static Level graver(Level a, Level b) {
    return a.graverThan(b) ? a : b;
  }
}
