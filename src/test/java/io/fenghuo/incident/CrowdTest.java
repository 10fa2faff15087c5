package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.Scope;
import io.fenghuo.match.Finding;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many customers of one brand in a short time are one incident of the brand. */
class CrowdTest {

  private static final IncidentLimits LIMITS =
      Trouble.limits(5, Map.of(Level.III, 4, Level.II, 8, Level.I, 16));

  private final MemoryBook book = new MemoryBook(LIMITS);

  @Test
  void theFirstFewAreToldOneByOneAndThenTheBrand() {
    come(0, 4, "acme", 0);

    assertThat(told())
        .containsExactly(
            "OPENED IV of a customer",
            "OPENED IV of a customer",
            "OPENED IV of a customer",
            "OPENED III of acme",
            "MERGED IV of a customer",
            "MERGED IV of a customer",
            "MERGED IV of a customer");
    Alert brand = ofTheBrand().get(0);
    assertThat(brand.incidentType()).isEqualTo(IncidentType.CUSTOMER_ESCALATION);
    assertThat(brand.rule().id()).isEqualTo("lost");
    assertThat(brand.impact().customers()).isEqualTo(4);
    assertThat(brand.says().en()).contains("4 customers of brand acme").contains("lost");
    assertThat(brand.says().zh()).contains("acme").contains("4").contains("lost");
  }

  @Test
  void theBrandsSentenceCallsTheRuleAsItsFindingDoes() {
    for (int i = 0; i < 4; i++) {
      book.takes(
          Trouble.named(lost("c" + i, "acme", Level.IV, i / 60_000.0), "快流失", "about to go"));
    }

    assertThat(ofTheBrand().get(0).says().en()).contains("(rule “about to go”)");
    assertThat(ofTheBrand().get(0).says().zh()).contains("（规则“快流失”）");
  }

  /**
   * Whose incident is over is one of their number; what is over does not become part of another.
   */
  @Test
  void whoseOwnIncidentIsOverIsCountedAndStaysAsSheIs() {
    come(0, 1, "acme", 0);
    String first = book.last().incidentId();
    book.takes(new Asked("c-1", IncidentCommand.Kind.RESOLVE).incident(first).at(minutes(0.1)));
    come(1, 4, "acme", 0.2);

    assertThat(told())
        .containsExactly(
            "OPENED IV of a customer",
            "RESOLVED IV of a customer",
            "OPENED IV of a customer",
            "OPENED IV of a customer",
            "OPENED III of acme",
            "MERGED IV of a customer",
            "MERGED IV of a customer");
    assertThat(ofTheBrand().get(0).impact().customers()).isEqualTo(4);
  }

  @Test
  void itIsAsGraveAsTheyAreMany() {
    come(0, 40, "acme", 0);

    assertThat(ofTheBrand())
        .extracting(alert -> alert.event() + " " + alert.level() + " " + alert.impact().customers())
        .containsExactly("OPENED III 4", "ESCALATED II 8", "UPDATED II 10", "ESCALATED I 16");
    assertThat(book.only().impact().customers()).isEqualTo(40);
    assertThat(book.only().findingCount()).isEqualTo(40);
  }

  /** Whoever has no record of her own is handed to those who care, whoever had one too. */
  @Test
  void eachOfThemIsCaredFor() {
    come(0, 40, "acme", 0);

    String brand = ofTheBrand().get(0).incidentId();
    assertThat(book.absorbed()).allMatch(each -> each.incidentId().equals(brand));
    assertThat(book.absorbed()).extracting(Absorbed::customer).doesNotHaveDuplicates().hasSize(40);
    assertThat(book.absorbed().get(39).events()).hasSize(1);
  }

  @Test
  void oneCustomerWhoIsFoundOftenIsOneCustomer() {
    come(0, 4, "acme", 0);
    for (int i = 0; i < 20; i++) {
      book.takes(lost("c0", "acme", Level.IV, 1 + i / 100.0));
    }

    assertThat(book.only().impact().customers()).isEqualTo(4);
    assertThat(book.only().level()).isEqualTo(Level.III);
    assertThat(book.only().findingCount()).isEqualTo(24);
  }

  @Test
  void aCustomerOfLevelIIStaysOneOfHerOwn() {
    come(0, 10, "acme", 0);
    book.takes(lost("grave", "acme", Level.II, 1));

    assertThat(book.last().event()).isEqualTo(AlertEvent.OPENED);
    assertThat(book.last().scope().customer()).isNotNull();
  }

  @Test
  void theCustomersOfOneBrandAreNotThoseOfAnother() {
    come(0, 3, "acme", 0);
    come(0, 3, "nova", 0);

    assertThat(told()).hasSize(6).allMatch(told -> told.equals("OPENED IV of a customer"));
  }

  /** So are those who come one by one, and those of another rule. */
  @Test
  void fewInEachSpanAreNoCrowd() {
    for (int i = 0; i < 12; i++) {
      book.takes(lost("c" + i, "acme", Level.IV, i * 4)).passes(minutes(i * 4));
    }

    assertThat(ofTheBrand()).isEmpty();
  }

  /** The case: what customers spend is not what tells of the other brand's queue. */
  @Test
  void anotherBrandsTroubleIsToldWhileThousandsAreFurious() {
    come(0, 3_000, "acme", 0);
    Scope queue = new Scope("shop", "nova", null, null, null, null, "q1", null, null, null, null);
    book.takes(onEvents("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, queue, 1));

    assertThat(book.last().event()).isEqualTo(AlertEvent.OPENED);
    assertThat(book.last().scope().brand()).isEqualTo("nova");
    assertThat(book.alerts()).noneMatch(a -> a.incidentType() == IncidentType.ALERT_STORM);
  }

  @Test
  void isOverWhenNoFurtherOneComesForASpan() {
    come(0, 40, "acme", 0);
    book.passesMinute(12.1);
    assertThat(book.last().event()).isEqualTo(AlertEvent.RESOLVED);

    book.passesMinute(100);
    assertThat(book.last().event()).isEqualTo(AlertEvent.CLOSED);
    assertThat(book.isEmpty()).isTrue();
  }

  private void come(int from, int to, String brand, double minute) {
    for (int i = from; i < to; i++) {
      book.takes(lost("c" + i, brand, Level.IV, minute + i / 60_000.0)).ticks();
    }
  }

  private static Finding lost(String customer, String brand, Level level, double minute) {
    Scope who = new Scope("shop", brand, null, null, null, null, null, null, null, null, customer);
    return onEvents("lost", IncidentType.CUSTOMER_ESCALATION, level, who, minute);
  }

  private List<Alert> ofTheBrand() {
    return book.alerts().stream().filter(alert -> alert.scope().customer() == null).toList();
  }

  private List<String> told() {
    return book.alerts().stream()
        .map(
            alert ->
                alert.event()
                    + " "
                    + alert.level()
                    + " of "
                    + (alert.scope().customer() == null ? alert.scope().brand() : "a customer"))
        .toList();
  }
}
