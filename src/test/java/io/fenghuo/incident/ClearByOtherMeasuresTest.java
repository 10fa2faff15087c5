package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.HOLD;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEventsUntil;
import static io.fenghuo.incident.Trouble.onLineUntil;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.match.Finding;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** When a rule is over whose {@code clear} names another measure than the one it found. */
class ClearByOtherMeasuresTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void standsWhileItsOwnLineIsUpThoughTheOtherMeasureWasNeverUp() {
    book.takes(up("change", "quadrupled", 0)).takes(surge(0)).passesMinute(360);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED);

    book.takes(down("change", "quadrupled", 370)).passesMinute(400);
    assertThat(book.events())
        .containsExactly(AlertEvent.OPENED, AlertEvent.RESOLVED, AlertEvent.CLOSED);
    Alert resolved = book.alerts().get(1);
    assertThat(resolved.timeMillis()).isEqualTo(minutes(370) + HOLD);
    assertThat(resolved.says().en()).contains("change fell back to 40").doesNotContain("longer");
  }

  @Test
  void isOverWhenTheOtherMeasureIsBackThoughItsOwnLineStillRemembers() {
    book.takes(up("change", "quadrupled", 0)).takes(surge(0));
    book.takes(up("pace", "brisk", 5)).takes(down("pace", "brisk", 60)).passesMinute(62);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.RESOLVED);
    assertThat(book.last().says().en()).contains("pace fell back to 40");
  }

  @Test
  void standsWhileTheOtherMeasureIsUpThoughItsOwnLineIsBack() {
    book.takes(up("change", "quadrupled", 0)).takes(surge(0));
    book.takes(up("pace", "brisk", 5)).takes(down("change", "quadrupled", 20)).passesMinute(90);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED);
  }

  @Test
  void anEarlierUpOfTheOtherMeasureSaysNothingOfANewFinding() {
    book.takes(up("change", "quadrupled", 0)).takes(surge(0));
    book.takes(up("pace", "brisk", 5)).takes(down("pace", "brisk", 60)).passesMinute(63);
    book.takes(down("change", "quadrupled", 63));
    book.takes(up("change", "quadrupled", 65)).takes(surge(65)).passesMinute(200);

    assertThat(book.events())
        .containsExactly(AlertEvent.OPENED, AlertEvent.RESOLVED, AlertEvent.REOPENED);
  }

  @Test
  void withoutALineOfItsOwnStandsUntilItHasBeenQuiet() {
    book.takes(onEventsUntil("lost", IncidentType.SERVICE_OVERLOAD, Level.II, 0, "queue"))
        .passesMinute(29);
    assertThat(book.events()).containsExactly(AlertEvent.OPENED);

    book.passesMinute(32);
    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.RESOLVED);
    assertThat(book.last().says().en()).contains("lost has found nothing further for 32 min");
  }

  @Test
  void withoutALineOfItsOwnFollowsTheOtherMeasureOnceThatWasUp() {
    book.takes(onEventsUntil("lost", IncidentType.SERVICE_OVERLOAD, Level.II, 0, "queue"));
    book.takes(up("queue", "long", 10)).passesMinute(120);
    assertThat(book.events()).containsExactly(AlertEvent.OPENED);

    book.takes(down("queue", "long", 121)).passesMinute(123);
    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.RESOLVED);
  }

  @Test
  void isOverAtOnceWhereItsOwnLineWasBackBeforeTheFindingCame() {
    book.takes(up("change", "quadrupled", 0)).takes(down("change", "quadrupled", 1));
    book.takes(surge(0)).passesMinute(3);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.RESOLVED);
  }

  private static Finding surge(double minute) {
    return onLineUntil(
        "surge",
        IncidentType.COMPLAINT_SURGE,
        Level.II,
        up("change", "quadrupled", minute),
        "pace");
  }
}
