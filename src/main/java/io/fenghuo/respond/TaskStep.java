package io.fenghuo.respond;

import io.fenghuo.words.LocalizedText;

/**
 * A step of a task.
 *
 * @param stepId unique within the playbook
 * @param dueMillis when it is to be done, epoch milliseconds
 * @param says what is to be done
 */
public record TaskStep(String stepId, long dueMillis, LocalizedText says) {}
