package io.fenghuo.tool.scenario;

/**
 * One line of a scenario as a record of its topic, not yet looked into.
 *
 * @param topic the input topic
 * @param partition always 0: a file is one partition
 * @param offset number of the line, from 0
 * @param dueMillis when it is due: what a broker would have stamped it with, epoch milliseconds
 * @param value the line's bytes, without its end
 */
public record ScenarioLine(
    String topic, int partition, long offset, long dueMillis, byte[] value) {}
