/**
 * Patterns over events and symptoms.
 *
 * <p>Comes in: {@link io.fenghuo.match.Signal signals}, which are events and symptoms sent to the
 * keys of the rules that read them, and changes of the rules. Goes out: a {@link
 * io.fenghuo.match.Finding} for each complete match of a rule, and for what was not complete in
 * time where the rule asks for that. It must never drop a signal for its lateness, keep anything
 * for a key whose matches have ended, nor know what an incident is.
 */
package io.fenghuo.match;
