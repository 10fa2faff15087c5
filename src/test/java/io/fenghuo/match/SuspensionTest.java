package io.fenghuo.match;

import static io.fenghuo.match.LiveRulesTest.statuses;
import static io.fenghuo.match.LiveRulesTest.upsert;
import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.time.Mode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule that takes too much is evaluated no more, and no other rule notices. */
class SuspensionTest {

  /** Each signal of an open match looks at every pair of those before it. */
  private static final Rules PAIRS =
      rule(
              "pairs",
              "stage: asked, on: event HANDOFF_REQUESTED",
              "stage: slow, followed-by: event BOT_FAILED, one-or-more: true, where: \"slow.all(x,"
                  + " slow.exists(y, y.eventId == x.eventId))\"",
              "stage: queued, followed-by: event QUEUED")
          .within("1h");

  private static final Rules QUIET =
      rule("quiet", "stage: a, on: event BOT_FAILED", "stage: b, followed-by: event QUEUED")
          .within("1h");

  /** Each signal asks its conditions for each of the open matches. */
  private static final Rules MANY_OPEN =
      rule(
              "many-open",
              "stage: asked, on: event HANDOFF_REQUESTED",
              failure("first", "optional: true"),
              failure("second", "optional: true"),
              failure("third", "optional: true"),
              failure("fourth", "optional: true"),
              failure("last", "optional: false"))
          .within("1h");

  private static String failure(String stage, String optional) {
    return "stage: "
        + stage
        + ", followed-by-any: event BOT_FAILED, where: \"size(asked) > 5\", "
        + optional;
  }

  private static final String MANY = "c0 " + seconds("a", 1, 200);

  @ParameterizedTest
  @EnumSource(Mode.class)
  void suspendsARuleWhoseConditionPassesItsBudget(Mode mode) throws Exception {
    try (MatchHarness both = MatchHarness.open(Rules.set(PAIRS, QUIET), mode);
        MatchHarness alone = MatchHarness.open(Rules.set(QUIET), mode)) {
      for (MatchHarness match : List.of(both, alone)) {
        match.send(MANY).send("b300 c300 a301 b302").watermark(Signals.second(10_000));
      }

      assertThat(statuses(both))
          .extracting(RuleStatus::ruleId, RuleStatus::status, RuleStatus::reasons)
          .containsExactly(
              tuple(
                  "pairs",
                  RuleStatusKind.SUSPENDED,
                  List.of("the loops of a condition take more than 2000 steps for one signal")));
      assertThat(both.words()).isEqualTo(alone.words()).isNotEmpty();
    }
  }

  @Test
  void staysSuspendedThroughARestoreUntilItIsChanged() throws Exception {
    RuleSet rules = Rules.set(PAIRS, QUIET);
    OperatorSubtaskState state;
    try (MatchHarness match = MatchHarness.open(rules, Mode.LIVE)) {
      state = match.send(MANY).snapshot();
    }
    try (MatchHarness match = MatchHarness.restore(rules, Mode.LIVE, state)) {
      match.send("c1000 a1001 b1002");
      assertThat(statuses(match)).isEmpty();
      assertThat(match.findings()).extracting(Finding::ruleId).containsOnly("quiet");

      match.takeFindings();
      match.change(upsert(1, 0, PAIRS.en("again {count}")));
      match.send("c1002 a1003 b1004");

      assertThat(match.findings()).extracting(Finding::ruleId).contains("pairs");
    }
  }

  @Test
  void anotherDefinitionInTheFilesIsAnotherRule() throws Exception {
    OperatorSubtaskState state;
    try (MatchHarness match = MatchHarness.open(Rules.set(PAIRS), Mode.LIVE)) {
      state = match.send(MANY).snapshot();
    }
    RuleSet mended =
        Rules.set(
            rule(
                    "pairs",
                    "stage: slow, on: event BOT_FAILED",
                    "stage: q, followed-by: event QUEUED")
                .within("1h"));
    try (MatchHarness match = MatchHarness.restore(mended, Mode.LIVE, state)) {
      assertThat(match.send("a1001 b1002").words()).containsExactly("a1001 b1002");
    }
  }

  /** Each look at the clock takes so long, and so many hundredths of it are CPU time. */
  private static ThreadClock clock(AtomicLong stepMicros, int cpuShare) {
    AtomicLong wallMicros = new AtomicLong();
    return new ThreadClock(
        () -> wallMicros.addAndGet(stepMicros.get()) * 1_000,
        () -> wallMicros.get() * 10 * cpuShare);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "20000 ~ 1 ~ it took 320 ms of CPU within 3 s, at most 300 are allowed",
        "1000 ~ 9 ~ it took 301 ms of CPU within 3 s, at most 300 are allowed"
      })
  void suspendsWhatTakesTooMuchOfItsThread(int micros, int failures, String reason)
      throws Exception {
    AtomicLong step = new AtomicLong();
    try (MatchHarness both = MatchHarness.open(Rules.set(MANY_OPEN, QUIET), clock(step, 100));
        MatchHarness alone = MatchHarness.open(Rules.set(QUIET), clock(step, 100))) {
      for (MatchHarness match : List.of(both, alone)) {
        step.set(0);
        match.send(seconds("c", 1, 50));
        step.set(micros);
        match.send(seconds("a", 1_001, failures));
        step.set(0);
        match.send("b2000").watermark(Signals.second(10_000));
      }

      assertThat(statuses(both))
          .extracting(RuleStatus::ruleId, RuleStatus::status, RuleStatus::reasons)
          .containsExactly(tuple("many-open", RuleStatusKind.SUSPENDED, List.of(reason)));
      assertThat(both.words()).isEqualTo(alone.words()).isNotEmpty();
    }
  }

  @Test
  void suspendsNothingOnAMachineThatStandsStill() throws Exception {
    AtomicLong step = new AtomicLong(20_000);
    try (MatchHarness match = MatchHarness.open(Rules.set(MANY_OPEN, QUIET), clock(step, 0))) {
      match.send(seconds("c", 1, 50) + " " + seconds("a", 1_001, 9) + " b2000");

      assertThat(statuses(match)).isEmpty();
      assertThat(match.words()).isNotEmpty();
    }
  }

  private static String seconds(String kind, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(second -> kind + second)
        .collect(Collectors.joining(" "));
  }
}
