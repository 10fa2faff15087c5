package io.fenghuo.tool.simulate;

import io.fenghuo.event.Channel;
import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;

/** What a scripted scene may use: time, the record, the customers' voice, chance. */
record Stage(Agenda agenda, Recorder recorder, Voice voice, Ids ids, Dice dice) {

  /** A session of a customer of the script's own. */
  Session session(String brand, Channel channel) {
    Customer customer = new Customer(ids.customer(), "GOLD", 1, false);
    return new Session(ids.session(), brand, channel, customer, new Mood(0, 1, true));
  }

  void record(EventKind kind, Session session) {
    recorder.add(Fact.of(kind, agenda.now(), session));
  }

  void agentSays(Session session, String agentId, String text) {
    recorder.add(
        Fact.of(EventKind.AGENT_REPLIED, agenda.now(), session)
            .with(EventField.AGENT_ID, agentId)
            .with(EventField.TEXT, text));
  }

  void botSays(Session session, String text) {
    recorder.add(
        Fact.of(EventKind.BOT_REPLIED, agenda.now(), session)
            .with(EventField.BOT_ID, "bot-5.2-1")
            .with(EventField.BOT_VERSION, "5.2")
            .with(EventField.LATENCY_MS, 850)
            .with(EventField.TEXT, text));
  }
}
