/**
 * Reading what users define in YAML: measures, rules, profiles.
 *
 * <p>Comes in: a YAML text. Goes out: typed values, and every fault of the file with the path of
 * its setting. It must never stop at the first fault, nor guess what was meant.
 */
package io.fenghuo.definition;
