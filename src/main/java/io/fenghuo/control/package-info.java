/**
 * What operators tell the running job: acks, silences, rules, profiles, later campaigns and drills.
 *
 * <p>Comes in: the records of {@code ops.control}. Goes out: of a good command on a rule a {@link
 * io.fenghuo.rule.live.RuleChange} and its answer, of one on incidents an {@link
 * io.fenghuo.control.IncidentCommand}, of any other a {@link io.fenghuo.control.ControlRejection}
 * that says why it is not carried out. It must never drop a command without an answer, or fail on
 * one.
 */
package io.fenghuo.control;
