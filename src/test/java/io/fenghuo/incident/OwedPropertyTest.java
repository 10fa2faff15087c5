package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.health.HealthState;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the state machine owes whatever happens, in and out of order. */
class OwedPropertyTest {

  private static final int TRIES = 300;

  @Provide
  Arbitrary<List<Play.Step>> plays() {
    return Play.plays();
  }

  @Property(tries = TRIES)
  void makesNoIllegalTransition(
      @ForAll("plays") List<Play.Step> steps,
      @ForAll boolean inOrder,
      @ForAll("crowds") IncidentLimits limits) {
    Play.of(limits, steps, inOrder, (at, step, said) -> {})
        .ends()
        .stories()
        .values()
        .forEach(Ledger::assertTransitions);
  }

  @Property(tries = TRIES)
  void countsTheRecordsOfAnIncidentOneByOne(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play play = Play.of(steps, inOrder).ends();

    play.stories().values().forEach(Ledger::assertSequence);
    assertThat(play.book.alerts()).extracting(Alert::alertId).doesNotHaveDuplicates();
  }

  @Property(tries = TRIES)
  void whatIsOpenedIsClosedOrOpen(@ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play play =
        Play.of(
            steps,
            inOrder,
            (at, step, said) -> {
              Map<String, Incident> known = new HashMap<>();
              at.book.incidents().forEach(i -> known.put(i.incidentId(), i));
              at.stories()
                  .forEach(
                      (id, story) -> {
                        Alert last = story.get(story.size() - 1);
                        boolean over = last.state() == IncidentState.CLOSED;
                        assertThat(known.containsKey(id))
                            .as(Ledger.told(story, last))
                            .isEqualTo(!over);
                        if (!over) {
                          assertThat(known.get(id).seq()).isEqualTo(last.seq());
                        }
                      });
            });

    play.ends();
    // What an operator has reopened is over when an operator says so.
    play.stories()
        .values()
        .forEach(
            story -> {
              Alert last = story.get(story.size() - 1);
              assertThat(
                      last.state() == IncidentState.CLOSED
                          || story.stream().anyMatch(OwedPropertyTest::isReopenedByHand))
                  .as(Ledger.told(story, last))
                  .isTrue();
            });
    play.resolvesAll().ends();
    assertThat(play.book.incidents()).isEmpty();
  }

  private static boolean isReopenedByHand(Alert alert) {
    return alert.event() == AlertEvent.REOPENED && alert.command() != null;
  }

