/**
 * Time: event-time order per key, for rules and modes that want it, and the input's clock, for what
 * must not wait for events.
 *
 * <p>Comes in: elements in the order of their arrival, watermarks, what others read off a wall
 * clock. Goes out: the same elements by time, once the watermark has passed them; the input's time.
 * It must never drop an element, or look at a wall clock itself.
 */
package io.fenghuo.time;
