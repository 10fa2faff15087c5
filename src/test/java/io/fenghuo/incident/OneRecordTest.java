package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** What one event says of an incident in several ways is one record. */
class OneRecordTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void whatGrewIsToldByTheFindingOfTheSameEvent() {
    fault();
    Symptom reach = extent("reach", 10, 1_300_466);

    book.takes(reach).takes(finding("reach-grows", Level.I, reach)).passesMinute(11);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.ESCALATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.GRAVER_FINDING);
    assertThat(book.last().impact().reach()).isEqualTo(1_300_466);
    assertThat(book.last().says().en()).as("its finding has the figure").doesNotContain("grown");
    assertThat(book.last().evidence()).hasSize(1);
  }

  @Test
  void whatTheFindingDoesNotSayIsSaidBesideIt() {
    fault();
    Symptom reach = extent("reach", 10, 1_300_466);

    book.takes(reach).takes(finding("bots", Level.I, up("bots", "failing", 10))).passesMinute(11);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.ESCALATED);
    assertThat(book.last().says().en())
        .startsWith("System fault raised from level III (major) to level I (extremely serious): ")
        .endsWith(" System fault of brand acme has grown: so far at least 1,300,466 public views.");
    assertThat(book.last().says().zh())
        .startsWith("系统故障由III级（较大）升为I级（特别重大）：")
        .endsWith("：bots命中。品牌 acme 的系统故障影响扩大：至少已被公开浏览1,300,466次。");
    assertThat(book.last().evidence())
        .extracting(evidence -> evidence.symptom().measureId())
        .containsExactly("bots", "reach");
  }

  @Test
  void aFurtherRuleIsToldByTheGraverFindingOfTheSameEvent() {
    fault();
    Symptom mentions = up("mentions", "many", 10);

    book.takes(finding("mention-storm", Level.III, mentions))
        .takes(finding("cascade", Level.I, mentions))
        .passesMinute(11);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.ESCALATED);
    assertThat(book.last().rule().id()).isEqualTo("cascade");
    assertThat(book.last().says().en()).contains("System fault, further finding: ");
  }

  @Test
  void twoFiguresThatGrowByOneEventAreOneRecordOfBoth() {
    fault();

    book.takes(extent("customers", 10, 100)).takes(extent("sessions", 10, 100)).passesMinute(11);

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GREW);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(10));
    assertThat(book.last().completedBy()).isEqualTo(Trouble.ref(minutes(10)));
    assertThat(book.last().says().en())
        .isEqualTo(
            "System fault of brand acme has grown: so far at least 100 customers and 100 sessions"
                + " touched.");
  }

  @Test
  void whatIsWorseIsToldAtOnceAndTheRestWhenItsMillisecondHasPassed() {
    fault();
    book.takes(extent("reach", 10, 1_300_466));
    assertThat(book.alerts()).as("may be told by another record yet").hasSize(1);
    book.passes(minutes(10) - 1);
    assertThat(book.alerts()).hasSize(1);

    book.passes(minutes(10));
    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GREW);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(10));

    book.takes(finding("bots", Level.I, up("bots", "failing", 12)));
    assertThat(book.last().event()).isEqualTo(AlertEvent.ESCALATED);
  }

  @Test
  void itIsToldThoughEventTimeStandsStill() {
    fault();
    book.takes(extent("reach", 10, 1_300_466)).stillUntil(minutes(10));

    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GREW);
    assertThat(book.alerts()).hasSize(2);
    book.passesMinute(11);
    assertThat(book.alerts()).as("once").hasSize(2);
  }

  /** Growth that never stops can't put off what it is: only the next power of ten is more of it. */
  @Test
  void whatComesMeanwhileDoesNotPutItOff() {
    fault();
    for (int i = 0; i < 20; i++) {
      book.takes(extent("reach", 10 + i, 1_000 + i));
    }
    book.passesMinute(10);

    assertThat(book.alerts()).hasSize(2);
    assertThat(book.last().impact().reach()).isEqualTo(1_019);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(10));
    book.passesMinute(40);
    assertThat(book.alerts()).hasSize(2);
  }

  @Test
  void manyOfOneMillisecondAreToldWithoutEnd() {
    fault();
    for (int i = 0; i < 20; i++) {
      book.takes(finding("rule-" + (i % 7), Level.III, up("m" + i, "line", 10)));
      book.takes(extent("reach", 10, Math.pow(10, i % 10)));
    }
    book.passesMinute(10);

    assertThat(book.only().remarks()).isEmpty();
    assertThat(book.last().impact().reach()).isEqualTo(1_000_000_000);
    assertThat(book.only().impactTold()).isEqualTo(book.only().impact());
  }

  private void fault() {
    Symptom failing = up("errors", "high", 0);
    book.takes(failing).takes(finding("errors", Level.III, failing));
  }

  private static Finding finding(String rule, Level level, Symptom symptom) {
    return onLine(rule, IncidentType.SYSTEM_FAULT, level, symptom);
  }

  private static Symptom extent(String impact, double minute, double figure) {
    return Trouble.crossing(impact, "many", Edge.UP, Trouble.ACME, minutes(minute), impact, figure);
  }
}
