/**
 * The stations in their order: streams in, streams out.
 *
 * <p>Comes in: what was ingested, stream by stream. Goes out: alerts and dead letters. It must
 * never know Kafka, a file format or a schema: the tested graph is the production graph.
 */
package io.fenghuo.pipeline;
