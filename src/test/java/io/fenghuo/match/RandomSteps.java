package io.fenghuo.match;

import io.fenghuo.event.EventKind;
import io.fenghuo.match.RandomStep.Ask;
import io.fenghuo.match.RandomStep.Where;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws the steps of random patterns, and bends what was drawn until it is likely to be a rule. */
final class RandomSteps {

  private static final List<EventKind> KINDS =
      List.of(EventKind.BOT_FAILED, EventKind.QUEUED, EventKind.HANDOFF_REQUESTED);

  private final List<RandomStep> earlier = new ArrayList<>();
  private int stages;
  private int groups;

  private RandomSteps() {}

  /** Steps in which anything may stand anywhere. */
  static Arbitrary<List<RandomStep>> drawn() {
    Arbitrary<RandomStep> stage = stage();
    Arbitrary<RandomStep> group = group(stage.list().ofMinSize(1).ofMaxSize(3));
    Arbitrary<RandomStep> nested =
        group(Combinators.combine(stage, group, stage).as((a, b, c) -> List.of(a, b, c)));
    return Arbitraries.frequencyOf(Tuple.of(24, stage), Tuple.of(4, group), Tuple.of(1, nested))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** The same steps, named, in each sequence the first as the first. */
  static List<RandomStep> named(List<RandomStep> drawn) {
    return new RandomSteps().name(drawn);
  }

  /** The same steps without most of what no rule may have. */
  static List<RandomStep> bent(List<RandomStep> drawn) {
    return new RandomSteps().bend(drawn, true);
  }

  private static Arbitrary<RandomStep> stage() {
    return Combinators.combine(
            Arbitraries.of(Follows.values()),
            Arbitraries.of(KINDS).set().ofMinSize(1).ofMaxSize(2),
            Combinators.combine(
                    Arbitraries.of(
                        Ask.NOTHING,
                        Ask.NOTHING,
                        Ask.NOTHING,
                        Ask.LATENCY,
                        Ask.LATENCY,
                        Ask.NOT_BELOW_FIRST,
                        Ask.COUNT,
                        Ask.SUM),
                    Arbitraries.of(1, 2))
                .as((ask, number) -> new Where(ask, number, null)),
            Arbitraries.of("11", "11", "11", "11", "11", "22", "33", "12", "23", "10", "20"),
            Arbitraries.of("", "", "", "", "o", "g", "og"),
            Arbitraries.of(
                Contiguity.RELAXED,
                Contiguity.RELAXED,
                Contiguity.CONSECUTIVE,
                Contiguity.COMBINATIONS),
            Arbitraries.of(0, 0, 1, 2),
            Arbitraries.of(0, 0, 0, 0, 1, 2, 3))
        .as(
            (follows, kinds, where, times, flags, contiguity, until, within) ->
                new RandomStep(
                    "",
                    follows,
                    kinds,
                    where,
                    times.charAt(0) - '0',
                    times.charAt(1) - '0',
                    flags.contains("o"),
                    flags.contains("g"),
                    contiguity,
                    until,
                    within,
                    List.of()));
  }

  private static Arbitrary<RandomStep> group(Arbitrary<List<RandomStep>> inner) {
    return Combinators.combine(
            Arbitraries.of(Follows.values()),
            inner,
            Arbitraries.of("11", "11", "22", "12", "10", "20"),
            Arbitraries.of(false, false, true),
            Arbitraries.of(Contiguity.values()),
            Arbitraries.of(0, 0, 2))
        .as(
            (follows, steps, times, optional, contiguity, until) ->
                new RandomStep(
                    "",
                    follows,
                    Set.of(),
                    new Where(Ask.NOTHING, 0, null),
                    times.charAt(0) - '0',
                    times.charAt(1) - '0',
                    optional,
                    false,
                    contiguity,
                    until,
                    0,
                    steps));
  }

  private List<RandomStep> name(List<RandomStep> drawn) {
    List<RandomStep> steps = new ArrayList<>();
    for (RandomStep step : drawn) {
      String name = step.isGroup() ? "g" + groups++ : "s" + stages++;
      Where where = step.isGroup() ? step.where() : refer(step.where(), name, step.isRepeated());
      Follows follows =
          steps.isEmpty()
              ? Follows.ON
              : step.follows() == Follows.ON ? Follows.FOLLOWED_BY : step.follows();
      steps.add(
          with(
              step,
              name,
              follows,
              where,
              step.optional(),
              step.greedy(),
              step.contiguity(),
              step.until(),
              name(step.inner())));
      if (!step.isGroup() && !follows.isNegative()) {
        earlier.add(steps.get(steps.size() - 1));
      }
    }
    return steps;
  }

  private List<RandomStep> bend(List<RandomStep> drawn, boolean isTop) {
    List<RandomStep> steps = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      RandomStep step = drawn.get(i);
      RandomStep before = i == 0 ? null : steps.get(i - 1);
      boolean last = i == drawn.size() - 1;
      Follows follows = follows(step, before, last, isTop);
      if (follows.isNegative()) {
        steps.add(
            new RandomStep(
                "s" + stages++,
                follows,
                step.kinds(),
                refer(step.where(), null, false),
                1,
                1,
                false,
                false,
                Contiguity.RELAXED,
                0,
                last ? step.withinSeconds() : 0,
                List.of()));
        continue;
      }
      boolean optional =
          step.optional()
              && !(before != null && before.greedy())
              && (!last || steps.stream().anyMatch(RandomStep::isCertain));
      Contiguity contiguity =
          step.isRepeated() && (isTop || i > 0) ? step.contiguity() : Contiguity.RELAXED;
      boolean greedy = step.greedy() && step.isRepeated() && contiguity != Contiguity.COMBINATIONS;
      boolean nests = step.inner().stream().anyMatch(RandomStep::isGroup);
      int until = step.isLoop() && !nests && !(greedy && optional) ? step.until() : 0;
      String name = step.isGroup() ? "g" + groups++ : "s" + stages++;
      Where where = step.isGroup() ? step.where() : refer(step.where(), name, step.isRepeated());
      RandomStep bent =
          with(
              step,
              name,
              follows,
              where,
              optional,
              greedy,
              contiguity,
              until,
              bend(step.inner(), false));
      steps.add(bent);
      if (!bent.isGroup()) {
        earlier.add(bent);
      }
    }
    return withoutIdleTimes(steps, isTop);
  }

