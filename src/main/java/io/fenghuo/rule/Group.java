package io.fenghuo.rule;

import java.util.List;

/**
 * Steps that are taken as a whole, in their order, as often as the group says.
 *
 * @param name unique within the rule; for people
 * @param follows how its first signal stands to the step before
 * @param steps its steps; at least one is certain, the last is not negative
 * @param quantifier how often the whole is taken; never greedy
 */
public record Group(String name, Follows follows, List<Step> steps, Quantifier quantifier)
    implements Step {

  public Group {
    steps = List.copyOf(steps);
  }

  @Override
  public List<Stage> stages() {
    return steps.stream().flatMap(step -> step.stages().stream()).toList();
  }
}
