package io.fenghuo.publish;

import io.fenghuo.incident.Alert;

/**
 * An alert on its way to one graded topic.
 *
 * @param topic the topic
 * @param alert what goes there
 */
public record RoutedAlert(String topic, Alert alert) {}