  private static Follows follows(RandomStep step, RandomStep before, boolean last, boolean isTop) {
    Follows follows = step.follows();
    if (before == null) {
      return Follows.ON;
    }
    if (follows == Follows.ON || follows.isNegative() && (step.isGroup() || last && !isTop)) {
      return Follows.FOLLOWED_BY;
    }
    if (follows.isNegative() && before.optional()) {
      return Follows.NEXT;
    }
    boolean endsFixed =
        !before.isGroup() && before.min() == before.max() && before.follows() != Follows.NOT_NEXT;
    return follows.isNegative() && last
        ? endsFixed ? Follows.NOT_FOLLOWED_BY : Follows.FOLLOWED_BY
        : follows;
  }

  /** Leaves a time between stages only where it is sure to be heeded. */
  private static List<RandomStep> withoutIdleTimes(List<RandomStep> steps, boolean isTop) {
    List<RandomStep> kept = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      RandomStep step = steps.get(i);
      RandomStep before = i == 0 ? null : steps.get(i - 1);
      boolean heeded =
          before != null
              && !before.isGroup()
              && !before.optional()
              && before.min() == before.max()
              && before.follows() != Follows.NOT_NEXT
              && (before.follows() != Follows.NOT_FOLLOWED_BY || step.follows().isNegative())
              && !step.isRepeated()
              && !step.optional()
              && (isTop || !step.follows().isNegative());
      kept.add(
          heeded || step.withinSeconds() == 0
              ? step
              : new RandomStep(
                  step.name(),
                  step.follows(),
                  step.kinds(),
                  step.where(),
                  step.min(),
                  step.max(),
                  step.optional(),
                  step.greedy(),
                  step.contiguity(),
                  step.until(),
                  0,
                  step.inner()));
    }
    return kept;
  }

  /** Lets a condition refer to the stage itself or to one before; to none where there is none. */
  private Where refer(Where where, String own, boolean isRepeated) {
    if (where.ask() == Ask.NOTHING || where.ask() == Ask.LATENCY) {
      return where;
    }
    String stage =
        isRepeated && where.ask() == Ask.COUNT
            ? own
            : earlier.isEmpty() ? null : earlier.get(where.number() % earlier.size()).name();
    return stage == null
        ? new Where(Ask.NOTHING, 0, null)
        : new Where(where.ask(), where.number(), stage);
  }

  private static RandomStep with(
      RandomStep step,
      String name,
      Follows follows,
      Where where,
      boolean optional,
      boolean greedy,
      Contiguity contiguity,
      int until,
      List<RandomStep> inner) {
    return new RandomStep(
        name,
        follows,
        step.kinds(),
        where,
        step.min(),
        step.max(),
        optional,
        greedy,
        contiguity,
        until,
        step.withinSeconds(),
        inner);
  }
}
