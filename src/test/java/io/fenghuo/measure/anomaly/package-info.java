/**
 * How odd the newest figure of a series is, by what the series itself has been.
 *
 * <p>Comes in: one number after another with its time, such as a count of every five minutes. Goes
 * out: a score for each, at once. It must never look ahead, need a setting for a series, or keep
 * more of it than a bound known beforehand.
 */
package io.fenghuo.measure.anomaly;
