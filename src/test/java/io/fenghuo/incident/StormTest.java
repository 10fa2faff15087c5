package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.Scope;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a storm holds back, whom not, and in which order it lets go. */
class StormTest {

  private static final int CAP = 3;

  private final MemoryBook book =
      new MemoryBook(Trouble.limits(CAP, Map.of(Level.III, 1_000)), Trouble.PATIENT);

  @Test
  void eachBrandHasABudgetOfItsOwn() {
    sulk("acme", 0, 10, 0);
    sulk("nova", 0, CAP, 1);

    assertThat(opened("nova")).hasSize(CAP);
    assertThat(opened("acme")).hasSize(CAP);
  }

  @Test
  void whatCustomersSpendIsNotTakenFromTheBrandsPlacesNorFromSources() {
    sulk("acme", 0, 10, 0);
    Scope queue = Trouble.scope(null, "q1", null, null);
    book.takes(Trouble.onEvents("pile-up", IncidentType.SERVICE_OVERLOAD, Level.IV, queue, 1));
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.SERVICE_OVERLOAD);

    Scope source = Trouble.scope(null, null, "im", null);
    book.takes(Trouble.onEvents("silent", IncidentType.DATA_GAP, Level.IV, source, 1));
    assertThat(book.last().incidentType()).isEqualTo(IncidentType.DATA_GAP);
  }

  @Test
  void whatIsOfLevelIVSpendsNothingOfLevelIII() {
    sulk("acme", 0, 10, 0);
    book.takes(found("acme", "grave", Level.III, 1));

    assertThat(book.last().level()).isEqualTo(Level.III);
    assertThat(book.last().scope().customer()).isNotNull();
  }

  @Test
  void theStormNamesTheBrandAndTheRule() {
    sulk("acme", 0, CAP + 1, 0);
    sulk("nova", 0, CAP + 1, 0.5);

    List<Alert> storms =
        book.alerts().stream().filter(a -> a.incidentType() == IncidentType.ALERT_STORM).toList();
    assertThat(storms).extracting(a -> a.scope().brand()).containsExactly("acme", "nova");
    assertThat(storms.get(0).says().en())
        .endsWith(
            "More than 3 new incidents of level IV of brand acme within 10 min: further ones are"
                + " held back for now (rule sulks).");
    assertThat(storms.get(0).says().zh()).contains("acme").contains("sulks");
  }

  @Test
  void theStormCallsTheRuleAsItsFindingDoes() {
    for (int i = 0; i <= CAP; i++) {
      book.takes(Trouble.named(found("acme", "c" + i, Level.IV, i / 60_000.0), "生气", "cross"));
    }

    assertThat(book.last().says().en()).endsWith("(rule “cross”).");
    assertThat(book.last().says().zh()).endsWith("（规则“生气”）。");
  }

  @Test
  void whatIsLetGoStillStandsAndIsTheNewest() {
    sulk("acme", 0, 12, 0);
    book.takes(crossing("acme", "c11", Edge.DOWN, 5));

    book.passesMinute(10.01);

    assertThat(
            book.alerts().stream()
                .filter(alert -> alert.reason() == AlertReason.STORM_PASSED)
                .map(Alert::openedMillis)
                .toList())
        .containsExactly(minutes(0) + 10, minutes(0) + 9, minutes(0) + 8);
  }

  /** The gate's span ends without anything to tell, and its wake is gone. */
  @Test
  void whatFallsAndStandsAgainIsTold() {
    sulk("acme", 0, CAP + 1, 0);
    String last = "c" + CAP;
    book.takes(crossing("acme", last, Edge.DOWN, 9)).passesMinute(10.01);
    assertThat(opened("acme")).hasSize(CAP);

    book.takes(crossing("acme", last, Edge.UP, 10.5));

    assertThat(opened("acme")).hasSize(CAP + 1);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(10.5));
  }

  /** Newer ones come for ever; the eldest of those held back has its turn after three spans. */
  @Test
  void noneWaitsForEver() {
    sulk("acme", 0, CAP + 1, 0);
    for (int span = 1; span <= 4; span++) {
      int first = 10 * span;
      sulk("acme", first, first + 2 * CAP, 10 * span - 1);
      book.passesMinute(10 * span + 0.1);
    }

    assertThat(book.alerts())
        .filteredOn(alert -> alert.reason() == AlertReason.STORM_PASSED)
        .filteredOn(alert -> alert.openedMillis() == CAP)
        .hasSize(1);
  }

  /** What is muted takes no room when it is let go; the others wait for their turn all the same. */
  @Test
  void aSilenceOverTheEndOfTheSpanLeavesNobodyUntold() {
    sulk("acme", 0, 3 * CAP, 0);
    book.takes(
        new Asked("quiet", IncidentCommand.Kind.SILENCE)
            .level(Level.I)
            .id("quiet")
            .scope(Trouble.scope(null, null, null, null))
            .forMillis(minutes(10))
            .at(minutes(1)));

    book.passesMinute(30.1);

    assertThat(opened("acme")).hasSize(3 * CAP);
  }

  /** No event comes any more; the clock of the input runs on. */
  @Test
  void isLetGoThoughEventTimeStandsStill() {
    sulk("acme", 0, CAP + 1, 0);

    book.stillUntil(minutes(10.1));

    assertThat(opened("acme")).hasSize(CAP + 1);
  }

  private void sulk(String brand, int from, int to, double minute) {
    for (int i = from; i < to; i++) {
      double at = minute + (i - from) / 60_000.0;
      book.takes(crossing(brand, "c" + i, Edge.UP, at));
      book.takes(found(brand, "c" + i, Level.IV, at));
    }
  }

  private static Finding found(String brand, String customer, Level level, double minute) {
    return Trouble.onLine(
        "sulks",
        IncidentType.CUSTOMER_ESCALATION,
        level,
        crossing(brand, customer, Edge.UP, minute));
  }

  private static Symptom crossing(String brand, String customer, Edge edge, double minute) {
    Scope who = new Scope("shop", brand, null, null, null, null, null, null, null, null, customer);
    return Trouble.crossing(
        "sulking", "line", edge, who, minutes(minute), null, edge == Edge.UP ? 60 : 40);
  }

  private List<Alert> opened(String brand) {
    return book.alerts().stream()
        .filter(alert -> alert.event() == AlertEvent.OPENED)
        .filter(alert -> brand.equals(alert.scope().brand()) && alert.scope().customer() != null)
        .toList();
  }
}
