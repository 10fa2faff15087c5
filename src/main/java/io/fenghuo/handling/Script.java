package io.fenghuo.handling;

import io.fenghuo.words.LocalizedText;
import java.io.Serializable;

/**
 * What is said to calm a customer.
 *
 * @param id names it in what leaves
 * @param version the writer's own count
 * @param text the words
 */
public record Script(String id, int version, LocalizedText text) implements Serializable {}
