package io.fenghuo.match;

import io.fenghuo.event.EventKind;
import io.fenghuo.rule.Follows;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** A pattern of the whole vocabulary, written both as our YAML and, by hand, for flink-cep. */
record RandomRule(List<RandomRule.Step> steps, int withinSeconds, String afterMatch) {

  private static final List<EventKind> KINDS =
      List.of(EventKind.BOT_FAILED, EventKind.QUEUED, EventKind.HANDOFF_REQUESTED);

  /** Max 0 stands for one or more. */
  record Step(
      Follows follows,
      Set<EventKind> kinds,
      int minLatency,
      int min,
      int max,
      boolean optional,
      boolean greedy)
      implements Serializable {

    boolean isSingle() {
      return min == 1 && max == 1;
    }

    boolean takes(Signal signal) {
      return kinds.contains(signal.event().kind())
          && signal.event().chat().latencyMs() >= minLatency;
    }
  }

  /**
   * Whether several matches may begin with one event and end by time alone, of which a skip
   * strategy keeps one. flink-cep keeps the one on top of its heap, and how the heap lies depends
   * on when the watermarks came: the stock operator gives different matches for one stream itself.
   */
  boolean leavesTheChoiceToTheHeap() {
    return steps.get(steps.size() - 1).follows() == Follows.NOT_FOLLOWED_BY
        && !afterMatch.equals("no-skip")
        && steps.stream()
            .anyMatch(
                step ->
                    step.follows() == Follows.FOLLOWED_BY_ANY
                        || step.optional()
                        || step.min() != step.max());
  }

  static Arbitrary<RandomRule> any() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.of(Follows.values()),
                Arbitraries.of(KINDS).set().ofMinSize(1).ofMaxSize(2),
                Arbitraries.of(0, 0, 0, 1, 2),
                Arbitraries.of("1 1", "1 1", "1 1", "1 1", "2 2", "3 3", "1 2", "2 3", "1 0"),
                Arbitraries.of(false, false, false, true),
                Arbitraries.of(false, false, true))
            .as(
                (follows, kinds, latency, times, optional, greedy) ->
                    new Step(
                        follows,
                        kinds,
                        latency,
                        Integer.parseInt(times.substring(0, 1)),
                        Integer.parseInt(times.substring(2)),
                        optional,
                        greedy));
    return Combinators.combine(
            step.list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.integers().between(3, 14),
            Arbitraries.of("no-skip", "skip-to-next", "skip-past-last"))
        .as((steps, within, skip) -> new RandomRule(valid(steps), within, skip));
  }

  boolean isThreshold() {
    return steps.size() == 1 && steps.get(0).isSingle();
  }

  boolean reads(Signal signal) {
    return steps.stream().anyMatch(step -> step.kinds().contains(signal.event().kind()));
  }

  Rules rule() {
    String[] stages = new String[steps.size()];
    for (int i = 0; i < stages.length; i++) {
      Step step = steps.get(i);
      String kinds = step.kinds().stream().map(Enum::name).collect(Collectors.joining(", "));
      stages[i] =
          "stage: s%d, %s: 'event %s'%s%s%s%s"
              .formatted(
                  i,
                  step.follows().word(),
                  kinds,
                  step.minLatency() == 0 ? "" : ", where: 'latencyMs >= " + step.minLatency() + "'",
                  step.isSingle()
                      ? ""
                      : step.max() == 0
                          ? ", one-or-more: true"
                          : ", times: [" + step.min() + ", " + step.max() + "]",
                  step.optional() ? ", optional: true" : "",
                  step.greedy() ? ", greedy: true" : "");
    }
    return Rules.rule("random", stages)
        .within(isThreshold() ? null : withinSeconds + "s")
        .afterMatch(afterMatch);
  }

  AfterMatchSkipStrategy skip() {
    return switch (afterMatch) {
      case "no-skip" -> AfterMatchSkipStrategy.noSkip();
      case "skip-to-next" -> AfterMatchSkipStrategy.skipToNext();
      default -> AfterMatchSkipStrategy.skipPastLastEvent();
    };
  }

  Pattern<Signal, Signal> pattern() {
    Pattern<Signal, Signal> pattern = null;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String name = "s" + i;
      pattern =
          switch (step.follows()) {
            case ON -> Pattern.begin(name, skip());
            case NEXT -> pattern.next(name);
            case FOLLOWED_BY -> pattern.followedBy(name);
            case FOLLOWED_BY_ANY -> pattern.followedByAny(name);
            case NOT_NEXT -> pattern.notNext(name);
            case NOT_FOLLOWED_BY -> pattern.notFollowedBy(name);
          };
      pattern = pattern.where(SimpleCondition.of(step::takes));
      if (step.max() == 0) {
        pattern = pattern.oneOrMore();
      } else if (!step.isSingle()) {
        pattern = pattern.times(step.min(), step.max());
      }
      pattern = step.optional() ? pattern.optional() : pattern;
      pattern = step.greedy() ? pattern.greedy() : pattern;
    }
    return isThreshold() ? pattern : pattern.within(Duration.ofSeconds(withinSeconds));
  }

  /** Bends what was drawn until it is a rule. */
  private static List<Step> valid(List<Step> drawn) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      Step step = drawn.get(i);
      Step before = i == 0 ? null : steps.get(i - 1);
      Follows follows = step.follows();
      boolean last = i == drawn.size() - 1;
      if (before == null) {
        follows = Follows.ON;
      } else if (follows == Follows.ON) {
        follows = Follows.FOLLOWED_BY;
      } else if (follows.isNegative() && before.optional()) {
        follows = Follows.NEXT;
      } else if (follows == Follows.NOT_NEXT && last) {
        follows = Follows.NOT_FOLLOWED_BY;
      }
      boolean negative = follows.isNegative();
      boolean certain = steps.stream().anyMatch(s -> !s.optional() && !s.follows().isNegative());
      boolean optional =
          step.optional()
              && !negative
              && !(before != null && before.greedy())
              && (certain || !last);
      int min = negative ? 1 : step.min();
      int max = negative ? 1 : step.max();
      boolean greedy = step.greedy() && !(min == 1 && max == 1);
      steps.add(new Step(follows, step.kinds(), step.minLatency(), min, max, optional, greedy));
    }
    return steps;
  }
}
