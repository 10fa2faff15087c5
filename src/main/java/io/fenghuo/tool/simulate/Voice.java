package io.fenghuo.tool.simulate;

import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Speaker;

/** What a customer says, and the sentiment model's reading that follows 200 to 800 ms later. */
final class Voice {

  private static final String MODEL = "senti-2.4";

  private final Agenda agenda;
  private final Recorder recorder;
  private final Phrases phrases;
  private final Dice dice;

  Voice(Agenda agenda, Recorder recorder, Dice dice) {
    this.agenda = agenda;
    this.recorder = recorder;
    this.phrases = new Phrases(dice.split());
    this.dice = dice;
  }

  /** Says something in the session's mood. */
  void speak(Session session) {
    Mood mood = session.mood();
    Emotion emotion = mood.emotion(dice);
    boolean complaint = dice.chance(mood.complaining());
    String text = phrases.customer(emotion, session.customer().english());
    say(session, text, emotion, mood.value(), complaint);
  }

  /** Says what a script wants said. */
  void say(Session session, String text, Emotion emotion, double score, boolean complaint) {
    String messageId =
        recorder.add(
            Fact.of(EventKind.CUSTOMER_MESSAGE, agenda.now(), session)
                .with(EventField.CUSTOMER_TIER, session.customer().tier())
                .with(EventField.TEXT, text));
    double read = Math.max(-1, Math.min(1, score + 0.08 * dice.gaussian()));
    double confidence = dice.between(0.7, 0.99);
    long readMillis = agenda.now() + dice.millisBetween(200, 801);
    recorder.add(
        Fact.of(EventKind.SENTIMENT, readMillis, session)
            .with(EventField.MESSAGE_ID, messageId)
            .with(EventField.SPEAKER, Speaker.CUSTOMER)
            .with(EventField.EMOTION, emotion)
            .with(EventField.SCORE, read)
            .with(EventField.CONFIDENCE, confidence)
            .with(EventField.IS_COMPLAINT, complaint)
            .withExtra("modelVersion", MODEL));
  }
}
