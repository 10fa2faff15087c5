package io.fenghuo.rule;

import java.io.Serializable;

/**
 * A text that operators read, in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Bilingual(String zh, String en) implements Serializable {}
