/**
 * The command line, and the runs behind it: demo, replay and backtest.
 *
 * <p>Comes in: a command, a scenario, settings. Goes out: what the job found, for a person to read,
 * and an exit code for a machine. It must never be needed by a job on a user's cluster.
 */
package io.fenghuo.tool;
