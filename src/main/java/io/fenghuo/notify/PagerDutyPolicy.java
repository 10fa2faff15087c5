package io.fenghuo.notify;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.Duty;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What PagerDuty is told of a record: a pure function of what is open there, and the record.
 *
 * <ul>
 *   <li>A target is acknowledged when every department behind it that has to acknowledge has done
 *       so; of an incident without departments, when its state says so. One department's word
 *       silences no other.
 *   <li>PagerDuty does not page again for what is acknowledged. So where a worsening takes an
 *       acknowledgement back, the target's page is resolved and triggered anew.
 *   <li>While an incident is muted nothing is open: a mute resolves, its end triggers again.
 *   <li>What was told in an earlier epoch a failure may have taken back: told again, it is nothing
 *       new to PagerDuty, or what it lacks.
 *   <li>A department that has no part in the incident any more is done with it.
 * </ul>
 */
final class PagerDutyPolicy implements Serializable {

  private final PagerDutyTargets targets;

  PagerDutyPolicy(PagerDutyTargets targets) {
    this.targets = targets;
  }

  /** What a record leads to: what is open afterwards (null for nothing), and events in order. */
  record Decision(Paged after, List<Step> steps) {}

  /** One event to one target. */
  record Step(String target, PagerDutyAction action) {}

  /**
   * @param before null where nothing is known to be open
   */
  Decision told(Paged before, Alert alert) {
    boolean same = before != null && before.incidentId().equals(alert.incidentId());
    if (before != null && !same && alert.openedMillis() < before.openedMillis()) {
      return new Decision(before, List.of());
    }
    Map<String, Page> open = before == null ? Map.of() : before.pages();
    Map<String, List<Duty>> duties = targets.of(alert.departments());
    List<Step> steps = new ArrayList<>();
    Map<String, Page> after = new TreeMap<>();
    if (Saying.isOver(alert) || alert.flags().isMuted()) {
      // What the job does not remember may be open all the same: PagerDuty passes over the end of
      // what it does not know.
      boolean unknown = before == null && ends(alert.event());
      new TreeSet<>(unknown ? duties.keySet() : open.keySet())
          .forEach(target -> steps.add(new Step(target, PagerDutyAction.RESOLVE)));
    } else {
      for (String target : new TreeSet<>(open.keySet())) {
        if (!duties.containsKey(target)) {
          steps.add(new Step(target, PagerDutyAction.RESOLVE));
        }
      }
      boolean anew = before != null && before.epoch() != alert.epoch();
      duties.forEach(
          (target, behind) ->
              after.put(target, page(steps, target, open.get(target), anew, behind, alert)));
    }
    return new Decision(
        after.isEmpty()
            ? null
            : new Paged(alert.incidentId(), alert.openedMillis(), alert.epoch(), after),
        steps);
  }

  private static boolean ends(AlertEvent event) {
    return switch (event) {
      case SUPPRESSED, RESOLVED, MERGED -> true;
      case OPENED,
          ESCALATED,
          DEESCALATED,
          UPDATED,
          ACKED,
          ACK_EXPIRED,
          REPEATED,
          UNSUPPRESSED,
          RESOLVE_HELD,
          REOPENED,
          CLOSED ->
          false;
    };
  }

  /**
   * @param anew whether it is told though nothing is new
   */
  private static Page page(
      List<Step> steps, String target, Page before, boolean anew, List<Duty> duties, Alert alert) {
    Page page = acknowledged(before, duties, alert) ? Page.ACKNOWLEDGED : Page.TRIGGERED;
    if (before == Page.ACKNOWLEDGED && page == Page.TRIGGERED) {
      steps.add(new Step(target, PagerDutyAction.RESOLVE));
      steps.add(new Step(target, PagerDutyAction.TRIGGER));
    } else if (before == null || anew || (page == Page.TRIGGERED && isNews(alert))) {
      steps.add(new Step(target, PagerDutyAction.TRIGGER));
    }
    if (page == Page.ACKNOWLEDGED && (anew || before != Page.ACKNOWLEDGED)) {
      steps.add(new Step(target, PagerDutyAction.ACKNOWLEDGE));
    }
    return page;
  }

  /** That somebody else has acknowledged is nothing for the page of those who have not. */
  private static boolean isNews(Alert alert) {
    return alert.event() != AlertEvent.ACKED;
  }

  private static boolean acknowledged(Page before, List<Duty> duties, Alert alert) {
    List<Duty> asked = duties.stream().filter(duty -> duty.role().acknowledges()).toList();
    if (!asked.isEmpty()) {
      return asked.stream().allMatch(duty -> duty.ackedMillis() != null);
    }
    return switch (alert.state()) {
      case ACKED, MITIGATING -> true;
      case RECOVERING -> before == Page.ACKNOWLEDGED;
      case PENDING, OPEN, RESOLVED, CLOSED -> false;
    };
  }
}