  @Property(tries = TRIES)
  void isNeverResolvedByItselfWhileAnInputItNeedsIsNotLive(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) ->
            said.stream()
                .filter(alert -> alert.event() == AlertEvent.RESOLVED && alert.command() == null)
                .forEach(
                    alert -> {
                      Stream needed = Play.neededBy(alert.incidentType());
                      if (needed != null) {
                        assertThat(play.health.getOrDefault(needed, HealthState.LIVE))
                            .as("%s needs %s", alert.incidentType(), needed)
                            .isIn(HealthState.LIVE, HealthState.FORGOTTEN);
                      }
                    }));
  }

  @Property(tries = TRIES)
  void levelsIAndIIAreNeverHeldBack(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) ->
            play.book
                .incidents()
                .forEach(
                    incident -> {
                      if (incident.level().moreSevereThan(Level.III)) {
                        assertThat(incident.state()).isNotEqualTo(IncidentState.PENDING);
                        assertThat(incident.seq()).isPositive();
                      }
                    }));
  }

  @Property(tries = TRIES)
  void levelsIAndIIAreMutedOnlyByWhatSaysSo(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) ->
            said.stream()
                .filter(alert -> alert.flags().isMuted())
                .filter(alert -> alert.flags().mute().by() != Mute.Kind.CAUSE)
                .forEach(
                    alert -> {
                      Mute mute = alert.flags().mute();
                      assertThat(play.orders.values())
                          .as(
                              "%s at %s %s",
                              alert.flags().mute(), alert.level(), Ledger.told(said, alert))
                          .anySatisfy(
                              order -> {
                                assertThat(order.kind()).hasToString(mute.by().toString());
                                assertThat(order.id()).isEqualTo(mute.id());
                                assertThat(alert.level().moreSevereThan(order.level())).isFalse();
                              });
                    }));
  }

  @Property(tries = TRIES)
  void aMuteBeginsAndEndsWithARecordOfIt(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(steps, inOrder)
        .ends()
        .stories()
        .values()
        .forEach(
            story -> {
              Alert before = null;
              for (Alert alert : story) {
                boolean was = before != null && before.flags().isMuted();
                boolean is = alert.flags().isMuted();
                String told = Ledger.told(story, alert);
                if (alert.event() == AlertEvent.SUPPRESSED) {
                  assertThat(is).as(told).isTrue();
                } else if (alert.event() == AlertEvent.UNSUPPRESSED) {
                  assertThat(was && !is).as(told).isTrue();
                } else if (before != null
                    && Ledger.lasts(alert.state())
                    && Ledger.lasts(before.state())) {
                  assertThat(is).as(told).isEqualTo(was);
                }
                before = alert;
              }
            });
  }

  /**
   * Why nobody is disturbed, what an end waits for, and whether it is believed, is what the book
   * says, not what it said.
   */
  @Property(tries = TRIES)
  void flagsEqualWhatAFreshComputationGives(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
            steps,
            inOrder,
            (play, step, said) -> {
              assertThat(said)
                  .filteredOn(alert -> !Ledger.lasts(alert.state()))
                  .as("what is over waits for nothing more")
                  .noneMatch(
                      alert -> alert.flags().flapping() || !alert.flags().heldBy().isEmpty());
              play.book
                  .incidents()
                  .forEach(
                      incident -> {
                        String at = incident.key() + " after " + step;
                        assertThat(incident.handling().mute())
                            .as("mute of %s", at)
                            .isEqualTo(incident.isTold() ? Fresh.mute(play.book, incident) : null);
                        assertThat(incident.handling().flapping())
                            .as("flapping of %s", at)
                            .isEqualTo(Fresh.flaps(incident));
                        if (!incident.handling().heldBy().isEmpty()) {
                          assertThat(incident.handling().heldBy())
                              .as("heldBy of %s", at)
                              .isEqualTo(Fresh.missed(play.book, incident));
                          assertThat(incident.lasts()).as("held after its end: %s", at).isTrue();
                        }
                      });
            })
        .ends();
  }

  /** Whatever came first, and however the outcome became known. */
  @Property(tries = TRIES)
  void whatFailsAlikePointsAtEachOther(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) -> {
          for (Incident one : play.book.incidents()) {
            assertThat(one.related())
                .as("related of %s after %s", one.key(), step)
                .hasSizeLessThanOrEqualTo(Related.MOST)
                .doesNotHaveDuplicates()
                .containsAll(
                    one.related().size() < Related.MOST ? Fresh.alike(play.book, one) : List.of());
            if (one.isOfCustomer() || one.scope().brand() == null) {
              assertThat(one.related()).isEmpty();
            }
          }
        });
  }

  @Property(tries = TRIES)
  void tellsOfEachThatIsAlikeOnce(@ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(steps, inOrder)
        .stories()
        .values()
        .forEach(
            story -> {
              Set<String> known = new HashSet<>();
              for (Alert alert : story) {
                String told = Ledger.told(story, alert);
                assertThat(alert.related()).as(told).containsAll(known);
                boolean isNews = known.addAll(alert.related());
                if (alert.reason() == AlertReason.RELATED) {
                  assertThat(isNews).as(told).isTrue();
                  assertThat(alert.related()).as(told).contains(alert.otherIncidentId());
                }
                if (isNews && Ledger.lasts(alert.state())) {
                  assertThat(alert.says().en()).as(told).contains("with the same outcome");
                }
              }
            });
  }

  /** The clock that it ends by is the desk's: it goes on when all input stops. */
  @Property(tries = TRIES)
  void noMuteOutlivesItsTime(@ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) -> {
          if (step instanceof Play.Step.Stands) {
            play.book
                .incidents()
                .forEach(
                    incident -> {
                      Mute mute = incident.handling().mute();
                      if (mute != null && mute.untilMillis() != null) {
                        assertThat(mute.untilMillis()).isGreaterThan(play.nowMillis);
                      }
                    });
          }
        });
  }

  @Property(tries = TRIES)
  void anAcknowledgementOfOneDepartmentLeavesTheOthersAsTheyWere(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Map<String, List<Duty>> before = new HashMap<>();
    Play.of(
        steps,
        inOrder,
        (play, step, said) -> {
          said.stream()
              .filter(alert -> alert.reason() == AlertReason.DEPARTMENT_ACKED)
              .forEach(
                  alert -> {
                    var who = play.orders.get(alert.command().commandId()).department();
                    assertThat(others(alert.departments(), who))
                        .isEqualTo(others(before.get(alert.incidentId()), who));
                    assertThat(alert.departments())
                        .filteredOn(duty -> duty.department() == who)
                        .allSatisfy(duty -> assertThat(duty.isAwaited()).isFalse());
                  });
          play.book.incidents().forEach(i -> before.put(i.incidentId(), i.handling().duties()));
        });
  }

  private static List<Duty> others(List<Duty> duties, io.fenghuo.rule.Department who) {
    return duties.stream().filter(duty -> duty.department() != who).toList();
  }

  /** Whoever has to acknowledge is asked until the answer comes, whoever else has answered. */
  @Property(tries = TRIES)
  void whatIsDueIsAskedFor(@ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) -> {
          if (step instanceof Play.Step.Stands) {
            play.book
                .incidents()
                .forEach(
                    incident -> {
                      if (incident.handling().mute() == null
                          && Ledger.STANDING.contains(incident.state())) {
                        assertThat(incident.handling().duties())
                            .filteredOn(Duty::isAwaited)
                            .filteredOn(
                                duty ->
                                    duty.dueMillis() + Passing.QUIET_GRACE_MILLIS <= play.nowMillis)
                            .allMatch(duty -> duty.overdueCount() > 0);
                      }
                    });
          }
        });
  }

  @Property(tries = TRIES)
  void isAcknowledgedOnlyWhenNobodyIsAwaited(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) ->
            said.forEach(
                alert -> {
                  if (alert.state() == IncidentState.ACKED) {
                    assertThat(alert.departments()).noneMatch(Duty::isAwaited);
                  }
                  if (alert.state() == IncidentState.OPEN) {
                    assertThat(alert.departments()).anyMatch(Duty::isAwaited);
                  }
                }));
  }

  @Property(tries = TRIES)
  void aWorseningArmsEverybodyAgain(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(
        steps,
        inOrder,
        (play, step, said) ->
            said.stream()
                .filter(
                    alert ->
                        alert.event() == AlertEvent.ESCALATED
                            || alert.reason() == AlertReason.SCOPE_GREW)
                .forEach(
                    alert ->
                        assertThat(alert.departments())
                            .as("%s %s", alert.event(), alert.reason())
                            .filteredOn(duty -> duty.role().acknowledges())
                            .isNotEmpty()
                            .allMatch(Duty::isAwaited)));
  }

  @Property(tries = TRIES)
  void saysOnceThatItFlaps(@ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder) {
    Play.of(steps, inOrder)
        .ends()
        .stories()
        .values()
        .forEach(
            story -> {
              boolean flapping = false;
              for (Alert alert : story) {
                if (alert.reason() == AlertReason.FLAPPING) {
                  assertThat(flapping).as(Ledger.told(story, alert)).isFalse();
                }
                flapping = alert.flags().flapping();
              }
            });
  }

  /** Any stretch as long as a span touches two of them at most; of each kind, level and brand. */
  @Property(tries = TRIES)
  void tellsNoMoreNewIncidentsInASpanThanTheCap(@ForAll("plays") List<Play.Step> steps) {
    // By one clock: whose event time stands still has two.
    List<Play.Step> byOneClock =
        steps.stream().filter(step -> !(step instanceof Play.Step.Stands)).toList();
    Play play = Play.of(byOneClock, true);
    Map<String, List<Long>> times =
        play.book.alerts().stream()
            .filter(alert -> alert.event() == AlertEvent.OPENED)
            .filter(alert -> !alert.level().moreSevereThan(Level.III))
            .filter(alert -> alert.incidentType() != IncidentType.ALERT_STORM)
            .filter(alert -> !alert.flags().isMuted())
            .collect(
                Collectors.groupingBy(
                    alert ->
                        alert.level()
                            + (alert.scope().brand() + " ")
                            + (alert.scope().customer() == null ? " " : " of a customer ")
                            + (alert.incidentType() == IncidentType.DATA_GAP),
                    Collectors.mapping(Alert::timeMillis, Collectors.toList())));
    int cap = Trouble.LIMITS.storm().cap();
    times
        .values()
        .forEach(
            of -> {
              for (int i = 0; i + 2 * cap < of.size(); i++) {
                assertThat(of.get(i + 2 * cap) - of.get(i))
                    .isGreaterThanOrEqualTo(Trouble.LIMITS.storm().spanMillis());
              }
            });
  }

  /** Whatever held it back, and however often it fell meanwhile. */
  @Property(tries = TRIES)
  void whatStandsLongEnoughIsTold(
      @ForAll("plays") List<Play.Step> steps,
      @ForAll boolean inOrder,
      @ForAll("crowds") IncidentLimits limits) {
    Play play = Play.of(limits, steps, inOrder, (at, step, said) -> {});
    long waiting =
        StreamSupport.stream(play.book.incidents().spliterator(), false)
            .filter(incident -> !incident.isTold())
            .count();
    double spans = 2 + waiting / (double) limits.storm().cap();

    play.rests(spans * limits.storm().spanMillis() / 60_000.0 + Play.DISORDER / 60_000.0);

    assertThat(play.book.incidents())
        .filteredOn(incident -> incident.parts().stream().anyMatch(Part::stands))
        .allMatch(Incident::isTold);
  }

  @Provide
  Arbitrary<IncidentLimits> crowds() {
    return Arbitraries.of(50, 8)
        .map(fewest -> Trouble.limits(3, Map.of(Level.III, fewest, Level.II, 10 * fewest)));
  }

  @Property(tries = TRIES)
  void aPrefixOfTheInputGivesAPrefixOfTheRecords(
      @ForAll("plays") List<Play.Step> steps, @ForAll boolean inOrder, @ForAll int cut) {
    int length = steps.isEmpty() ? 0 : Math.floorMod(cut, steps.size());
    List<Alert> whole = Play.of(steps, inOrder).book.alerts();
    List<Alert> prefix = Play.of(steps.subList(0, length), inOrder).book.alerts();

    assertThat(prefix).isEqualTo(whole.subList(0, Math.min(prefix.size(), whole.size())));
  }
}
