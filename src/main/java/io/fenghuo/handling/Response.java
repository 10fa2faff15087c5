package io.fenghuo.handling;

import io.fenghuo.rule.Assignment;
import java.io.Serializable;
import java.util.List;

/**
 * Who is told of an incident and by which steps it is handled.
 *
 * @param assignments each department once, those who lead first
 * @param playbook id of a playbook; null for none
 */
public record Response(List<Assignment> assignments, String playbook) implements Serializable {}
