package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** One queue of people, first come first served, and the agents who serve it. */
final class WaitingLine {

  /** Told of each session that gets an agent. */
  interface Server {
    void serve(WaitingLine line, Session session, int agent);
  }

  private final QueuePlan plan;
  private final String brand;
  private final Agenda agenda;
  private final Recorder recorder;
  private final Server server;
  private final Deque<Session> line = new ArrayDeque<>();
  private final BitSet busy = new BitSet();
  private int waiting;

  WaitingLine(QueuePlan plan, String brand, Agenda agenda, Recorder recorder, Server server) {
    this.plan = plan;
    this.brand = brand;
    this.agenda = agenda;
    this.recorder = recorder;
    this.server = server;
  }

  QueuePlan plan() {
    return plan;
  }

  void join(Session session) {
    session.queued(agenda.now());
    line.add(session);
    waiting++;
    record(EventKind.QUEUED, session);
    assign();
  }

  void abandon(Session session) {
    session.abandoned();
    waiting--;
    recorder.add(
        Fact.of(EventKind.QUEUE_ABANDONED, agenda.now(), session)
            .with(EventField.QUEUE_ID, plan.queueId())
            .with(EventField.WAIT_MS, session.waitedMillis(agenda.now())));
  }

  /** An agent is free again. */
  void release(int agent) {
    busy.clear(agent);
    assign();
  }

  /** Gives waiting sessions to free agents; agents who go off shift finish what they have. */
  void assign() {
    while (waiting > 0 && busy.cardinality() < online()) {
      Session session = first();
      line.remove();
      waiting--;
      int agent = busy.nextClearBit(0);
      busy.set(agent);
      session.assigned();
      recorder.add(
          Fact.of(EventKind.AGENT_ASSIGNED, agenda.now(), session)
              .with(EventField.QUEUE_ID, plan.queueId())
              .with(EventField.AGENT_ID, agentId(agent))
              .with(EventField.WAIT_MS, session.waitedMillis(agenda.now())));
      server.serve(this, session, agent);
    }
  }

  String agentId(int agent) {
    return plan.queueId() + "-" + (agent + 1);
  }

  int waiting() {
    return waiting;
  }

  /** Those who wait, the longest first. */
  List<Session> whoWaits() {
    return line.stream().filter(Session::isWaiting).toList();
  }

  void snapshot(int botsUp, int botsTotal) {
    long oldest = waiting == 0 ? 0 : first().waitedMillis(agenda.now());
    recorder.add(
        Fact.of(EventKind.QUEUE_SNAPSHOT, agenda.now(), brand)
            .with(EventField.QUEUE_ID, plan.queueId())
            .with(EventField.WAITING, waiting)
            .with(EventField.OLDEST_WAIT_MS, oldest)
            .with(EventField.AGENTS_ONLINE, Math.max(online(), busy.cardinality()))
            .with(EventField.AGENTS_FREE, Math.max(0, online() - busy.cardinality()))
            .with(EventField.BOTS_UP, botsUp)
            .with(EventField.BOTS_TOTAL, botsTotal));
  }

  private int online() {
    return (int) Math.round(plan.agents().at(agenda.now()));
  }

  /** The first who still waits; those who left are dropped on the way. */
  private Session first() {
    while (!line.element().isWaiting()) {
      line.remove();
    }
    return line.element();
  }

  private void record(EventKind kind, Session session) {
    recorder.add(Fact.of(kind, agenda.now(), session).with(EventField.QUEUE_ID, plan.queueId()));
  }
}
