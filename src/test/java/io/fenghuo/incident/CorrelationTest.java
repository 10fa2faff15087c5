package io.fenghuo.incident;

import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.MERGED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.UPDATED;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which findings are one trouble: over brands, channels, queues and the whole tenant. */
class CorrelationTest {

  private static final Scope TENANT = at(null, null, null);
  private static final Scope ACME_APP_Q1 = at("acme", "APP", "q1");
  private static final Scope QUEUE_1 = at(null, null, "q1");
  private static final Scope QUEUE_2 = at(null, null, "q2");
  private static final Scope LUMEN_Q1 = at("lumen", null, "q1");

  private final MemoryBook book = new MemoryBook();

  /** A trouble of a brand's queue, of that queue without its brand, of the brand: all orders. */
  static Stream<List<Finding>> ordersOfOneTrouble() {
    Finding brand = fault("brand", ACME_APP_Q1, Level.III, 0);
    Finding queue = overload("queue", QUEUE_1, Level.IV, 0.5);
    Finding anger =
        onEvents("anger", IncidentType.SENTIMENT_CRISIS, Level.III, at("acme", null, null), 1);
    return permutations(List.of(brand, queue, anger));
  }

  @ParameterizedTest
  @MethodSource("ordersOfOneTrouble")
  void aQueuesTroubleAndItsBrandsAreOneInWhateverOrderTheyCome(List<Finding> order) {
    order.forEach(book::takes);

    assertThat(book.only().type()).isEqualTo(IncidentType.SYSTEM_FAULT);
    assertThat(book.only().rules()).containsExactlyInAnyOrder("brand", "queue", "anger");
    assertThat(book.only().scope().brand()).isEqualTo("acme");
    assertThat(book.only().scope().queues()).containsExactly("q1");
    assertThat(book.only().level()).isEqualTo(Level.III);
    assertThat(book.only().findingCount()).isEqualTo(3);
  }

  /** The whole tenant's trouble takes over those of its brands, or they join it. */
  static Stream<List<Finding>> ordersOfATenantsTrouble() {
    return permutations(
        List.of(
            fault("wide", TENANT, Level.II, 1),
            overload("acme", ACME_APP_Q1, Level.III, 0),
            overload("lumen", LUMEN_Q1, Level.III, 0.5)));
  }

  @ParameterizedTest
  @MethodSource("ordersOfATenantsTrouble")
  void aTenantsTroubleAndItsBrandsAreOne(List<Finding> order) {
    order.forEach(book::takes);

    assertThat(book.only().scope().brand()).isNull();
    assertThat(book.only().rules()).containsExactlyInAnyOrder("wide", "acme", "lumen");
    assertThat(book.only().level()).isEqualTo(Level.II);
    assertThat(book.only().findingCount()).isEqualTo(3);
  }

  @Test
  void saysThatItWasMergedAndIntoWhat() {
    book.takes(overload("queue", QUEUE_1, Level.II, 0));
    book.takes(fault("brand", ACME_APP_Q1, Level.III, 1));

    assertThat(book.events()).containsExactly(OPENED, OPENED, MERGED, ESCALATED);
    Alert merged = book.alerts().get(2);
    Alert tookOver = book.alerts().get(3);
    assertThat(merged.state()).isEqualTo(IncidentState.CLOSED);
    assertThat(merged.otherIncidentId()).isEqualTo(tookOver.incidentId());
    assertThat(tookOver.otherIncidentId()).isEqualTo(merged.incidentId());
    assertThat(tookOver.reason()).isEqualTo(AlertReason.TOOK_OVER);
    assertThat(tookOver.level()).isEqualTo(Level.II);
    assertThat(tookOver.types())
        .containsExactly(IncidentType.SYSTEM_FAULT, IncidentType.SERVICE_OVERLOAD);
  }

  @Test
  void aQueueOfTwoAffectedBrandsIsNobodysAlone() {
    book.takes(fault("a", ACME_APP_Q1, Level.III, 0));
    book.takes(fault("b", LUMEN_Q1, Level.III, 0));
    book.takes(overload("queue", QUEUE_1, Level.IV, 1));
    book.takes(overload("queue", QUEUE_2, Level.IV, 1));

    assertThat(book.events()).containsExactly(OPENED, OPENED, OPENED, OPENED);
    assertThat(book.alerts()).extracting(Alert::dedupKey).doesNotHaveDuplicates();
  }

  @Test
  void twoBrandsTroublesAreTwo() {
    book.takes(fault("a", ACME_APP_Q1, Level.III, 0)).takes(fault("b", LUMEN_Q1, Level.III, 0));

    assertThat(book.events()).containsExactly(OPENED, OPENED);
  }

  @Test
  void aCustomerLostShortlyBeforeTheFaultIsOneOfItsConsequences() {
    Scope customer = Trouble.scope(null, null, null, "c1");
    book.takes(lost(customer, Level.IV, 0))
        .takes(fault("fault", ACME_APP_Q1, Level.III, 14))
        .ticks();

    assertThat(book.events()).containsExactly(OPENED, OPENED, MERGED, UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.ABSORBED);
    assertThat(book.only().absorbedCount()).isEqualTo(1);
  }

  @Test
  void aCustomerLostLongBeforeOrMoreGravelyIsNot() {
    book.takes(lost(Trouble.scope(null, null, null, "c1"), Level.IV, 0));
    book.takes(lost(Trouble.scope(null, null, null, "c2"), Level.III, 15));
    book.takes(fault("fault", ACME_APP_Q1, Level.II, 16));
    book.takes(lost(Trouble.scope(null, null, null, "c3"), Level.III, 17));

    assertThat(book.events()).containsExactly(OPENED, OPENED, OPENED, OPENED);
  }

  @Test
  void anExtentAloneRaisesIt() {
    book.takes(fault("fault", ACME_APP_Q1, Level.IV, 0));
    book.takes(
        Trouble.crossing(
            "customers", "thousand", Edge.UP, Trouble.ACME, minutes(1), "customers", 10_000));

    assertThat(book.events()).containsExactly(OPENED, ESCALATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GRAVER);
    assertThat(book.last().level()).isEqualTo(Level.I);
  }

  private static Finding fault(String rule, Scope scope, Level level, double minute) {
    return onEvents(rule, IncidentType.SYSTEM_FAULT, level, scope, minute);
  }

  private static Finding overload(String rule, Scope scope, Level level, double minute) {
    return onEvents(rule, IncidentType.SERVICE_OVERLOAD, level, scope, minute);
  }

  private static Finding lost(Scope customer, Level level, double minute) {
    return onEvents("lost", IncidentType.CUSTOMER_ESCALATION, level, customer, minute);
  }

  private static Scope at(String brand, String channel, String queue) {
    return new Scope("shop", brand, null, null, channel, null, queue, null, null, null, null);
  }

  private static <T> Stream<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return Stream.of(Collections.emptyList());
    }
    return items.stream()
        .flatMap(
            first ->
                permutations(items.stream().filter(other -> other != first).toList())
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()));
  }
}
