package io.fenghuo.bench.nab;

/**
 * What a detector's scores are worth at one threshold.
 *
 * @param threshold scores at or above it are alarms; infinite: nothing is told
 * @param raw the sum of gains and costs
 * @param windows how many there are behind the probationary periods
 * @param found windows with an alarm
 * @param truePositives alarms within windows
 * @param falsePositives alarms outside
 * @param perfect what finding each window at its first row is worth
 * @param silent what telling nothing is worth
 */
record Verdict(
    double threshold,
    double raw,
    int windows,
    int found,
    int truePositives,
    int falsePositives,
    double perfect,
    double silent) {

  /**
   * 0 for a detector that tells nothing, 100 for a perfect one; no number where there is no window.
   */
  double score() {
    return 100 * (raw - silent) / (perfect - silent);
  }
}
