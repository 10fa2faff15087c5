package io.fenghuo.tool.simulate;

/**
 * A queue of people as a script has it.
 *
 * @param queueId its id
 * @param share its part of the sessions that the bots hand over
 * @param agents how many agents are on shift
 */
record QueuePlan(String queueId, double share, Course agents) {}
