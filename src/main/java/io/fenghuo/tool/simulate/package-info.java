/**
 * A customer-service desk that exists only as a seed: the maker of the scenarios under {@code
 * sample-data/scenarios}.
 *
 * <p>Comes in: a scenario's script (who arrives, what breaks when) and a seed. Goes out: the three
 * input topics as JSON lines, the same bytes for the same seed. It must never read a detector, a
 * rule or a wall clock, nor hold the name or number of a real person.
 */
package io.fenghuo.tool.simulate;
