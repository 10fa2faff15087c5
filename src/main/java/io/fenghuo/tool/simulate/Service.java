package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;

/**
 * An agent at work. A session takes a log-normal time with median 114 s and sigma 0.94, as the
 * service times of ten seconds and more do in the "Anonymous Bank" records.
 */
final class Service {

  private static final double MEDIAN_MILLIS = 114_000;
  private static final double SIGMA = 0.94;
  private static final double SHORTEST_MILLIS = 25_000;
  private static final double LONGEST_MILLIS = 1_800_000;

  private final Agenda agenda;
  private final Recorder recorder;
  private final Voice voice;
  private final Phrases phrases;
  private final Dice dice;

  Service(Agenda agenda, Recorder recorder, Voice voice, Dice dice) {
    this.agenda = agenda;
    this.recorder = recorder;
    this.voice = voice;
    this.phrases = new Phrases(dice.split());
    this.dice = dice;
  }

  /** Serves a session that has just been assigned; {@code done} follows at its end. */
  void serve(Session session, String agentId, Runnable done) {
    double length = dice.logNormal(MEDIAN_MILLIS, SIGMA);
    double millis = Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, length));
    double hello = dice.between(3_000, 15_000);
    agenda.in(hello, () -> reply(session, agentId));
    if (dice.chance(0.6)) {
      agenda.in(hello + dice.between(2_000, 8_000), () -> voice.speak(session));
    }
    agenda.in(
        millis - 1_000,
        () -> {
          session.mood().agentHelped();
          reply(session, agentId);
        });
    agenda.in(millis, done);
  }

  private void reply(Session session, String agentId) {
    recorder.add(
        Fact.of(EventKind.AGENT_REPLIED, agenda.now(), session)
            .with(EventField.AGENT_ID, agentId)
            .with(EventField.TEXT, phrases.agent()));
  }
}
