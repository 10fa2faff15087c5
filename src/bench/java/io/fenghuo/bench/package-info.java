/**
 * Benchmarks of the whole job on a broker and a cluster in this JVM.
 *
 * <p>Comes in: rates and sizes. Goes out: Markdown tables and a sentence each. It must never be
 * part of the test run: it takes minutes, and what it shows depends on the machine.
 */
package io.fenghuo.bench;
