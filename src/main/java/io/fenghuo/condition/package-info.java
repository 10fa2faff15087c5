/**
 * Conditions that users write, in CEL: typed, sandboxed, checked before they are accepted.
 *
 * <p>Comes in: a condition's text and the vocabulary it may use. Goes out: a compiled {@link
 * io.fenghuo.condition.Condition}, or every fault with its line and column. It must never know what
 * a name stands for: that is the vocabulary's business.
 */
package io.fenghuo.condition;
