package io.fenghuo.tool.simulate;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One customer who writes angrily again and again in one session while people answer slowly.
 *
 * @param brand the brand
 * @param at when the session starts
 * @param messages how many angry messages
 * @param pace mean time between two
 * @param answers when an agent turns to the session, from its start; each time a reply follows
 */
record AngryCustomer(String brand, Instant at, int messages, Duration pace, List<Duration> answers)
    implements Scene {

  private static final String AGENT = "aftersale-2";
  private static final String SOOTHING = "您好，正在为您核实，请稍等。";
  private static final long TYPING_MILLIS = 3_000;
  private static final List<String> TEXTS =
      List.of(
          "到底有没有人？！",
          "退款退了三个星期！",
          "每次都让我等！！",
          "你们是不是在耍我",
          "我要投诉！现在就要！",
          "别再复制粘贴了！",
          "气死我了",
          "This is unbelievable!",
          "叫你们经理来！",
          "再不解决我就曝光你们");

  @Override
  public void enter(Stage stage) {
    Session session = stage.session(brand, Channel.APP);
    long start = at.toEpochMilli();
    long leaves = start;
    stage.agenda().at(start, () -> stage.record(EventKind.SESSION_STARTED, session));
    for (int i = 0; i < messages; i++) {
      leaves += (long) (pace.toMillis() * stage.dice().between(0.6, 1.4));
      boolean complaint = i % 3 == 1;
      stage.agenda().at(leaves, () -> shout(stage, session, complaint));
    }
    stage.agenda().at(start + 4_000, () -> queue(stage, EventKind.QUEUED, session));
    for (Duration answer : answers) {
      stage.agenda().at(start + answer.toMillis(), () -> answer(stage, session));
    }
    long ends = leaves + pace.toMillis();
    stage.agenda().at(ends, () -> stage.record(EventKind.SESSION_ENDED, session));
  }

  private static void shout(Stage stage, Session session, boolean complaint) {
    stage.voice().say(session, stage.dice().pick(TEXTS), Emotion.ANGER, -0.85, complaint);
  }

  private static void queue(Stage stage, EventKind kind, Session session) {
    stage
        .recorder()
        .add(
            Fact.of(kind, stage.agenda().now(), session)
                .with(EventField.QUEUE_ID, Scenarios.AFTERSALE));
    session.queued(stage.agenda().now());
  }

  private static void answer(Stage stage, Session session) {
    if (session.isWaiting()) {
      long now = stage.agenda().now();
      stage
          .recorder()
          .add(
              Fact.of(EventKind.AGENT_ASSIGNED, now, session)
                  .with(EventField.QUEUE_ID, Scenarios.AFTERSALE)
                  .with(EventField.AGENT_ID, AGENT)
                  .with(EventField.WAIT_MS, session.waitedMillis(now)));
      session.assigned();
    }
    stage.agenda().in(TYPING_MILLIS, () -> stage.agentSays(session, AGENT, SOOTHING));
  }
}
