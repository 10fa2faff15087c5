package io.fenghuo.incident;

import io.fenghuo.rule.Department;
import io.fenghuo.rule.Role;

/**
 * One department's part in an incident and whether it has acknowledged it.
 *
 * @param department who
 * @param role its part
 * @param armedMillis when it was last told that it is wanted: at the opening, and again whenever a
 *     worsening arms it anew
 * @param dueMillis when its acknowledgement is due; null where none is waited for
 * @param ackedMillis when it acknowledged; null while it has not
 * @param ackedBy who acknowledged for it; null while nobody has
 * @param overdueCount how many times its due time has passed without an answer since it was armed
 */
public record Duty(
    Department department,
    Role role,
    long armedMillis,
    Long dueMillis,
    Long ackedMillis,
    String ackedBy,
    int overdueCount) {

  /** Whether an acknowledgement is still waited for. */
  public boolean isAwaited() {
    return dueMillis != null && ackedMillis == null;
  }
}
