package io.fenghuo.match;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/**
 * A pattern of the whole vocabulary, written both as our YAML and, by hand, for flink-cep.
 *
 * @param skipTo the stage of which {@code afterMatch} speaks; null where it speaks of none
 * @param timeoutAfter the stage after which a time-out is told; null where none is
 */
record RandomRule(
    List<RandomStep> steps,
    int withinSeconds,
    String afterMatch,
    String skipTo,
    String timeoutAfter) {

  /** Rules that our reader accepts. */
  static Arbitrary<RandomRule> any() {
    return of(RandomSteps.drawn().map(RandomSteps::bent))
        .map(rule -> rule.isAccepted() ? rule : rule.withoutTimeout())
        .filter(RandomRule::isAccepted);
  }

  /** Rules of which our reader refuses most. */
  static Arbitrary<RandomRule> drawn() {
    return of(RandomSteps.drawn().map(RandomSteps::named));
  }

  private static Arbitrary<RandomRule> of(Arbitrary<List<RandomStep>> steps) {
    return Combinators.combine(
            steps,
            Arbitraries.integers().between(2, 9),
            Arbitraries.of(
                "no-skip",
                "no-skip",
                "skip-to-next",
                "skip-past-last",
                "skip-past-last",
                "skip-to-first",
                "skip-to-last"),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(false, false, true))
        .as(
            (drawn, within, skip, number, tellsTimeout) -> {
              List<RandomStep> top =
                  drawn.stream().filter(s -> !s.isGroup() && !s.follows().isNegative()).toList();
              List<RandomStep> positive =
                  drawn.stream()
                      .flatMap(s -> s.stages().stream())
                      .filter(s -> !s.follows().isNegative())
                      .toList();
              boolean skipsTo = skip.startsWith("skip-to-") && !skip.equals("skip-to-next");
              return new RandomRule(
                  drawn,
                  within,
                  skipsTo && top.isEmpty() ? "no-skip" : skip,
                  skipsTo && !top.isEmpty() ? top.get(number % top.size()).name() : null,
                  tellsTimeout && !positive.isEmpty()
                      ? positive.get(number % positive.size()).name()
                      : null);
            });
  }

  /** Whether the number of open matches may grow with the power of the signals. */
  boolean multiplies() {
    return multiplies(steps, false);
  }

  private static boolean multiplies(List<RandomStep> steps, boolean isInLoop) {
    return steps.stream()
        .anyMatch(
            step ->
                step.isRepeated() && step.contiguity() == Contiguity.COMBINATIONS
                    || isInLoop
                        && (step.isRepeated()
                            || step.optional()
                            || step.follows() == Follows.FOLLOWED_BY_ANY)
                    || multiplies(step.inner(), isInLoop || step.isRepeated()));
  }

  boolean isAccepted() {
    try {
      Rules.set(rule());
      return true;
    } catch (InvalidDefinitionException e) {
      return false;
    }
  }

  private RandomRule withoutTimeout() {
    return new RandomRule(steps, withinSeconds, afterMatch, skipTo, null);
  }

  boolean isThreshold() {
    return steps.size() == 1
        && !steps.get(0).isGroup()
        && !steps.get(0).isRepeated()
        && !steps.get(0).optional();
  }

  boolean reads(Signal signal) {
    return steps.stream().anyMatch(step -> step.reads(signal));
  }

  Rules rule() {
    Rules rule =
        Rules.rule("random", steps.stream().map(RandomStep::yaml).toArray(String[]::new))
            .within(isThreshold() ? null : withinSeconds + "s")
            .afterMatch(skipTo == null ? afterMatch : "{ " + afterMatch + ": " + skipTo + " }");
    return timeoutAfter == null ? rule : rule.timeoutAfter(timeoutAfter);
  }

  AfterMatchSkipStrategy skip() {
    return switch (afterMatch) {
      case "no-skip" -> AfterMatchSkipStrategy.noSkip();
      case "skip-to-next" -> AfterMatchSkipStrategy.skipToNext();
      case "skip-to-first" -> AfterMatchSkipStrategy.skipToFirst(skipTo);
      case "skip-to-last" -> AfterMatchSkipStrategy.skipToLast(skipTo);
      default -> AfterMatchSkipStrategy.skipPastLastEvent();
    };
  }

  Pattern<Signal, Signal> pattern() {
    Pattern<Signal, Signal> pattern = RandomStep.pattern(steps, skip());
    return isThreshold() ? pattern : pattern.within(Duration.ofSeconds(withinSeconds));
  }

  /** The words of the vocabulary that it uses. */
  Set<String> words() {
    Set<String> words = new TreeSet<>();
    words.add(skipTo == null ? afterMatch : afterMatch + ": STAGE");
    if (timeoutAfter != null) {
      words.add("timeout");
    }
    words(steps, words);
    List<RandomStep> last = steps.subList(steps.size() - 1, steps.size());
    if (last.get(0).follows().isNegative()) {
      words.add("absence");
    }
    return words;
  }

  private static void words(List<RandomStep> steps, Set<String> words) {
    for (RandomStep step : steps) {
      words.add(step.follows().word());
      List<String> more = new ArrayList<>();
      more.add(step.isGroup() ? "group" : "");
      more.add(step.inner().stream().anyMatch(RandomStep::isGroup) ? "group in a group" : "");
      more.add(step.isLoop() ? step.min() == 1 ? "one-or-more" : "times-or-more" : "");
      more.add(!step.isLoop() && step.isRepeated() ? "times" : "");
      more.add(step.optional() ? "optional" : "");
      more.add(step.greedy() ? "greedy" : "");
      more.add(step.contiguity() == Contiguity.CONSECUTIVE ? "consecutive" : "");
      more.add(step.contiguity() == Contiguity.COMBINATIONS ? "combinations" : "");
      more.add(step.until() > 0 ? "until" : "");
      more.add(step.withinSeconds() > 0 ? "within of a stage" : "");
      more.add(step.where().stage() != null ? "iterative where" : "");
      more.stream().filter(word -> !word.isEmpty()).forEach(words::add);
      words(step.inner(), words);
    }
  }

  @Override
  public String toString() {
    return rule().yaml();
  }
}
