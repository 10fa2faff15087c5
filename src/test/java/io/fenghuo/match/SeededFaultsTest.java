package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * That the comparison with the stock operator sees what it is there to see: a matcher that has one
 * thing wrong does not come through it.
 */
class SeededFaultsTest {

  /** What is wrong with the matcher: the rule that it is given in the place of the right one. */
  enum Fault {
    A_SECOND_TOO_LONG(
        rule ->
            new RandomRule(
                rule.steps(),
                rule.withinSeconds() + 1,
                rule.afterMatch(),
                rule.skipTo(),
                rule.timeoutAfter())),
    FOLLOWED_BY_TAKEN_AS_NEXT(
        steps(
            step -> step.follows() == Follows.FOLLOWED_BY,
            step -> change(step, Follows.NEXT, step.greedy(), step.contiguity(), step.until()))),
    NOT_GREEDY(
        steps(
            RandomStep::greedy,
            step -> change(step, step.follows(), false, step.contiguity(), step.until()))),
    WITHOUT_UNTIL(
        steps(
            step -> step.until() > 0,
            step -> change(step, step.follows(), step.greedy(), step.contiguity(), 0))),
    CONSECUTIVE_TAKEN_AS_RELAXED(
        steps(
            step -> step.contiguity() == Contiguity.CONSECUTIVE,
            step -> change(step, step.follows(), step.greedy(), Contiguity.RELAXED, step.until()))),
    SKIPPING_NOTHING(
        rule ->
            new RandomRule(
                rule.steps(), rule.withinSeconds(), "no-skip", null, rule.timeoutAfter()));

    private final UnaryOperator<RandomRule> wrong;

    Fault(UnaryOperator<RandomRule> wrong) {
      this.wrong = wrong;
    }
  }

  private static final Set<Fault> CAUGHT = EnumSet.noneOf(Fault.class);

  @Provide
  Arbitrary<RandomRule> rules() {
    return RandomRule.any();
  }

  @Provide
  Arbitrary<RandomStream> streams() {
    return RandomStream.any();
  }

  @Property(tries = 400, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void comparesWithEveryWrongMatcher(
      @ForAll("rules") RandomRule rule, @ForAll("streams") RandomStream stream) throws Exception {
    for (Fault fault : Fault.values()) {
      RandomRule wrong = fault.wrong.apply(rule);
      if (!CAUGHT.contains(fault) && !wrong.equals(rule) && wrong.isAccepted()) {
        StockOperator.Found expected = new Comparison(rule, stream).stock();
        if (!new Comparison(wrong, stream).live().equals(expected)) {
          CAUGHT.add(fault);
        }
      }
    }
  }

  @AfterContainer
  static void everyWrongMatcherIsCaught() {
    assertThat(CAUGHT).containsExactly(Fault.values());
  }

  private static UnaryOperator<RandomRule> steps(
      Predicate<RandomStep> which, UnaryOperator<RandomStep> change) {
    return rule ->
        new RandomRule(
            steps(rule.steps(), which, change),
            rule.withinSeconds(),
            rule.afterMatch(),
            rule.skipTo(),
            rule.timeoutAfter());
  }

  private static List<RandomStep> steps(
      List<RandomStep> steps, Predicate<RandomStep> which, UnaryOperator<RandomStep> change) {
    return steps.stream().map(step -> which.test(step) ? change.apply(step) : step).toList();
  }

  private static RandomStep change(
      RandomStep step, Follows follows, boolean greedy, Contiguity contiguity, int until) {
    return new RandomStep(
        step.name(),
        follows,
        step.kinds(),
        step.where(),
        step.min(),
        step.max(),
        step.optional(),
        greedy,
        contiguity,
        until,
        step.withinSeconds(),
        step.inner());
  }
}
