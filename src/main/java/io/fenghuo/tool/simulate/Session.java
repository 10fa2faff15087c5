package io.fenghuo.tool.simulate;

import io.fenghuo.event.Channel;

/** One visit of a customer, from hello to goodbye. */
final class Session {

  /** Where a session stands. */
  enum State {
    WITH_BOT,
    WAITING,
    WITH_AGENT,
    RESOLVED,
    ABANDONED
  }

  private final String id;
  private final String brand;
  private final Channel channel;
  private final Customer customer;
  private final Mood mood;
  private State state = State.WITH_BOT;
  private long queuedMillis;
  private boolean complained;

  Session(String id, String brand, Channel channel, Customer customer, Mood mood) {
    this.id = id;
    this.brand = brand;
    this.channel = channel;
    this.customer = customer;
    this.mood = mood;
  }

  String id() {
    return id;
  }

  String brand() {
    return brand;
  }

  Channel channel() {
    return channel;
  }

  Customer customer() {
    return customer;
  }

  Mood mood() {
    return mood;
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  long waitedMillis(long now) {
    return now - queuedMillis;
  }

  void queued(long now) {
    move(State.WITH_BOT, State.WAITING);
    queuedMillis = now;
  }

  void assigned() {
    move(State.WAITING, State.WITH_AGENT);
  }

  void resolved() {
    move(state == State.WITH_BOT ? State.WITH_BOT : State.WITH_AGENT, State.RESOLVED);
  }

  void abandoned() {
    move(State.WAITING, State.ABANDONED);
  }

  boolean hasComplained() {
    return complained;
  }

  void complained() {
    complained = true;
  }

  private void move(State from, State to) {
    if (state != from) {
      throw new IllegalStateException("session " + id + " cannot go from " + state + " to " + to);
    }
    state = to;
  }
}
