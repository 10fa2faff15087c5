package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.failing;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brands of one tenant that fail together, with the same outcome, point at each other. */
class RelatedTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void theLaterPointsAtTheEarlierFromItsOpeningAndTheEarlierIsTold() {
    fails("acme", 0, "DEPENDENCY").fails("beta", 3, "DEPENDENCY");

    assertThat(book.events())
        .containsExactly(AlertEvent.OPENED, AlertEvent.OPENED, AlertEvent.UPDATED);
    Alert acme = book.alerts().get(0);
    Alert beta = book.alerts().get(1);
    assertThat(acme.related()).isEmpty();
    assertThat(beta.related()).containsExactly(acme.incidentId());
    assertThat(beta.says().en())
        .isEqualTo(
            "System fault, level III (major): bots hit. Brand acme fails with the same outcome (a"
                + " system it depends on), see "
                + acme.incidentId()
                + ".");
    assertThat(beta.says().zh())
        .isEqualTo("III级（较大）系统故障：bots命中。品牌 acme 也因同一原因失败（依赖系统故障），见 " + acme.incidentId() + "。");
    Alert told = book.last();
    assertThat(told.incidentId()).isEqualTo(acme.incidentId());
    assertThat(told.reason()).isEqualTo(AlertReason.RELATED);
    assertThat(told.related()).containsExactly(beta.incidentId());
    assertThat(told.otherIncidentId()).isEqualTo(beta.incidentId());
    assertThat(told.timeMillis()).isEqualTo(minutes(3));
    assertThat(told.says().en())
        .isEqualTo(
            "System fault of brand acme is not the only one: brand beta fails with the same outcome"
                + " (a system it depends on), see "
                + beta.incidentId()
                + ".");
    assertThat(told.says().zh())
        .isEqualTo("品牌 acme 的系统故障并非孤例：品牌 beta 也因同一原因失败（依赖系统故障），见 " + beta.incidentId() + "。");
  }

  @Test
  void ofThreeEachPointsAtBothOthersTheLatestFirst() {
    fails("acme", 0, "DEPENDENCY").fails("beta", 3, "DEPENDENCY").fails("gamma", 5, "DEPENDENCY");

    String acme = idOf("acme");
    String beta = idOf("beta");
    String gamma = idOf("gamma");
    assertThat(relatedOf("acme")).containsExactly(gamma, beta);
    assertThat(relatedOf("beta")).containsExactly(gamma, acme);
    assertThat(relatedOf("gamma")).containsExactly(beta, acme);
    assertThat(book.alerts().get(3).says().en())
        .endsWith(
            "Brands beta and acme fail with the same outcome (a system it depends on), see "
                + beta
                + " and "
                + acme
                + ".");
    assertThat(told(AlertReason.RELATED)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"3, TIMEOUT, 0", "3, , 0", "10, DEPENDENCY, 1", "10.1, DEPENDENCY, 0"})
  void anotherOutcomeOrALaterOpeningIsNotRelated(double minute, String outcome, int related) {
    fails("acme", 0, "DEPENDENCY").fails("beta", minute, outcome);

    assertThat(relatedOf("beta")).hasSize(related);
    assertThat(relatedOf("acme")).hasSize(related);
  }

  /** Openings come by ways of their own: what is worked in first may have opened last. */
  @Test
  void theOneThatIsReadLateIsRelatedToo() {
    fails("acme", 9, "DEPENDENCY").fails("beta", 0, "DEPENDENCY");

    assertThat(relatedOf("acme")).containsExactly(idOf("beta"));
    assertThat(relatedOf("beta")).containsExactly(idOf("acme"));
  }

  @Test
  void anotherKindOfTroubleIsNotRelated() {
    Symptom acme = failing("acme", 0, "DEPENDENCY");
    book.takes(acme).takes(onLine("slow", IncidentType.SERVICE_OVERLOAD, Level.III, acme));
    fails("beta", 1, "DEPENDENCY");

    assertThat(told(AlertReason.RELATED)).isZero();
    assertThat(relatedOf("beta")).isEmpty();

    // With the cause it becomes one of the same kind.
    book.takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, acme)).ticks();
    assertThat(relatedOf("acme")).containsExactly(idOf("beta"));
    assertThat(relatedOf("beta")).containsExactly(idOf("acme"));
  }

  @Test
  void anOutcomeThatIsKnownLaterIsRelatedThen() {
    fails("acme", 0, null).fails("beta", 1, "DEPENDENCY");
    assertThat(relatedOf("acme")).isEmpty();

    fails("acme", 30, "DEPENDENCY");

    assertThat(relatedOf("acme")).containsExactly(idOf("beta"));
    assertThat(relatedOf("beta")).containsExactly(idOf("acme"));
    assertThat(told(AlertReason.RELATED)).isEqualTo(2);
  }

  @Test
  void furtherFindingsTellNothingNew() {
    fails("acme", 0, "DEPENDENCY").fails("beta", 1, "DEPENDENCY");
    fails("acme", 2, "DEPENDENCY").fails("beta", 3, "DEPENDENCY").fails("acme", 4, null);

    assertThat(told(AlertReason.RELATED)).isEqualTo(1);
  }

  @Test
  void eachPointsAtTenAtMostAndIsToldOfNoFurtherOnes() {
    MemoryBook wide = new MemoryBook(Trouble.limits(100, Map.of(Level.III, 50)));
    for (int brand = 0; brand < 15; brand++) {
      fails(wide, "brand-" + brand, brand / 10.0, "DEPENDENCY");
      wide.ticks();
    }

    assertThat(wide.incidents()).allSatisfy(each -> assertThat(each.related()).hasSize(10));
    assertThat(
            wide.alerts().stream()
                .filter(alert -> alert.reason() == AlertReason.RELATED)
                .map(Alert::incidentId))
        .hasSize(55);
    Alert last =
        wide.alerts().stream()
            .filter(alert -> alert.event() == AlertEvent.OPENED)
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(last.says().en())
        .contains("Brands brand-13, brand-12, brand-11 and 7 more fail with the same outcome");
    assertThat(last.says().zh()).contains("品牌 brand-13、brand-12、brand-11 等10个品牌也因同一原因失败");
  }

  /** What is over opens no more, but who was pointed at it can read of it. */
  @Test
  void whatIsOverIsNotPointedAtAnewAndStaysPointedAt() {
    fails("acme", 0, "DEPENDENCY").fails("beta", 1, "DEPENDENCY");
    String acme = idOf("acme");
    book.takes(back("acme", 2)).passesMinute(5);
    assertThat(book.last().event()).isEqualTo(AlertEvent.RESOLVED);
    fails("gamma", 6, "DEPENDENCY");

    assertThat(relatedOf("gamma")).containsExactly(idOf("beta"));
    assertThat(relatedOf("beta")).containsExactly(idOf("gamma"), acme);
  }

  @Test
  void theTenantsOwnTroubleTakesThemOverAndPointsAtNone() {
    fails("acme", 0, "DEPENDENCY").fails("beta", 1, "DEPENDENCY").fails(null, 2, "DEPENDENCY");

    assertThat(book.incidents()).hasSize(1);
    Alert last = book.last();
    assertThat(last.reason()).isEqualTo(AlertReason.TOOK_OVER);
    assertThat(last.related()).isEmpty();
    assertThat(
            book.alerts().stream()
                .filter(alert -> alert.event() == AlertEvent.MERGED)
                .map(Alert::related))
        .hasSize(2)
        .allMatch(related -> related.size() == 1);
  }

  /** One customer's trouble says nothing of another's. */
  @Test
  void customersAreNeverRelated() {
    for (String brand : List.of("acme", "beta")) {
      Symptom s =
          failing(
              new Scope(
                  "shop", brand, null, null, null, null, null, null, null, null, "of-" + brand),
              1,
              "DEPENDENCY");
      book.takes(s).takes(onLine("angry", IncidentType.CUSTOMER_ESCALATION, Level.II, s));
    }

    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.OPENED);
    assertThat(book.incidents()).allMatch(incident -> incident.related().isEmpty());
  }

  @Test
  void whatIsHeldBackIsRelatedWhenItIsTold() {
    MemoryBook narrow = new MemoryBook(Trouble.limits(1, Map.of(Level.III, 50)));
    Symptom first = failing("acme", 0, "DEPENDENCY");
    narrow.takes(first).takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, first));
    narrow.takes(Trouble.onEvents("queue", IncidentType.DATA_LEAK, Level.III, beta(), 0.5));
    fails(narrow, "beta", 1, "DEPENDENCY");
    assertThat(narrow.alerts()).noneMatch(alert -> alert.reason() == AlertReason.RELATED);

    narrow.passesMinute(15);

    assertThat(narrow.alerts())
        .anySatisfy(
            alert -> {
              assertThat(alert.reason()).isEqualTo(AlertReason.STORM_PASSED);
              assertThat(alert.related()).hasSize(1);
            });
    assertThat(narrow.alerts())
        .filteredOn(alert -> alert.reason() == AlertReason.RELATED)
        .extracting(alert -> alert.scope().brand())
        .containsExactly("acme");
  }

  /** One crossing may concern several incidents, and what it does to one tells of another. */
  @Test
  void aCrossingThatConcernsBothLosesNothing() {
    MemoryBook narrow = new MemoryBook(Trouble.limits(1, Map.of(Level.III, 50)));
    failsUntilAllIsWell(narrow, "beta", 0);
    Scope acme = failing("acme", 0, null).scope();
    narrow.takes(Trouble.onEvents("leak", IncidentType.DATA_LEAK, Level.III, acme, 0));
    failsUntilAllIsWell(narrow, "acme", 1);
    assertThat(narrow.alerts()).hasSize(3);

    // Of the whole tenant, when there is room for acme's again.
    Scope tenant = failing((String) null, 0, null).scope();
    narrow.takes(Trouble.crossing("overall", "high", Edge.UP, tenant, minutes(10.5), null, 60));
    narrow.ticks();

    assertThat(narrow.incidents())
        .filteredOn(incident -> incident.type() == IncidentType.SYSTEM_FAULT)
        .hasSize(2)
        .allMatch(incident -> incident.related().size() == 1);
    assertThat(narrow.alerts())
        .filteredOn(alert -> "beta".equals(alert.scope().brand()))
        .extracting(Alert::seq, Alert::reason)
        .containsExactly(tuple(1L, AlertReason.FIRST_FINDING), tuple(2L, AlertReason.RELATED));
  }

  private static void failsUntilAllIsWell(MemoryBook book, String brand, double minute) {
    Symptom failing = failing(brand, minute, "DEPENDENCY");
    book.takes(failing)
        .takes(
            Trouble.onLineUntil("bots", IncidentType.SYSTEM_FAULT, Level.III, failing, "overall"));
  }

  private static Scope beta() {
    return failing("beta", 0, null).scope();
  }

  private static Symptom back(String brand, double minute) {
    Symptom s = failing(brand, minute, null);
    return Trouble.crossing(
        s.measureId(), s.line(), Edge.DOWN, s.scope(), minutes(minute), null, 40);
  }

  private RelatedTest fails(String brand, double minute, String outcome) {
    fails(book, brand, minute, outcome);
    book.ticks();
    return this;
  }

  private static void fails(MemoryBook book, String brand, double minute, String outcome) {
    Symptom failing = failing(brand, minute, outcome);
    book.takes(failing).takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, failing));
  }

  private long told(AlertReason reason) {
    return book.alerts().stream().filter(alert -> alert.reason() == reason).count();
  }

  private Incident of(String brand) {
    return StreamSupport.stream(book.incidents().spliterator(), false)
        .filter(incident -> brand.equals(incident.scope().brand()))
        .findFirst()
        .orElseThrow();
  }

  private String idOf(String brand) {
    return of(brand).incidentId();
  }

  private List<String> relatedOf(String brand) {
    return of(brand).related();
  }
}
