/**
 * What a user can set: options with a sentence each, and the config file that holds them.
 *
 * <p>Comes in: a YAML file and {@code key=value} overrides. Goes out: a Flink configuration in
 * which every option has been checked. It must never hold a setting that nothing reads.
 */
package io.fenghuo.config;
