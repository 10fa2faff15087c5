/**
 * How good an anomaly score is, by the rules of the Numenta Anomaly Benchmark.
 *
 * <p>Comes in: labelled series, and a score for each of their rows. Goes out: what the scores are
 * worth. It stands among the tests because they check it; the benchmark of the same name uses it.
 */
package io.fenghuo.bench.nab;
