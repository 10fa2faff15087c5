/**
 * A rule set beside another over the same input: what would have been told, and when.
 *
 * <p>Comes in: the alerts of both sides, and both definitions. Goes out: which incidents and alerts
 * are gained, lost, moved or graded otherwise, as figures, as text and as a page. It must never
 * tell more than alerts tell, nor know how they came about.
 */
package io.fenghuo.tool.backtest;
