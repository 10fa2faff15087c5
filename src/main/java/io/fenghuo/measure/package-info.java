/**
 * Sliding figures over events, and the lines they cross.
 *
 * <p>Comes in: events, once per scope over which a measure is taken. Goes out: one {@link
 * io.fenghuo.measure.Symptom} for each crossing of a line, up or back. It must never hold events,
 * nor more of a silent key than its window.
 */
package io.fenghuo.measure;
