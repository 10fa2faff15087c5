/**
 * What operators tell the running job: acks, silences, rules, campaigns, drills.
 *
 * <p>Comes in: the records of {@code ops.control}. Goes out: a {@link
 * io.fenghuo.control.ControlCommand}, or a {@link io.fenghuo.control.ControlRejection} that says
 * why there is none. It must never drop a command without an answer, or fail on one.
 */
package io.fenghuo.control;
