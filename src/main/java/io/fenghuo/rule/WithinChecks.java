package io.fenghuo.rule;

import io.fenghuo.rule.PatternReader.Node;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * Where a stage may have a {@code within} of its own, and where a pattern may end in an absence.
 * flink-cep accepts both everywhere, and heeds them only where the signal before has brought the
 * pattern to the very state that waits for the stage's: behind a stage that takes a fixed number of
 * signals. Behind a loop, an absence in full silence would never be found.
 */
final class WithinChecks {

  private WithinChecks() {}

  static void check(List<Node> nodes) {
    check(nodes, false, nodes);
  }

  /** A stage's time cannot be longer than the whole's, given in milliseconds. */
  static void checkWhole(List<Node> nodes, long withinMillis) {
    checkEach(nodes, withinMillis);
    Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
    if (withinMillis > 0
        && last != null
        && last.step() instanceof Stage stage
        && isAbsence(last, nodes)
        && stage.withinMillis() == withinMillis
        && signals(nodes) > 1) {
      last.yaml()
          .at("within")
          .fault(Message.of("within.absence-too-long", "whole", last.yaml().text("within")));
    }
  }

  /** How many signals a match has at least. */
  private static long signals(List<Node> nodes) {
    return nodes.stream()
        .map(Node::step)
        .filter(step -> !step.optional() && !step.follows().isNegative())
        .mapToLong(WithinChecks::signals)
        .sum();
  }

  private static long signals(Step step) {
    long inner =
        step instanceof Group group
            ? group.steps().stream()
                .filter(each -> !each.optional() && !each.follows().isNegative())
                .mapToLong(WithinChecks::signals)
                .sum()
            : 1;
    return inner * Math.max(1, step.quantifier().min());
  }

  private static void checkEach(List<Node> nodes, long withinMillis) {
    for (Node node : nodes) {
      if (withinMillis > 0
          && node.step() instanceof Stage stage
          && stage.withinMillis() > withinMillis) {
        node.yaml().at("within").fault(Message.of("within.longer"));
      }
      checkEach(node.inner(), withinMillis);
    }
  }

  /**
   * @param headIsBehindFixed whether what is before the first step has brought the pattern to it
   */
  private static void check(List<Node> nodes, boolean headIsBehindFixed, List<Node> whole) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      boolean behindFixed = isBehindFixed(nodes, i, headIsBehindFixed);
      if (node.step() instanceof Group group) {
        boolean fixed =
            behindFixed
                && group.quantifier().isFixed()
                && (!group.quantifier().isRepeated() || endsFixed(group));
        check(node.inner(), fixed, whole);
      } else if (isAbsence(node, whole) && !behindFixed && !nodes.get(i - 1).step().optional()) {
        node.yaml().fault(Message.of("within.absence-behind-loop"));
      } else if (((Stage) node.step()).withinMillis() > 0) {
        checkStage(node, isAbsence(node, whole), behindFixed);
      }
    }
  }

  private static boolean isAbsence(Node node, List<Node> whole) {
    return node == whole.get(whole.size() - 1) && node.step().follows() == Follows.NOT_FOLLOWED_BY;
  }

  private static void checkStage(Node node, boolean isAbsence, boolean behindFixed) {
    Stage stage = (Stage) node.step();
    if (stage.follows().isNegative() && !isAbsence) {
      node.yaml().at("within").fault(Message.of("within.negative"));
    } else if (!stage.isSingle()) {
      node.yaml().at("within").fault(Message.of("within.not-single"));
    } else if (!behindFixed) {
      node.yaml().at("within").fault(Message.of("within.behind-loop"));
    }
  }

  private static boolean isBehindFixed(List<Node> nodes, int i, boolean headIsBehindFixed) {
    int before = i - 1;
    while (before >= 0 && nodes.get(before).step().follows() == Follows.NOT_FOLLOWED_BY) {
      before--;
    }
    if (before < 0) {
      return headIsBehindFixed;
    }
    return nodes.get(before).step().follows() != Follows.NOT_NEXT
        && endsFixed(nodes.get(before).step());
  }

  private static boolean endsFixed(Step step) {
    if (!step.quantifier().isFixed()) {
      return false;
    }
    return !(step instanceof Group group)
        || group.steps().isEmpty()
        || endsFixed(group.steps().get(group.steps().size() - 1));
  }
}
