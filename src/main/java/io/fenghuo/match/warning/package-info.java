/**
 * What is no fault of a rule and yet hardly what its author meant.
 *
 * <p>Comes in: checked rules, and the measures that they read. Goes out: warnings as messages, each
 * with the place it is about. It must never refuse a rule, nor change how one is matched.
 */
package io.fenghuo.match.warning;
