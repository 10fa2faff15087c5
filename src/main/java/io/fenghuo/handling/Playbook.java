package io.fenghuo.handling;

import io.fenghuo.rule.Department;
import io.fenghuo.words.LocalizedText;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * The steps by which a kind of incident is handled.
 *
 * @param id such as {@code PB-SYS}
 * @param version the writer's own count
 * @param title what it is called
 * @param steps in the order in which they are written
 */
public record Playbook(String id, int version, LocalizedText title, List<PlaybookStep> steps)
    implements Serializable {

  /** A department's steps, those due first in front. */
  public List<PlaybookStep> stepsOf(Department department) {
    return steps.stream()
        .filter(step -> step.department() == department)
        .sorted(Comparator.comparingLong(PlaybookStep::dueMillis))
        .toList();
  }
}
