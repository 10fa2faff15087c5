package io.fenghuo.bench;

/**
 * A record to be appended to an input topic.
 *
 * @param partition where it goes; null to let the key decide
 * @param timeMillis event time, and Kafka's timestamp
 */
record Line(String topic, Integer partition, String key, long timeMillis, String json) {

  static final String TRAFFIC = "chat.traffic";
  static final String SENTIMENT = "chat.sentiment";
  static final String MENTION = "social.mention";
}
