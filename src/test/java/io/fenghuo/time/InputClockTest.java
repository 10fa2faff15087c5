package io.fenghuo.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputClockTest {

  private static final long NONE = Long.MIN_VALUE;
  private static final long NOON = 1_760_000_000_000L;
  private static final long WALL = 1_790_000_000_000L;

  @Test
  void isTheWatermarkWhileItMoves() {
    InputClock clock = InputClock.live(1);
    for (int second = 0; second < 100; second++) {
      clock.tell(NOON + second * 1_000L, WALL + second * 1_000L);

      assertThat(clock.now()).isEqualTo(NOON + second * 1_000L);
      assertThat(clock.heardUntil()).isEqualTo(NOON + second * 1_000L);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // rate, wall seconds for which it stands still, desk milliseconds past the watermark
    "1,     1,       0",
    "1,     2,       0",
    "1,     3,   1_000",
    "1,   120, 118_000",
    "10,    3,  10_000",
    "10,   14, 120_000",
    "600,   4, 1_200_000",
    "0.5,  62,  30_000"
  })
  void runsWithTheWallWhereTheWatermarkStandsStill(double rate, int seconds, long pastMillis) {
    InputClock clock = InputClock.live(rate);
    clock.tell(NOON, WALL);

    long wall = stand(clock, NOON, WALL, seconds * 1_000L);

    assertThat(clock.now()).isEqualTo(NOON + pastMillis);
    assertThat(clock.heardUntil()).isEqualTo(NOON + pastMillis);
    assertThat(wall).isEqualTo(WALL + seconds * 1_000L);
  }

  @Test
  void knowsNoTimeBeforeAFirstWatermark() {
    InputClock clock = InputClock.live(1);
    stand(clock, NONE, WALL, 60_000);

    assertThat(clock.isRunning()).isFalse();
    assertThat(clock.now()).isEqualTo(InputClock.UNKNOWN);
    assertThat(clock.askAgainAt(NOON)).isEqualTo(WALL + 61_000);

    clock.tell(NOON, WALL + 60_000);

    assertThat(clock.isRunning()).isTrue();
    assertThat(clock.now()).isEqualTo(NOON);
  }

  @Test
  void deadlinesDoNotGoBackWhereAnInputComesBackWithABacklog() {
    InputClock clock = InputClock.live(1);
    clock.tell(NOON, WALL);
    long wall = stand(clock, NOON, WALL, 302_000);
    assertThat(clock.now()).isEqualTo(NOON + 300_000);

    clock.tell(NOON + 5_000, wall + 50);

    assertThat(clock.now()).isEqualTo(NOON + 300_050);
    assertThat(clock.heardUntil()).isEqualTo(NOON + 5_000);

    clock.tell(NOON + 301_000, wall + 100);

    assertThat(clock.now()).isEqualTo(NOON + 301_000);
    assertThat(clock.heardUntil()).isEqualTo(NOON + 301_000);
  }

  /** One partition is read late: the watermark goes on, at a tenth of the wall's pace. */
  @Test
  void keepsThePaceOfTheWallWhereTheWatermarkDoesNot() {
    InputClock clock = InputClock.live(1);
    for (int second = 0; second <= 1_200; second++) {
      clock.tell(NOON + second * 100L, WALL + second * 1_000L);
    }

    assertThat(clock.now()).isEqualTo(NOON + 1_198_000);
    assertThat(clock.heardUntil()).isEqualTo(NOON + 120_000);

    // It has caught up.
    clock.tell(NOON + 1_201_000, WALL + 1_201_000);
    assertThat(clock.now()).isEqualTo(NOON + 1_201_000);
  }

  @Test
  void aWatermarkThatRunsThroughABacklogLeadsIt() {
    InputClock clock = InputClock.live(1);
    for (int second = 0; second <= 10; second++) {
      clock.tell(NOON + second * 600_000L, WALL + second * 1_000L);
      assertThat(clock.now()).isEqualTo(NOON + second * 600_000L);
    }
  }

  @Test
  void aRestartDoesNotCountTheDowntime() {
    InputClock before = InputClock.live(1);
    before.tell(NOON, WALL);
    stand(before, NOON, WALL, 32_000);
    DeskReading known = before.known();
    long back = WALL + 600_000;

    InputClock after = InputClock.live(1);
    after.resume(known, back);
    after.tell(NONE, back);

    assertThat(after.now()).isEqualTo(NOON + 30_000);
    assertThat(after.heardUntil()).isEqualTo(NOON);

    long wall = stand(after, NONE, back, 22_000);

    assertThat(after.now()).isEqualTo(NOON + 50_000);
    assertThat(after.heardUntil()).isEqualTo(NOON + 20_000);

    // The sources begin with what lies between the last watermark and the snapshot.
    after.tell(NOON - 3_000, wall);

    assertThat(after.now()).isEqualTo(NOON + 50_000);
    assertThat(after.heardUntil()).isEqualTo(NOON - 3_000);
  }

  @Test
  void resumesAtNothingWhereTheSnapshotKnewNoTime() {
    InputClock clock = InputClock.live(1);

    clock.resume(InputClock.live(1).known(), WALL);

    assertThat(clock.isRunning()).isFalse();
  }

  @Test
  void aReplayHasNoWall() {
    InputClock clock = InputClock.replay();
    clock.tell(NOON, WALL);
    stand(clock, NOON, WALL, 600_000);

    assertThat(clock.now()).isEqualTo(NOON);
    assertThat(clock.heardUntil()).isEqualTo(NOON);
  }

  @Test
  void aJobThatDidNotRunHasNotListened() {
    InputClock clock = InputClock.live(1);
    clock.tell(NOON, WALL);
    long wall = stand(clock, NOON, WALL, 2_000);

    clock.tell(NOON, wall + 600_000);

    assertThat(clock.now()).isEqualTo(NOON + 3_000);
  }

  @Test
  void aWallThatIsSetBackStopsItAndNoMore() {
    InputClock clock = InputClock.live(1);
    clock.tell(NOON, WALL);
    long wall = stand(clock, NOON, WALL, 12_000);

    clock.tell(NOON, wall - 3_600_000);
    assertThat(clock.now()).isEqualTo(NOON + 10_000);

    stand(clock, NOON, wall - 3_600_000, 5_000);
    assertThat(clock.now()).isEqualTo(NOON + 15_000);
  }

  @Test
  void theEndOfAllTimeIsNoTime() {
    InputClock clock = InputClock.live(1);
    clock.tell(NOON, WALL);
    clock.tell(Long.MAX_VALUE, WALL + 50);

    assertThat(clock.now()).isEqualTo(NOON);
  }

  @ParameterizedTest
  @CsvSource({
    // rate, tick, due in, asked again after
    "1,   1_000,  60_000, 1_000",
    "1,   1_000,       1, 1_000",
    "10,  1_000,  60_000, 1_000",
    "600,   100, 600_000,   100",
    "20,    500,       0,   500"
  })
  void isAskedAgainWithinATick(double rate, long tick, long dueIn, long after) {
    InputClock clock = InputClock.live(rate);
    clock.tell(NOON, WALL);

    assertThat(clock.tickMillis()).isEqualTo(tick);
    assertThat(clock.askAgainAt(NOON + dueIn)).isEqualTo(WALL + after);
  }

  @Test
  void isAskedAgainJustWhenTheDueTimeCanHaveCome() {
    InputClock clock = InputClock.live(1);
    clock.tell(NOON, WALL);
    long wall = stand(clock, NOON, WALL, 10_000);

    assertThat(clock.askAgainAt(NOON + 8_300)).isEqualTo(wall + 300);

    clock.tell(NOON, wall + 300);
    assertThat(clock.now()).isEqualTo(NOON + 8_300);
    assertThat(clock.askAgainAt(NOON + 8_300)).isEqualTo(wall + 301);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNone(double rate) {
    assertThatThrownBy(() -> InputClock.live(rate))
        .hasMessage("clock.rate must be positive, got " + rate);
  }

  /** Lets the watermark stand, asking at every tick. */
  private static long stand(InputClock clock, long watermark, long fromWall, long forMillis) {
    long wall = fromWall;
    while (wall < fromWall + forMillis) {
      wall = Math.min(fromWall + forMillis, wall + clock.tickMillis());
      clock.tell(watermark, wall);
    }
    return wall;
  }
}
