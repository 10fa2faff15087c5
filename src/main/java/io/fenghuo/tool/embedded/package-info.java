/**
 * A real broker and a real Flink cluster inside this JVM, for the demo and the tests.
 *
 * <p>Comes in: a folder and a parallelism. Goes out: addresses and handles, closed with their
 * owner. It must never be on the way of a job that runs on a user's cluster.
 */
package io.fenghuo.tool.embedded;
