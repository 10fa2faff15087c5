package io.fenghuo.incident;

import io.fenghuo.control.IncidentCommand;

/**
 * The command behind a record.
 *
 * @param commandId the sender's id
 * @param kind what was asked for
 * @param actor who asked
 * @param reason why, in the actor's words, with what looks like a customer's number masked
 */
public record CommandRef(
    String commandId, IncidentCommand.Kind kind, String actor, String reason) {}
