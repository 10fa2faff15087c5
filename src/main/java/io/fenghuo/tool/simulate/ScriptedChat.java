package io.fenghuo.tool.simulate;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Speaker;
import java.time.Instant;
import java.util.List;

/**
 * A short conversation word by word, a line each twelve seconds.
 *
 * @param brand the brand
 * @param at when the session starts
 * @param lines what is said
 */
record ScriptedChat(String brand, Instant at, List<Line> lines) implements Scene {

  /** Who says what. */
  record Line(Speaker speaker, String text) {}

  private static final long PACE_MILLIS = 12_000;
  private static final String AGENT = "aftersale-1";

  @Override
  public void enter(Stage stage) {
    Session session = stage.session(brand, Channel.WECHAT);
    Agenda agenda = stage.agenda();
    long time = at.toEpochMilli();
    agenda.at(time, () -> stage.record(EventKind.SESSION_STARTED, session));
    for (Line line : lines) {
      time += PACE_MILLIS;
      agenda.at(time, () -> say(stage, session, line));
    }
    agenda.at(time + PACE_MILLIS, () -> stage.record(EventKind.SESSION_ENDED, session));
  }

  private static void say(Stage stage, Session session, Line line) {
    switch (line.speaker()) {
      case CUSTOMER -> stage.voice().say(session, line.text(), Emotion.NEUTRAL, 0.05, false);
      case AGENT -> stage.agentSays(session, AGENT, line.text());
      case BOT -> stage.botSays(session, line.text());
    }
  }
}
