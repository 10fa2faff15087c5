/**
 * Whether what the desk is watched through is alive: inputs, their partitions, declared sources.
 *
 * <p>Comes in: what passed the gate, and time, on a clock that runs when all input stops. Goes out:
 * {@link io.fenghuo.health.SourceHealth}, one for each change, and symptoms of silence for rules.
 * It must never take a backlog that is being read for silence.
 */
package io.fenghuo.health;
