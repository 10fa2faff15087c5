/**
 * How a trade handles its incidents: who is told, how grave is what, by which steps, and what its
 * customers are offered.
 *
 * <p>Comes in: YAML files of profiles and playbooks. Goes out: {@link
 * io.fenghuo.handling.Profiles}, which answers without any state of its own. It must never decide
 * for one customer or one incident: it only says what the tables say.
 */
package io.fenghuo.handling;
