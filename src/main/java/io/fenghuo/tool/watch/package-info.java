/**
 * Watches a job from outside, as its users do.
 *
 * <p>Comes in: the output topics, the consumer group's progress, the cluster's metrics. Goes out:
 * what was seen and when. It must never reach into the job by any way that a user does not have.
 */
package io.fenghuo.tool.watch;
