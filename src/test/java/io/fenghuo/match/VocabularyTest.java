package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each word of the pattern vocabulary means: signals in, findings out. */
class VocabularyTest {

  private static final String A = "stage: one, on: event BOT_FAILED";
  private static final long SEED = 20_261_111;

  static Stream<Arguments> meanings() {
    return Stream.of(
        row(
            "next",
            rule("r", A, "stage: two, next: event QUEUED"),
            "a1 b2 a3 a4 b5",
            "a1 b2",
            "a4 b5"),
        row(
            "next is the next that the rule reads",
            rule("r", A, "stage: two, next: event QUEUED"),
            "a1 c2 b3",
            "a1 b3"),
        row(
            "followed-by",
            rule("r", A, "stage: two, followed-by: event QUEUED"),
            "a1 a2 b3 b4 a5 b6",
            "a1 b3",
            "a5 b6"),
        row(
            "no-skip",
            rule("r", A, "stage: two, followed-by: event QUEUED").afterMatch("no-skip"),
            "a1 a2 b3 b4",
            "a1 b3",
            "a2 b3"),
        row(
            "followed-by-any",
            rule("r", A, "stage: two, followed-by-any: event QUEUED").afterMatch("no-skip"),
            "a1 b2 b3",
            "a1 b2",
            "a1 b3"),
        row(
            "skip-to-next",
            rule("r", A, "stage: two, followed-by-any: event QUEUED").afterMatch("skip-to-next"),
            "a1 a2 b3 b4",
            "a1 b3",
            "a2 b3"),
        row(
            "times",
            rule("r", A + ", times: 3").within("4s"),
            "a1 a2 a3 a4 a7 a8 a9 a10",
            "a1 a2 a3",
            "a7 a8 a9"),
        row(
            "times in a range",
            rule("r", A + ", times: [2, 3]", "stage: two, followed-by: event QUEUED")
                .afterMatch("no-skip"),
            "a1 a2 a3 b4",
            "a1 a2 a3 b4",
            "a1 a2 b4",
            "a2 a3 b4"),
        row(
            "one-or-more",
            rule("r", A + ", one-or-more: true", "stage: two, followed-by: event QUEUED")
                .afterMatch("no-skip"),
            "a1 a2 b3",
            "a1 a2 b3",
            "a1 b3",
            "a2 b3"),
        row(
            "optional",
            rule(
                "r",
                A,
                "stage: two, followed-by: event QUEUED, optional: true",
                "stage: three, next: event HANDOFF_REQUESTED"),
            "a1 c2 a3 b4 c5",
            "a1 c2",
            "a3 b4 c5"),
        row(
            "not greedy",
            rule("r", A + ", one-or-more: true", "stage: two, next: 'event BOT_FAILED, QUEUED'")
                .afterMatch("no-skip"),
            "a1 a2 b3",
            "a1 a2",
            "a1 a2 b3",
            "a2 b3"),
        row(
            "greedy",
            rule(
                    "r",
                    A + ", one-or-more: true, greedy: true",
                    "stage: two, next: 'event BOT_FAILED, QUEUED'")
                .afterMatch("no-skip"),
            "a1 a2 b3",
            "a1 a2 b3",
            "a2 b3"),
        row(
            "not-followed-by",
            rule(
                "r",
                A,
                "stage: not, not-followed-by: event QUEUED",
                "stage: three, followed-by: event HANDOFF_REQUESTED"),
            "a1 c2 a3 b4 c5",
            "a1 c2"),
        row(
            "not-next",
            rule(
                "r",
                A,
                "stage: not, not-next: event QUEUED",
                "stage: three, followed-by: event HANDOFF_REQUESTED"),
            "a1 b2 c3 a4 a5 b6 c7",
            "a4 c7"),
        row(
            "absence",
            rule("r", A, "stage: not, not-followed-by: event QUEUED"),
            "a1 b2 a5 b15 a20",
            "a5",
            "a20"),
        row(
            "within",
            rule("r", A, "stage: two, followed-by: event QUEUED"),
            "a1 b11 a21 b30",
            "a21 b30"),
        row(
            "where",
            rule("r", A + ", where: 'latencyMs > 5'", "stage: two, next: event QUEUED"),
            "a1 b2"),
        row("a rule of one stage", rule("r", A).within(null), "a1 b2 a3", "a1", "a3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("meanings")
  void liveInOrder(String name, RuleSet rules, String in, List<String> out) throws Exception {
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      match.send(in).watermark(Long.MAX_VALUE);

      assertThat(match.words()).containsExactlyInAnyOrderElementsOf(out);
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("meanings")
  void replayInAnyOrder(String name, RuleSet rules, String in, List<String> out) throws Exception {
    List<Event> shuffled = new ArrayList<>(Signals.events(in));
    Collections.shuffle(shuffled, new Random(SEED));
    try (MatchHarness match = MatchHarness.open(rules, Mode.REPLAY)) {
      match.send(shuffled).watermark(Long.MAX_VALUE);

      assertThat(match.words()).containsExactlyInAnyOrderElementsOf(out);
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
    }
  }

  private static Arguments row(String name, Rules rule, String in, String... out) {
    return Arguments.of(name, Rules.set(rule), in, Arrays.asList(out));
  }
}
