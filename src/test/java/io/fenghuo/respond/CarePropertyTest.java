package io.fenghuo.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.handling.CareReason;
import io.fenghuo.handling.Profiles;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, and in whatever order. */
class CarePropertyTest {

  private static final int MAX_CUSTOMERS = 3;
  private static final long MAX_AMOUNT = 4_000;
  private static final Profiles POOR =
      CareHarness.profiles(
          "{ budget: { customers: %d, amount: %d } }".formatted(MAX_CUSTOMERS, MAX_AMOUNT));

  /** One thing that happens; the time is its place in the sequence. */
  record Happening(
      AlertEvent alert,
      String incident,
      IncidentType type,
      Level level,
      boolean muted,
      String customer,
      CareReason reason,
      String tier) {}

  @Property(tries = 200)
  void nobodyIsOfferedTwiceAndTheBudgetHolds(@ForAll("happenings") List<Happening> happenings)
      throws Exception {
    List<CareDirective> directives = CareHarness.run(POOR, CareHarness.LIMITS, inputs(happenings));

    assertThat(directives).extracting(CareDirective::directiveId).doesNotHaveDuplicates();
    Map<String, List<CareDirective>> byIncident =
        directives.stream().collect(Collectors.groupingBy(CareDirective::incidentId));
    byIncident.forEach(
        (incident, own) -> {
          assertThat(own).extracting(CareDirective::customer).doesNotHaveDuplicates();
          assertThat(own.stream().filter(directive -> directive.amount() > 0).count())
              .isLessThanOrEqualTo(MAX_CUSTOMERS);
          assertThat(own.stream().mapToLong(CareDirective::amount).sum())
              .isLessThanOrEqualTo(MAX_AMOUNT);
          assertThat(own)
              .filteredOn(CareDirective::budgetExhausted)
              .allMatch(directive -> directive.amount() == 0 && directive.script() != null);
        });
  }

  @Property(tries = 100)
  void whenAllIsClosedNothingIsLeft(@ForAll("happenings") List<Happening> happenings)
      throws Exception {
    try (var harness = CareHarness.harness(POOR, CareHarness.LIMITS, Mode.LIVE)) {
      harness.open();
      List<CareInput> inputs = inputs(happenings);
      CareHarness.feed(harness, inputs);
      long end = happenings.size();
      for (CareInput input : inputs) {
        if (input.alert() != null) {
          // Each ends, what another has become part of too.
          for (String incident :
              List.of(input.alert().incidentId(), input.alert().otherIncidentId())) {
            CareHarness.feed(
                harness, List.of(Told.at(end, AlertEvent.CLOSED).incident(incident).input()));
          }
        }
      }
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  /** What ends never comes again under its id. */
  private static List<CareInput> inputs(List<Happening> happenings) {
    List<CareInput> inputs = new ArrayList<>();
    Map<String, Long> opened = new HashMap<>();
    Map<String, Integer> ended = new HashMap<>();
    for (int i = 0; i < happenings.size(); i++) {
      Happening each = happenings.get(i);
      if (each.alert() == null) {
        inputs.add(
            CareInput.of(Signs.of(each.customer(), each.reason(), i, each.tier(), null, 700_000L)));
        continue;
      }
      long from = i;
      String incident = each.incident() + "-" + ended.getOrDefault(each.incident(), 0);
      String other = each.incident().equals("inc-1") ? "inc-2" : "inc-1";
      Told told =
          Told.at(i, each.alert())
              .incident(incident)
              .opened(opened.computeIfAbsent(incident, key -> from))
              .type(each.type())
              .level(each.level())
              .partOf(other + "-" + ended.getOrDefault(other, 0));
      if (each.alert() == AlertEvent.CLOSED || each.alert() == AlertEvent.MERGED) {
        ended.merge(each.incident(), 1, Integer::sum);
      }
      inputs.add(each.muted() ? told.muted().input() : told.input());
    }
    return inputs;
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Happening> alerts =
        Combinators.combine(
                Arbitraries.of(AlertEvent.class),
                Arbitraries.of("inc-1", "inc-2"),
                Arbitraries.of(IncidentType.class),
                Arbitraries.of(Level.class),
                Arbitraries.of(true, false, false, false))
            .as(
                (event, incident, type, level, muted) ->
                    new Happening(event, incident, type, level, muted, null, null, null));
    Arbitrary<Happening> signs =
        Combinators.combine(
                Arbitraries.of("ann", "bob", "carl", "dora", "emma", "fred"),
                Arbitraries.of(CareReason.class),
                Arbitraries.of("VIP", "GOLD", "NORMAL").injectNull(0.2))
            .as(
                (customer, reason, tier) ->
                    new Happening(null, null, null, null, false, customer, reason, tier));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, alerts), net.jqwik.api.Tuple.of(3, signs))
        .list()
        .ofMaxSize(60);
  }
}
