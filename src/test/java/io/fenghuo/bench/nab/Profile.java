package io.fenghuo.bench.nab;

/**
 * What a false alarm and a missed window cost, a window found at its start being worth 1 (A. Lavin,
 * S. Ahmad, "Evaluating Real-time Anomaly Detection Algorithms – the Numenta Anomaly Benchmark",
 * ICMLA 2015, table I).
 */
enum Profile {
  STANDARD("standard", 0.11, 1),
  REWARD_LOW_FP_RATE("low FP", 0.22, 1),
  REWARD_LOW_FN_RATE("low FN", 0.11, 2);

  private final String title;
  private final double falsePositiveCost;
  private final double missCost;

  Profile(String title, double falsePositiveCost, double missCost) {
    this.title = title;
    this.falsePositiveCost = falsePositiveCost;
    this.missCost = missCost;
  }

  String title() {
    return title;
  }

  double falsePositiveCost() {
    return falsePositiveCost;
  }

  double missCost() {
    return missCost;
  }
}
