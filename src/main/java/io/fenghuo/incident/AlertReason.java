package io.fenghuo.incident;

import io.fenghuo.match.Evidence;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.UnreadableShare;
import java.util.List;

/** Why a record was written. */
public enum AlertReason {
  /** A rule found trouble where none was open. */
  FIRST_FINDING,
  /** As {@link #FIRST_FINDING}: too many records of an input can't be read. */
  UNREADABLE,
  /** It was known and held back while too many others were told. */
  STORM_PASSED,
  /** A finding is more severe than all before it. */
  GRAVER_FINDING,
  /** It reaches so far that it counts as more severe. */
  IMPACT_GRAVER,
  /** A finding nearer to the cause joined; the incident's type is now that of the cause. */
  CAUSE_FOUND,
  /** A finding of a kind of trouble that follows from this one joined. */
  CONSEQUENCE_JOINED,
  /** A further rule of a kind already known joined. */
  RULE_JOINED,
  /** Twice as many channels, queues and sources are affected as were last told. */
  SCOPE_GREW,
  /** A figure of the impact reached the next power of ten. */
  IMPACT_GREW,
  /** A figure has grown to a multiple of what was last told of it: twice as much, by default. */
  FIGURE_GREW,
  /** An incident of another brand opened that fails with the same outcome. */
  RELATED,
  /** Customers who escalate because of this incident are counted in it: the 1st, 10th, 100th … */
  ABSORBED,
  /** Another incident turned out to be part of this one. */
  TOOK_OVER,
  /** This incident turned out to be part of another. */
  PART_OF_ANOTHER,
  /** The most severe part has been over for the de-escalation hold. */
  GRAVER_PART_OVER,
  /** An operator set the level, or let go of it. */
  LEVEL_SET,
  /** A department acknowledged. */
  DEPARTMENT_ACKED,
  /** A remedy is at work. */
  MITIGATION_BEGUN,
  /** An acknowledgement was due. */
  ACK_OVERDUE,
  /** A report to the authorities comes due: half and four fifths of its time have passed. */
  REPORT_DUE_SOON,
  /** A report to the authorities was due. */
  REPORT_OVERDUE,
  /** An operator's silence names it. */
  SILENCED,
  /** Announced work names it. */
  UNDER_MAINTENANCE,
  /** An open incident is its cause. */
  INHIBITED,
  /** What muted it has ended. */
  MUTE_ENDED,
  /** It has become more severe than what muted it may mute. */
  GRAVER_THAN_MUTE,
  /** It has come back so often that its ends are not believed for a while. */
  FLAPPING,
  /** What its figures come from is not alive. */
  INPUT_NOT_LIVE,
  /** Every part has been over for its hold. */
  CLEARED,
  /** An operator says so. */
  BY_OPERATOR,
  /** An operator says that it was none. */
  FALSE_ALARM,
  /** A finding came inside the reopen window. */
  RELAPSED,
  /** An operator said that it was over, and at the end of the reopen window it still stands. */
  STILL_STANDS,
  /** Nothing came back inside the reopen window. */
  REOPEN_WINDOW_PASSED;

  /** Why what this finding opens is told: by the figures that it rests on, whichever rule it is. */
  static AlertReason ofFirst(Finding finding) {
    List<Evidence> evidence = finding.evidence();
    boolean isUnreadable =
        !evidence.isEmpty()
            && evidence.stream().allMatch(each -> each.reads().equals(UnreadableShare.ID));
    return isUnreadable ? UNREADABLE : FIRST_FINDING;
  }
}
