package io.fenghuo.rule.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusBoardTest {

  private static final long NOON = 1_800_000_000_000L;

  private KeyedOneInputStreamOperatorTestHarness<String, RuleNews, RuleStatus> board;

  @BeforeEach
  void open() throws Exception {
    board = harness();
    board.open();
    board.processWatermark(NOON);
  }

  @AfterEach
  void close() throws Exception {
    board.close();
  }

  @Test
  void aChangeIsInForceWhenEverySubtaskOfEveryStationHasTakenIt() throws Exception {
    accept(1, RuleStanding.ACTIVE, null);
    take(1, "router", 0, 1);
    take(1, "match", 1, 2);
    take(1, "match", 1, 2);
    assertThat(told()).containsExactly("ACCEPTED c1");

    take(1, "match", 0, 2);
    assertThat(told()).containsExactly("ACCEPTED c1", "ACTIVE c1");
    assertThat(board.extractOutputValues())
        .extracting(status -> status.warnings().size())
        .containsExactly(1, 0);
    assertEmpty();
  }

  @Test
  void itsAcceptanceIsToldFirstWhoeverComesFirst() throws Exception {
    take(1, "router", 0, 1);
    take(1, "match", 0, 1);
    assertThat(told()).isEmpty();

    accept(1, RuleStanding.PAUSED, null);
    assertThat(told()).containsExactly("ACCEPTED c1", "PAUSED c1");
    assertEmpty();
  }

  @Test
  void aScheduledChangeIsInForceWhenItsTimeHasCome() throws Exception {
    accept(1, RuleStanding.DELETED, NOON + 10);
    take(1, "router", 0, 1);
    take(1, "match", 0, 1);
    board.processWatermark(NOON + 9);
    assertThat(told()).containsExactly("ACCEPTED c1");

    board.processWatermark(NOON + 10);
    assertThat(told()).containsExactly("ACCEPTED c1", "DELETED c1");
    assertEmpty();
  }

  @Test
  void aRuleWarmsUntilTheSlowestSubtaskIsWarm() throws Exception {
    accept(1, RuleStanding.SHADOW, null);
    take(1, "router", 0, 1);
    board.processElement(news(1, "match", 0, 2, NOON + 5), NOON);
    board.processElement(news(1, "match", 1, 2, NOON + 7), NOON);
    assertThat(told()).containsExactly("ACCEPTED c1", "WARMING c1");
    assertThat(board.extractOutputValues().get(1).warmUntilMillis()).isEqualTo(NOON + 7);

    restart();
    assertShadowFrom(NOON + 7);
  }

  @Test
  void aRuleThatBeganBeforeAnySignalWarmsFromTheFirst() throws Exception {
    accept(1, RuleStanding.SHADOW, null);
    take(1, "router", 0, 1);
    beginsWithTheFirstSignal(0, 2);
    beginsWithTheFirstSignal(1, 2);
    assertThat(told()).containsExactly("ACCEPTED c1", "WARMING c1");
    assertThat(board.extractOutputValues().get(1).warmUntilMillis()).isNull();

    restart();
    board.processWatermark(NOON + 5);
    begun(1, 2, NOON + 10);
    assertShadowFrom(NOON + 10);
  }

  @Test
  void aSubtaskThatHasItsFirstSignalWhenTheRuleIsWarmSaysNothingNew() throws Exception {
    accept(1, RuleStanding.ACTIVE, null);
    take(1, "router", 0, 1);
    beginsWithTheFirstSignal(0, 2);
    board.processElement(news(1, "match", 1, 2, NOON + 10), NOON);
    assertThat(board.extractOutputValues().get(1).warmUntilMillis()).isEqualTo(NOON + 10);
    board.processWatermark(NOON + 10);
    begun(0, 2, NOON + 20);
    board.processWatermark(NOON + 20);

    assertThat(told()).containsExactly("ACCEPTED c1", "WARMING c1", "ACTIVE c1");
    assertEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1"})
  void aRescaledStationHasItsFirstSignalOnOneSubtask(int before, int after) throws Exception {
    accept(1, RuleStanding.SHADOW, null);
    take(1, "router", 0, 1);
    for (int subtask = 0; subtask < before; subtask++) {
      beginsWithTheFirstSignal(subtask, before);
    }
    restart();
    begun(0, after, NOON + 7);
    board.processWatermark(NOON + 6);
    assertThat(told()).isEmpty();
    board.processWatermark(NOON + 7);

    assertThat(told()).containsExactly("SHADOW c1");
    assertEmpty();
  }

  @Test
  void aFirstSignalComesBeforeItsAcceptance() throws Exception {
    beginsWithTheFirstSignal(0, 1);
    begun(0, 1, NOON + 10);
    take(1, "router", 0, 1);
    accept(1, RuleStanding.SHADOW, null);

    assertThat(told()).containsExactly("ACCEPTED c1", "WARMING c1");
    assertThat(board.extractOutputValues().get(1).warmUntilMillis()).isEqualTo(NOON + 10);
  }

  @Test
  void whatWaitsForItsFirstSignalIsOvertakenByTheNextChange() throws Exception {
    accept(1, RuleStanding.SHADOW, null);
    take(1, "router", 0, 1);
    beginsWithTheFirstSignal(0, 1);
    accept(2, RuleStanding.DELETED, null);
    begun(0, 1, NOON + 10);
    take(2, "router", 0, 1);
    take(2, "match", 0, 1);

    assertThat(told()).containsExactly("ACCEPTED c1", "WARMING c1", "ACCEPTED c2", "DELETED c2");
    assertEmpty();
  }

  @Test
  void aRuleThatIsAlreadyWarmDoesNotWarm() throws Exception {
    accept(1, RuleStanding.ACTIVE, null);
    take(1, "router", 0, 1);
    board.processElement(news(1, "match", 0, 1, NOON), NOON);

    assertThat(told()).containsExactly("ACCEPTED c1", "ACTIVE c1");
  }

  @Test
  void aChangeThatIsOvertakenIsNotFollowed() throws Exception {
    accept(1, RuleStanding.ACTIVE, NOON + 10);
    take(1, "router", 0, 1);
    accept(2, RuleStanding.PAUSED, null);
    take(1, "match", 0, 1);
    take(2, "router", 0, 1);
    take(2, "match", 0, 1);
    board.processWatermark(NOON + 10);

    assertThat(told()).containsExactly("ACCEPTED c1", "ACCEPTED c2", "PAUSED c2");
    assertEmpty();
  }

  @Test
  void otherWordsPass() throws Exception {
    RuleStatus unfit =
        RuleStatus.unfit("r", List.of(Message.of("reads.unknown-measure", "given", "waits")), NOON);
    board.processElement(RuleNews.of(unfit), NOON);

    assertThat(board.extractOutputValues()).containsExactly(unfit);
    assertEmpty();
  }

  @Test
  void restoredHalfWayItGoesOn() throws Exception {
    accept(1, RuleStanding.ACTIVE, null);
    take(1, "router", 0, 1);
    restart();
    take(1, "match", 0, 1);

    assertThat(told()).containsExactly("ACTIVE c1");
    assertEmpty();
  }

  private void accept(long revision, RuleStanding standing, Long effectiveAt) throws Exception {
    RuleStatus status =
        new RuleStatus(
            "c" + revision + "/ACCEPTED",
            "r",
            RuleStatusKind.ACCEPTED,
            "c" + revision,
            "RULE_UPSERT",
            "li",
            1,
            "hash",
            revision,
            StateEffect.FRESH,
            effectiveAt,
            null,
            List.of(),
            List.of(new LocalizedText("注意", "mind")),
            new LocalizedText("好", "good"),
            NOON,
            null);
    board.processElement(RuleNews.accepted(status, standing), NOON);
  }

  private void take(long revision, String station, int subtask, int of) throws Exception {
    board.processElement(news(revision, station, subtask, of, RuleEntry.NEVER_WARMED), NOON);
  }

  private void beginsWithTheFirstSignal(int subtask, int of) throws Exception {
    board.processElement(news(1, "match", subtask, of, RuleEntry.FROM_FIRST_SIGNAL), NOON);
  }

  private void begun(int subtask, int of, long warmUntilMillis) throws Exception {
    board.processElement(
        RuleNews.of(new Applied("r", 1, "match", subtask, of, warmUntilMillis, true)), NOON);
  }

  private static RuleNews news(
      long revision, String station, int subtask, int of, long warmUntilMillis) {
    return RuleNews.of(new Applied("r", revision, station, subtask, of, warmUntilMillis, false));
  }

  private List<String> told() {
    return board.extractOutputValues().stream()
        .map(status -> status.status() + " " + status.commandId())
        .toList();
  }

  /** Not before the watermark has passed this instant, and then nothing is left. */
  private void assertShadowFrom(long millis) throws Exception {
    board.processWatermark(millis - 1);
    assertThat(told()).isEmpty();
    board.processWatermark(millis);
    assertThat(told()).containsExactly("SHADOW c1");
    assertEmpty();
  }

  private void assertEmpty() {
    assertThat(board.numKeyedStateEntries()).isZero();
  }

  private void restart() throws Exception {
    OperatorSubtaskState state = board.snapshot(1, 1);
    board.close();
    board = harness();
    board.initializeState(state);
    board.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RuleNews, RuleStatus> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new StatusBoard(List.of("router", "match"))),
        RuleNews::ruleId,
        Types.STRING);
  }
}
