package io.fenghuo.match;

import static io.fenghuo.match.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.RuleSet;
import io.fenghuo.time.Mode;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What is due is told when it is due, though nobody says anything more. */
class SilentInputTest {

  /** Asked at second 2, and nobody answers for 60 seconds. */
  private static final RuleSet NO_ANSWER =
      RuleSet.parse(
          "f",
          """
          rules:
          - id: no-answer
            incident: SYSTEM_FAULT
            key: [tenant, brand]
            pattern:
              - { stage: asked, on: event HANDOFF_REQUESTED }
              - { stage: silent, not-followed-by: event AGENT_REPLIED }
            within: 60s
            level: { base: III }
            says: { zh: "无人应答", en: "nobody answers" }
          """,
          Rules.MEASURES);

  private static final long DUE = START + 62_000;

  @Test
  void tellsAnAbsenceWhenItIsDueThoughAllInputIsSilent() throws Exception {
    try (MatchHarness match = asked(Mode.LIVE)) {
      match.idle(true).wall(START + 61_750);
      assertThat(match.findings()).isEmpty();

      match.wall(START + 62_250);

      assertThat(match.words()).containsExactly("c2");
      assertThat(match.findings().get(0).kind()).isEqualTo(FindingKind.ABSENCE);
      assertThat(match.findings().get(0).timeMillis()).isEqualTo(DUE);
      assertThat(match.watermarks()).isSorted().last().isEqualTo(START + 62_250);
      assertThat(match.timers()).isZero();
    }
  }

  @Test
  void waitsWhileAnInputIsNotReadToItsEnd() throws Exception {
    try (MatchHarness match = asked(Mode.LIVE)) {
      match.wall(START + 600_000);

      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void waitsWhileNoBrokerAnswers() throws Exception {
    try (MatchHarness match = asked(Mode.LIVE)) {
      match.idle(true).answered(false).wall(START + 600_000);

      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void countsNoTimeInWhichTheJobWasSuspended() throws Exception {
    try (MatchHarness match = asked(Mode.LIVE)) {
      match.idle(true).wall(START + 10_000).jump(START + 600_000);

      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void theInputsOwnTimeCountsAsSoonAsItBringsOne() throws Exception {
    try (MatchHarness match = asked(Mode.LIVE)) {
      match
          .idle(true)
          .wall(START + 40_000)
          .idle(false)
          .watermark(START + 41_000)
          .wall(START + 600_000);
      assertThat(match.findings()).isEmpty();
      assertThat(match.watermarks()).isSorted().last().isEqualTo(START + 41_000);

      match.send("d50");
      match.watermark(START + 100_000);
      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void aRestoredJobGoesOnWhereItWas() throws Exception {
    OperatorSubtaskState state;
    try (MatchHarness match = asked(Mode.LIVE)) {
      state = match.idle(true).wall(START + 30_000).snapshot();
    }
    try (MatchHarness match = MatchHarness.restore(NO_ANSWER, Mode.LIVE, state)) {
      match.jump(START + 1_000_000);
      match.idle(true).wall(START + 1_031_500);
      assertThat(match.findings()).isEmpty();

      match.wall(START + 1_032_500);
      assertThat(match.words()).containsExactly("c2");
    }
  }

  /**
   * A job that is stopped with a drain has seen the end of time, and another one begins behind it.
   */
  @Test
  void theEndOfADrainedInputIsNotTheTimeOfTheNext() throws Exception {
    OperatorSubtaskState state;
    try (MatchHarness match = MatchHarness.open(NO_ANSWER, Mode.LIVE)) {
      state = match.watermark(Long.MAX_VALUE).snapshot();
    }
    try (MatchHarness match = MatchHarness.restore(NO_ANSWER, Mode.LIVE, state)) {
      match.jump(START).idle(true).wall(START + 2_000).idle(false);
      match.send("c2").watermark(START + 2_000);
      assertThat(match.watermarks()).containsExactly(START + 2_000);
      assertThat(match.findings()).isEmpty();
    }
  }

  @Test
  void aReplayHasNoWall() throws Exception {
    try (MatchHarness match = asked(Mode.REPLAY)) {
      match.idle(true).wall(START + 600_000);
      assertThat(match.findings()).isEmpty();

      match.watermark(DUE);
      assertThat(match.findings().get(0).timeMillis()).isEqualTo(DUE);
    }
  }

  /** The watermark stands at second 2, and so does the wall. */
  private static MatchHarness asked(Mode mode) throws Exception {
    MatchHarness match = MatchHarness.open(NO_ANSWER, mode);
    match.wall(START + 2_000);
    return match.send("c2").watermark(START + 2_000);
  }
}
