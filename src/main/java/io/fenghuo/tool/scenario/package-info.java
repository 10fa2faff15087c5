/**
 * Scenarios: recorded input with the alerts that it must bring about.
 *
 * <p>Comes in: a scenario's folder. Goes out: its lines in the order of their time, and a score of
 * the alerts that came of them. It must never know how a job finds its alerts.
 */
package io.fenghuo.tool.scenario;
