/**
 * What is to be done about an incident: tasks for departments, care for the customers it affects.
 *
 * <p>Comes in: alerts, and of the events those by which a customer is affected. Goes out: {@link
 * io.fenghuo.respond.IncidentTask} and {@link io.fenghuo.respond.CareDirective}, proposals that
 * other systems carry out. It must never offer a customer something twice for one incident, nor
 * hold or send who the customer is.
 */
package io.fenghuo.respond;
