package io.fenghuo.incident;

import io.fenghuo.handling.Response;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import java.util.ArrayList;
import java.util.List;

/** How an incident is handled, while an input is worked into it; see {@link Handling}. */
final class HandlingDraft {

  final Duties duties;
  final List<Long> relapses;

  private String playbook;

  RuleResponse response;
  boolean mitigating;
  Level pinned;
  Mute mute;
  boolean flapping;
  List<String> heldBy;
  boolean holdTold;
  List<Part> calledOver;
  long calledOverUntilMillis;
  LeakReport report;
  Long reportFromMillis;
  long reportToldMillis;

  HandlingDraft(Handling handling) {
    this.duties = new Duties(handling.duties());
    this.response = handling.response();
    this.playbook = handling.playbook();
    this.mitigating = handling.mitigating();
    this.pinned = handling.pinned();
    this.mute = handling.mute();
    this.flapping = handling.flapping();
    this.relapses = new ArrayList<>(handling.relapses());
    this.heldBy = handling.heldBy();
    this.holdTold = handling.holdTold();
    this.calledOver = handling.calledOver();
    this.calledOverUntilMillis = handling.calledOverUntilMillis();
    this.report = handling.report();
    this.reportFromMillis = handling.reportFromMillis();
    this.reportToldMillis = handling.reportToldMillis();
  }

  Handling freeze() {
    return new Handling(
        duties.list(),
        response,
        playbook,
        mitigating,
        pinned,
        mute,
        flapping,
        relapses,
        heldBy,
        holdTold,
        calledOver,
        calledOverUntilMillis,
        report,
        reportFromMillis,
        reportToldMillis);
  }

  String playbook() {
    return playbook;
  }

  Flags flags() {
    return new Flags(mute, flapping, pinned != null, heldBy);
  }

  /** Those whom this names to be told have their part in it from now on. */
  void assign(Response wanted, long timeMillis, long ackDueMillis) {
    playbook = wanted.playbook();
    duties.assign(wanted.assignments(), timeMillis, ackDueMillis);
  }

  /** It is over: no input is waited for any more, and no further relapse. */
  void waitForNothing() {
    heldBy = List.of();
    holdTold = false;
    if (flapping) {
      flapping = false;
      relapses.clear();
    }
  }
}
