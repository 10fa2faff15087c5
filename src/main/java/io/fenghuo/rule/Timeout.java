package io.fenghuo.rule;

import io.fenghuo.words.LocalizedText;
import java.io.Serializable;

/**
 * What is told of a pattern that has begun and is not complete in time.
 *
 * @param after name of the stage that must have been reached; its last signal grades the finding
 *     and fills its sentence
 * @param level how grave such a finding is
 * @param says one sentence with placeholders
 */
public record Timeout(String after, Grading level, LocalizedText says) implements Serializable {}
