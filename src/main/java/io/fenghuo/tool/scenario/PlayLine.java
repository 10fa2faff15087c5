package io.fenghuo.tool.scenario;

/**
 * One line of a scenario, ready to be sent.
 *
 * @param topic where to
 * @param dueMillis when its turn is, epoch milliseconds of event time: never before that of an
 *     earlier line of its topic
 * @param timeMillis its event time; {@code dueMillis} where it has none that can be read
 * @param key the session, mention or source it belongs to; null where that cannot be read
 * @param value its bytes
 */
record PlayLine(String topic, long dueMillis, long timeMillis, String key, byte[] value) {}
