package io.fenghuo.control;

import io.fenghuo.words.LocalizedText;

/**
 * What became of a command on incidents.
 *
 * @param commandId the sender's id
 * @param content a hash of what it asked for
 * @param refusal why it was refused; null where it was handed on
 */
public record CommandAnswer(String commandId, int content, LocalizedText refusal) {}
