/**
 * Event-time order per key, for rules and modes that want it.
 *
 * <p>Comes in: elements in the order of their arrival. Goes out: the same elements by time, once
 * the watermark has passed them. It must never drop an element or look at a wall clock.
 */
package io.fenghuo.order;
