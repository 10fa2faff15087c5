package io.fenghuo.handling;

import io.fenghuo.rule.Bilingual;
import java.io.Serializable;

/**
 * What is said to calm a customer.
 *
 * @param id names it in what leaves
 * @param version the writer's own count
 * @param text the words
 */
public record Script(String id, int version, Bilingual text) implements Serializable {}
