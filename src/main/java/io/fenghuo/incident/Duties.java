package io.fenghuo.incident;

import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The departments of one incident while an input is worked into it. */
final class Duties {

  /** After so many unanswered times it is not said again. */
  static final int MAX_OVERDUE = 3;

  private final List<Duty> duties;

  Duties(List<Duty> duties) {
    this.duties = new ArrayList<>(duties);
  }

  List<Duty> list() {
    return List.copyOf(duties);
  }

  /**
   * These departments have a part in it from now on. Who is known already keeps the stronger of the
   * two roles; who begins to owe an answer by that is told.
   */
  void assign(List<Assignment> wanted, long nowMillis, long ackDueMillis) {
    for (Assignment each : wanted) {
      int at = indexOf(each.department());
      if (at < 0) {
        duties.add(armed(each.department(), each.role(), nowMillis, ackDueMillis));
      } else if (each.role().compareTo(duties.get(at).role()) < 0) {
        Duty known = duties.get(at);
        duties.set(
            at,
            known.role().acknowledges()
                ? new Duty(
                    known.department(),
                    each.role(),
                    known.armedMillis(),
                    known.dueMillis(),
                    known.ackedMillis(),
                    known.ackedBy(),
                    known.overdueCount())
                : armed(known.department(), each.role(), nowMillis, ackDueMillis));
      }
    }
    duties.sort(Comparator.comparing(Duty::role).thenComparing(Duty::department));
  }

  /** Each is wanted anew, whether or not it has acknowledged what was known before. */
  void arm(long nowMillis, long ackDueMillis) {
    duties.replaceAll(duty -> armed(duty.department(), duty.role(), nowMillis, ackDueMillis));
  }

  /** The same for those who have not acknowledged yet. */
  void armAwaited(long nowMillis, long ackDueMillis) {
    duties.replaceAll(
        duty ->
            duty.ackedMillis() == null
                ? armed(duty.department(), duty.role(), nowMillis, ackDueMillis)
                : duty);
  }

  /** Those who have a part in it now and had none in what was known before. */
  List<Duty> beyond(List<Duty> before) {
    Set<Department> known = before.stream().map(Duty::department).collect(Collectors.toSet());
    return duties.stream().filter(duty -> !known.contains(duty.department())).toList();
  }

  Duty of(Department department) {
    int at = indexOf(department);
    return at < 0 ? null : duties.get(at);
  }

  /** One department has acknowledged; the others' duties stay as they are. */
  void ack(Department department, String actor, long nowMillis) {
    int at = indexOf(department);
    Duty known = duties.get(at);
    duties.set(
        at,
        new Duty(
            department,
            known.role(),
            known.armedMillis(),
            known.dueMillis(),
            nowMillis,
            actor,
            known.overdueCount()));
  }

  /** Whether all who must acknowledge have; not where nobody must. */
  boolean allAcked() {
    return duties.stream().anyMatch(duty -> duty.dueMillis() != null)
        && duties.stream().noneMatch(Duty::isAwaited);
  }

  /** When the next answer is overdue, for the first time or again; null for never. */
  Long nextDueMillis() {
    return duties.stream()
        .filter(duty -> duty.isAwaited() && duty.overdueCount() < MAX_OVERDUE)
        .map(Duties::nextDueMillis)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Counts the answers that are overdue now.
   *
   * @return whose they are
   */
  List<Duty> expire(long nowMillis) {
    List<Duty> overdue = new ArrayList<>();
    duties.replaceAll(
        duty -> {
          Duty counted = duty;
          while (counted.isAwaited()
              && counted.overdueCount() < MAX_OVERDUE
              && nextDueMillis(counted) <= nowMillis) {
            counted =
                new Duty(
                    counted.department(),
                    counted.role(),
                    counted.armedMillis(),
                    counted.dueMillis(),
                    null,
                    null,
                    counted.overdueCount() + 1);
          }
          if (counted != duty) {
            overdue.add(counted);
          }
          return counted;
        });
    return overdue;
  }

  /** Each further time it waits as long as the first. */
  private static long nextDueMillis(Duty duty) {
    return duty.dueMillis() + duty.overdueCount() * (duty.dueMillis() - duty.armedMillis());
  }

  private int indexOf(Department department) {
    for (int i = 0; i < duties.size(); i++) {
      if (duties.get(i).department() == department) {
        return i;
      }
    }
    return -1;
  }

  private static Duty armed(Department department, Role role, long nowMillis, long ackDueMillis) {
    Long due = role.acknowledges() ? nowMillis + ackDueMillis : null;
    return new Duty(department, role, nowMillis, due, null, null, 0);
  }
}
