package io.fenghuo.rule;

import io.fenghuo.definition.Yaml;
import io.fenghuo.rule.PatternReader.Node;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * What flink-cep refuses of a pattern as a whole, what it accepts and cannot run, and what it
 * accepts and passes over in silence: none of it may reach the job.
 */
final class PatternChecks {

  /** A pattern has a state for each signal it may take; what counts further is a measure. */
  private static final int MAX_STATES = 1_000;

  /** One signal is tried on all of a run of optional steps, and on what each of them leads to. */
  private static final int MAX_OPTIONAL = 20;

  private PatternChecks() {}

  static void check(Yaml pattern, List<Node> nodes) {
    checkSteps(pattern, nodes);
    Node last = nodes.get(nodes.size() - 1);
    if (last.step().follows() == Follows.NOT_NEXT) {
      last.yaml().fault(Message.of("pattern.last-not-next"));
    }
    WithinChecks.check(nodes);
    checkOptional(pattern, nodes);
    long states = nodes.stream().mapToLong(node -> states(node.step())).sum();
    if (states > MAX_STATES) {
      pattern.fault(
          Message.of(
              "pattern.states",
              "most",
              Integer.toString(MAX_STATES),
              "given",
              Long.toString(states)));
    }
  }

  private static void checkOptional(Yaml pattern, List<Node> nodes) {
    long optional = nodes.stream().mapToLong(node -> optional(node.step())).sum();
    if (optional > MAX_OPTIONAL) {
      pattern.fault(Message.of("pattern.optional", "most", MAX_OPTIONAL, "given", optional));
    }
  }

  /** Those of a group once for each time that it may be taken. */
  private static long optional(Step step) {
    if (step instanceof Group group) {
      long inner =
          group.steps().stream().mapToLong(PatternChecks::optional).sum()
              + (step.optional() ? group.steps().size() : 0);
      return inner * times(step.quantifier());
    }
    return step.optional() ? 1 : 0;
  }

  private static void checkSteps(Yaml at, List<Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (i > 0) {
        checkPair(nodes.get(i - 1).step(), node);
      }
      if (node.step() instanceof Group group) {
        checkGroup(node, group);
      }
      checkGreedyUntil(nodes, i);
    }
    if (!nodes.isEmpty() && nodes.stream().noneMatch(node -> node.step().isCertain())) {
      at.fault(Message.of("pattern.no-certain"));
    }
  }

  private static void checkPair(Step before, Node node) {
    if (before.optional() && node.step().follows().isNegative()) {
      node.yaml().fault(Message.of("pattern.negative-after-optional", "stage", before.name()));
    }
    if (before.quantifier().greedy() && node.step().optional()) {
      node.yaml().fault(Message.of("pattern.optional-after-greedy", "stage", before.name()));
    }
  }

  private static void checkGroup(Node node, Group group) {
    checkSteps(node.yaml().at(group.follows().word()), node.inner());
    if (node.inner().isEmpty()) {
      return;
    }
    Node last = node.inner().get(node.inner().size() - 1);
    if (last.step().follows().isNegative()) {
      last.yaml().fault(Message.of("group.last-negative"));
    }
    Node first = node.inner().get(0);
    if (first.step().quantifier().contiguity() != Contiguity.RELAXED) {
      first.yaml().fault(Message.of("group.first-contiguity"));
    }
    if (!group.quantifier().until().isEmpty()) {
      if (group.steps().stream().anyMatch(Group.class::isInstance)) {
        node.yaml().at("until").fault(Message.of("group.until-nested"));
      }
      if (group.stages().stream().map(s -> s.reads().isSymptom()).distinct().count() > 1) {
        node.yaml().at("until").fault(Message.of("group.until-mixed"));
      }
    }
  }

  /** flink-cep compiles it to a transition that leads nowhere, and fails when it is taken. */
  private static void checkGreedyUntil(List<Node> nodes, int i) {
    Quantifier quantifier = nodes.get(i).step().quantifier();
    if (!quantifier.optional() || !quantifier.greedy() || quantifier.until().isEmpty()) {
      return;
    }
    int before = i - 1;
    while (before >= 0 && nodes.get(before).step().optional()) {
      before--;
    }
    if (before >= 0 && nodes.get(before).step().follows() == Follows.NOT_FOLLOWED_BY) {
      nodes.get(i).yaml().fault(Message.of("pattern.greedy-until"));
    }
  }

  private static long states(Step step) {
    long times = times(step.quantifier());
    return step instanceof Group group
        ? times * group.steps().stream().mapToLong(PatternChecks::states).sum()
        : times;
  }

  private static long times(Quantifier quantifier) {
    return quantifier.isLoop() ? quantifier.min() + 1L : quantifier.max();
  }
}
