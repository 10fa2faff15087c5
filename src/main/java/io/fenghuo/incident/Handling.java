package io.fenghuo.incident;

import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import java.util.List;

/**
 * What is kept of how an incident is handled.
 *
 * @param duties the departments that were told
 * @param response what the rule nearest the cause asks for, in addition to the profile
 * @param playbook by which it is handled; null for none
 * @param mitigating whether a remedy is at work
 * @param pinned the level an operator has set; null where the findings decide
 * @param mute why nobody is disturbed; null where everybody is
 * @param flapping whether its ends are not believed for a while
 * @param relapses when it came back, the latest few
 * @param heldBy inputs and sources that must be alive before it is over; empty while none is missed
 * @param holdTold whether that was told
 * @param calledOver what an operator called over though its figures did not say so
 * @param calledOverUntilMillis when it is looked whether that still stands
 * @param report owed to the authorities; null where none is
 * @param reportFromMillis when the report's time began: at the opening, or at that of an earlier
 *     leak which is still to be reported; null for at the opening
 * @param reportToldMillis until when all that is to be told of it was told
 */
public record Handling(
    List<Duty> duties,
    RuleResponse response,
    String playbook,
    boolean mitigating,
    Level pinned,
    Mute mute,
    boolean flapping,
    List<Long> relapses,
    List<String> heldBy,
    boolean holdTold,
    List<Part> calledOver,
    long calledOverUntilMillis,
    LeakReport report,
    Long reportFromMillis,
    long reportToldMillis) {

  static final Handling NONE =
      new Handling(
          List.of(),
          RuleResponse.OF_PROFILE,
          null,
          false,
          null,
          null,
          false,
          List.of(),
          List.of(),
          false,
          List.of(),
          0,
          null,
          null,
          0);

  /** That of a new leak, where an earlier one of the same place is still to be reported. */
  static Handling owing(Incident earlier) {
    HandlingDraft owing = new HandlingDraft(NONE);
    owing.reportFromMillis = earlier.reportFromMillis();
    owing.reportToldMillis = earlier.handling().reportToldMillis;
    return owing.freeze();
  }

  /** That of an incident which waits whether this still stands. */
  Handling waiting() {
    HandlingDraft waiting = new HandlingDraft(NONE);
    waiting.response = response;
    waiting.calledOver = calledOver;
    waiting.calledOverUntilMillis = calledOverUntilMillis;
    return waiting.freeze();
  }
}
