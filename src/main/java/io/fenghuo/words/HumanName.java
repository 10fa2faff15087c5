package io.fenghuo.words;

import java.io.Serializable;

/**
 * What people call a rule or a measure.
 *
 * @param zh in Chinese
 * @param en in English, so that it can stand within a sentence
 */
public record HumanName(String zh, String en) implements Serializable {}
