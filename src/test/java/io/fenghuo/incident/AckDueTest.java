package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.ACK_EXPIRED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** Whether an acknowledgement came in time is judged at the time at which it was due. */
class AckDueTest {

  private final MemoryBook book = MemoryBook.general();

  /** Level II: within 15 minutes. Its line is back at 18, and event time comes by later. */
  @Test
  void isOverdueThoughTheLineIsBackWhenTheClockComesToIt() {
    burns(Level.II);
    book.takes(down("queue", "high", 18)).passesMinute(25);

    assertThat(book.events()).containsExactly(OPENED, ACK_EXPIRED, RESOLVED);
  }

  @Test
  void isNotAskedForWhereTheLineWasBackInTime() {
    burns(Level.II);
    book.takes(down("queue", "high", 14)).passesMinute(25);

    assertThat(book.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void isOverdueOnTheDesksClockWhileEventTimeLiesBehind() {
    burns(Level.II);
    book.passesMinute(1).stillUntil(minutes(15));

    assertThat(book.events()).containsExactly(OPENED, ACK_EXPIRED);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(15));
  }

  /** A leak is over after five quiet minutes, the very time at which level I must be answered. */
  @Test
  void isNotOverdueInTheMillisecondInWhichItIsOver() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.I, ACME, 0));
    book.stillUntil(minutes(5)).passesMinute(20);

    assertThat(book.events()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void isOverdueWhereTheQuietIsNotKnown() {
    book.takes(onEvents("leak", IncidentType.DATA_LEAK, Level.I, ACME, 0));
    book.stillUntil(minutes(7) - 1);
    assertThat(book.events()).containsExactly(OPENED);

    book.stillUntil(minutes(7));
    assertThat(book.events()).containsExactly(OPENED, ACK_EXPIRED);
  }

  @Test
  void whoHearsLateHasTheSameTimeFromThen() {
    book.stillUntil(minutes(20));
    burns(Level.II);
    assertThat(book.last().departments().get(0).dueMillis()).isEqualTo(minutes(35));

    book.stillUntil(minutes(35) - 1);
    assertThat(book.events()).containsExactly(OPENED);
    book.stillUntil(minutes(35));
    assertThat(book.events()).containsExactly(OPENED, ACK_EXPIRED);
  }

  @Test
  void atLevelINobodyIsLeftToBeTold() {
    burns(Level.I);
    book.stillUntil(minutes(5));

    assertThat(book.last().event()).isEqualTo(ACK_EXPIRED);
    assertThat(book.last().says().en()).doesNotContain("told");
    assertThat(book.last().says().zh()).doesNotContain("知会");
  }

  @Test
  void atLevelIIITheNextCircleIsToldByName() {
    burns(Level.III);
    book.stillUntil(minutes(30));

    assertThat(book.last().event()).isEqualTo(ACK_EXPIRED);
    assertThat(book.last().says().en())
        .endsWith("; told now: public relations, legal and security.");
  }

  private void burns(Level level) {
    Symptom crossing = up("queue", "high", 0);
    book.takes(crossing).takes(onLine("queue", IncidentType.SERVICE_OVERLOAD, level, crossing));
  }
}
