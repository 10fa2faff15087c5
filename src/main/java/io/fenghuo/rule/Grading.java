package io.fenghuo.rule;

import java.io.Serializable;
import java.util.List;

/**
 * How grave a finding is.
 *
 * @param base the level where nothing raises it
 * @param raises what raises it; where several hold, the most severe counts
 */
public record Grading(Level base, List<Raise> raises) implements Serializable {

  /**
   * @param to the level it is raised to
   * @param when a condition in CEL on the rule's {@linkplain Rule#telling() telling stage}
   */
  public record Raise(Level to, String when) implements Serializable {}
}
