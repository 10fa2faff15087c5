package io.fenghuo.tool.simulate;

import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import java.util.List;

/**
 * The bots in front. An answer takes a log-normal time around 0.9 s, longer when the fleet is
 * failing; a time-out takes eight seconds.
 */
final class Bots {

  private static final double LATENCY_MEDIAN_MILLIS = 900;
  private static final double LATENCY_SIGMA = 0.5;
  private static final double OUTAGE = 0.3;

  private static final long TIMEOUT_MILLIS = 8_000;
  private static final long ERROR_MILLIS = 400;
  private static final double TIMEOUT_SHARE = 0.35;
  private static final List<BotOutcome> ORDINARY =
      List.of(BotOutcome.NO_ANSWER, BotOutcome.NO_ANSWER, BotOutcome.ERROR);
  private static final List<BotOutcome> COLLAPSE =
      List.of(BotOutcome.MODEL_DOWN, BotOutcome.MODEL_DOWN, BotOutcome.DEPENDENCY);

  /** An attempt to answer, and how it will have ended after so many milliseconds. */
  record Attempt(boolean answered, long millis, Session session, BotFleet fleet, int bot) {}

  private final List<BotFleet> fleets;
  private final Agenda agenda;
  private final Recorder recorder;
  private final Phrases phrases;
  private final Dice dice;

  Bots(List<BotFleet> fleets, Agenda agenda, Recorder recorder, Dice dice) {
    this.fleets = fleets;
    this.agenda = agenda;
    this.recorder = recorder;
    this.phrases = new Phrases(dice.split());
    this.dice = dice;
  }

  int up() {
    return fleets.stream().mapToInt(fleet -> fleet.upAt(agenda.now())).sum();
  }

  int total() {
    return fleets.stream().mapToInt(BotFleet::total).sum();
  }

  /** Asks one of the bots that are up; there must be one. */
  Attempt ask(Session session) {
    int number = dice.below(up());
    for (BotFleet fleet : fleets) {
      int up = fleet.upAt(agenda.now());
      if (number < up) {
        return attempt(session, fleet, number + 1);
      }
      number -= up;
    }
    throw new IllegalStateException("no bot is up");
  }

  /** Records how an attempt has ended. */
  void conclude(Attempt attempt) {
    BotFleet fleet = attempt.fleet();
    EventKind kind = attempt.answered() ? EventKind.BOT_REPLIED : EventKind.BOT_FAILED;
    Fact fact =
        Fact.of(kind, agenda.now(), attempt.session())
            .with(EventField.BOT_ID, "bot-" + fleet.version() + "-" + attempt.bot())
            .with(EventField.BOT_VERSION, fleet.version());
    if (attempt.answered()) {
      fact.with(EventField.LATENCY_MS, attempt.millis()).with(EventField.TEXT, phrases.bot());
    } else {
      boolean collapse = fleet.failure().at(agenda.now()) > OUTAGE;
      fact.with(EventField.OUTCOME, outcome(attempt, collapse));
    }
    recorder.add(fact);
  }

  private Attempt attempt(Session session, BotFleet fleet, int bot) {
    double failure = fleet.failure().at(agenda.now());
    boolean answered = !dice.chance(failure);
    double latency = dice.logNormal(LATENCY_MEDIAN_MILLIS * (1 + 3 * failure), LATENCY_SIGMA);
    long failing = dice.chance(TIMEOUT_SHARE) ? TIMEOUT_MILLIS : ERROR_MILLIS;
    long millis = answered ? (long) Math.min(TIMEOUT_MILLIS - 1, latency) : failing;
    return new Attempt(answered, millis, session, fleet, bot);
  }

  private BotOutcome outcome(Attempt attempt, boolean collapse) {
    return attempt.millis() == TIMEOUT_MILLIS
        ? BotOutcome.TIMEOUT
        : dice.pick(collapse ? COLLAPSE : ORDINARY);
  }
}
