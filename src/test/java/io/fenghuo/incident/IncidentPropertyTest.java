package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class IncidentPropertyTest {

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void everyIncidentGoesItsLegalWayInOrder(@ForAll("stories") List<IncidentInput> story) {
    assertLegal(MemoryBook.replayed(story).alerts());
  }

  @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
  void everyIncidentGoesItsLegalWayInAnyOrderOfArrival(
      @ForAll("arrivals") List<IncidentInput> story) {
    MemoryBook book = new MemoryBook();
    long newest = 0;
    for (IncidentInput input : story) {
      newest = Math.max(newest, input.timeMillis());
      book.takes(input).passes(newest - 10_000);
    }
    assertLegal(book.alerts());
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void endsEmptyAndClosedOnceEveryLineIsBack(@ForAll("stories") List<IncidentInput> story) {
    List<IncidentInput> toTheEnd = new ArrayList<>(story);
    long end = Trouble.minutes(10_000);
    for (int line = 0; line < 6; line++) {
      toTheEnd.add(IncidentInput.of(Stories.symptom(line, Edge.DOWN, end)));
    }

    MemoryBook book = MemoryBook.replayed(toTheEnd);

    assertThat(book.isEmpty()).isTrue();
    assertThat(byIncident(book.alerts()))
        .allSatisfy(alerts -> assertThat(last(alerts).state()).isEqualTo(IncidentState.CLOSED));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void aPrefixOfTheStoryGivesAPrefixOfTheRecords(
      @ForAll("stories") List<IncidentInput> story, @ForAll("share") double share) {
    List<IncidentInput> sorted = story.stream().sorted(IncidentInput.ORDER).toList();
    MemoryBook whole = new MemoryBook();
    sorted.forEach(whole::inOrder);
    MemoryBook part = new MemoryBook();
    sorted.subList(0, (int) (sorted.size() * share)).forEach(part::inOrder);

    assertThat(whole.alerts().subList(0, part.alerts().size())).isEqualTo(part.alerts());
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void doesNotDependOnHowFinelyTimePasses(@ForAll("stories") List<IncidentInput> story) {
    MemoryBook coarse = MemoryBook.replayed(story);
    MemoryBook fine = new MemoryBook();
    long now = 0;
    for (IncidentInput input : story.stream().sorted(IncidentInput.ORDER).toList()) {
      for (; now < input.timeMillis(); now += 15_000) {
        fine.passes(Math.min(now, input.timeMillis() - 1));
      }
      fine.inOrder(input);
    }

    assertThat(fine.passes(Long.MAX_VALUE).alerts()).isEqualTo(coarse.alerts());
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void neverTwoOpenIncidentsOfOneTrouble(@ForAll("arrivals") List<IncidentInput> story) {
    MemoryBook book = new MemoryBook();
    story.forEach(book::takes);
    book.passes(Long.MAX_VALUE);

    Map<String, String> open = new LinkedHashMap<>();
    for (Alert alert : book.alerts()) {
      if (alert.event() == AlertEvent.OPENED) {
        assertThat(open).doesNotContainKey(alert.dedupKey());
        open.put(alert.dedupKey(), alert.incidentId());
      }
      assertThat(open).containsEntry(alert.dedupKey(), alert.incidentId());
      if (alert.state() == IncidentState.CLOSED) {
        open.remove(alert.dedupKey());
      }
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void causesAndConsequencesMeetInAnyOrder(@ForAll("cascades") List<IncidentInput> cascade) {
    MemoryBook inTime = new MemoryBook();
    cascade.stream().sorted(IncidentInput.ORDER).forEach(inTime::takes);
    MemoryBook asArrived = new MemoryBook();
    cascade.forEach(asArrived::takes);

    assertThat(asArrived.only().type()).isEqualTo(inTime.only().type());
    assertThat(asArrived.only().level()).isEqualTo(inTime.only().level());
    assertThat(asArrived.only().state()).isEqualTo(inTime.only().state());
    assertThat(asArrived.only().impact()).isEqualTo(inTime.only().impact());
    assertThat(asArrived.only().findingCount()).isEqualTo(inTime.only().findingCount());
    assertThat(asArrived.only().rules()).containsExactlyInAnyOrderElementsOf(inTime.only().rules());
  }

  private static void assertLegal(List<Alert> all) {
    assertThat(all).extracting(Alert::alertId).doesNotHaveDuplicates();
    for (List<Alert> alerts : byIncident(all)) {
      Alert before = null;
      for (Alert alert : alerts) {
        assertThat(alert.seq()).isEqualTo(before == null ? 1 : before.seq() + 1);
        assertThat(
                Transitions.isLegal(
                    before == null ? null : before.state(), alert.event(), alert.state()))
            .as("%s after %s", alert, before)
            .isTrue();
        if (before == null) {
          assertThat(alert.event()).isEqualTo(AlertEvent.OPENED);
          assertThat(alert.previousLevel()).isNull();
        } else {
          assertThat(alert.previousLevel())
              .isEqualTo(alert.level() == before.level() ? null : before.level());
          assertThat(alert.findingCount()).isGreaterThanOrEqualTo(before.findingCount());
          assertThat(before.peakLevel().moreSevereThan(alert.peakLevel())).isFalse();
        }
        assertThat(alert.level().moreSevereThan(alert.peakLevel())).isFalse();
        if (alert.event() == AlertEvent.ESCALATED) {
          assertThat(alert.level().moreSevereThan(alert.previousLevel())).isTrue();
        }
        if (alert.event() == AlertEvent.DEESCALATED) {
          assertThat(alert.previousLevel().moreSevereThan(alert.level())).isTrue();
        }
        before = alert;
      }
    }
  }

  private static Collection<List<Alert>> byIncident(List<Alert> alerts) {
    return alerts.stream()
        .collect(Collectors.groupingBy(Alert::incidentId, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Alert last(List<Alert> alerts) {
    return alerts.get(alerts.size() - 1);
  }

  @Provide
  Arbitrary<Double> share() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<List<IncidentInput>> stories() {
    return Stories.inNoOrder();
  }

  /** The same, arriving roughly by time. */
  @Provide
  Arbitrary<List<IncidentInput>> arrivals() {
    return stories()
        .map(
            story -> {
              List<IncidentInput> roughly = new ArrayList<>(story);
              roughly.sort(
                  (a, b) -> Long.compare(a.timeMillis() / 20_000, b.timeMillis() / 20_000));
              return roughly;
            });
  }

  /** A fault and its consequences, each line up for good, in random order of arrival. */
  @Provide
  Arbitrary<List<IncidentInput>> cascades() {
    return Combinators.combine(
            Stories.minutesOf(9), Arbitraries.integers().between(0, 5).set().ofMinSize(1))
        .as(
            (start, lines) -> {
              List<IncidentInput> inputs = new ArrayList<>();
              for (int line : lines) {
                Symptom up = Stories.symptom(line, Edge.UP, start + line * 1000L);
                inputs.add(IncidentInput.of(up));
                inputs.add(Stories.lineFinding(line, start + line * 1000L));
              }
              return inputs;
            })
        .flatMap(Arbitraries::shuffle);
  }
}
