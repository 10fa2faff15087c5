/**
 * Out to those who page people: every incident to an Alertmanager, to PagerDuty, or to both.
 *
 * <p>Comes in: {@link io.fenghuo.incident.Alert}. Goes out: HTTP requests, made again until they
 * are taken. It must never call an incident over that stands, drop one because a receiver is away,
 * let two requests about one incident overtake each other, or write a secret or a payload into a
 * log.
 */
package io.fenghuo.notify;
