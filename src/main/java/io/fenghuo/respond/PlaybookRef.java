package io.fenghuo.respond;

/**
 * The playbook by which an incident is handled.
 *
 * @param id names it
 * @param version the writer's own count
 */
public record PlaybookRef(String id, int version) {}
