/**
 * Rules as their author wants to see them: in a sentence, with what they need and cost, and tried
 * by their own examples.
 *
 * <p>Comes in: checked rules, and the examples that stand beside them. Goes out: sentences,
 * warnings, and what each example found beside what it should have. It must never judge an example
 * by other means than the stations of the job.
 */
package io.fenghuo.tool.rules;
