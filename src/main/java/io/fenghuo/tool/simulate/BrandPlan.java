package io.fenghuo.tool.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How one brand's desk is staffed and what befalls it; written once by a scenario, then read. */
final class BrandPlan {

  /** At a time, some of those who wait leave within a spread of time. */
  record Walkout(Instant at, double share, Duration spread) {}

  private final String brand;
  private final double sessionsPerHour;
  private Course arrivals = Course.always(1);
  private List<BotFleet> bots = List.of(BotFleet.healthy("5.1", 2), BotFleet.healthy("5.2", 6));
  private final List<QueuePlan> queues = new ArrayList<>();
  private final List<Walkout> walkouts = new ArrayList<>();
  private double botResolves = 0.8;
  private double patience = 4;
  private double urgency = 0.5;
  private double relentless;
  private double chatterPerHour = 12;
  private Course gossip = Course.always(1);

  /**
   * @param brand the brand
   * @param sessionsPerHour mean over an ordinary day
   */
  BrandPlan(String brand, double sessionsPerHour) {
    this.brand = brand;
    this.sessionsPerHour = sessionsPerHour;
  }

  /** What multiplies the ordinary rate of arrivals. */
  BrandPlan arrivals(Course value) {
    arrivals = value;
    return this;
  }

  BrandPlan bots(BotFleet... fleets) {
    bots = List.of(fleets);
    return this;
  }

  BrandPlan queue(String queueId, double share, Course agents) {
    queues.add(new QueuePlan(queueId, share, agents));
    return this;
  }

  BrandPlan walkout(Instant at, double share, Duration spread) {
    walkouts.add(new Walkout(at, share, spread));
    return this;
  }

  /** The share of answered sessions that a bot brings to their end. */
  BrandPlan botResolves(double share) {
    botResolves = share;
    return this;
  }

  /**
   * How much longer than on a telephone people wait. On the "Anonymous Bank" line half would leave
   * within 302 s; a chat window is left open, the longer the more is at stake.
   */
  BrandPlan patience(double factor) {
    patience = factor;
    return this;
  }

  /** How much waiting hurts: 1 where an order hangs on it. */
  BrandPlan urgency(double factor) {
    urgency = factor;
    return this;
  }

  /** The share of customers whose anger never vents itself. */
  BrandPlan relentless(double share) {
    relentless = share;
    return this;
  }

  /** Ordinary public mentions, mean over a day. */
  BrandPlan chatterPerHour(double value) {
    chatterPerHour = value;
    return this;
  }

  /** How readily a bad experience is told and passed on. */
  BrandPlan gossip(Course value) {
    gossip = value;
    return this;
  }

  String brand() {
    return brand;
  }

  double sessionsPerHour() {
    return sessionsPerHour;
  }

  Course arrivals() {
    return arrivals;
  }

  List<BotFleet> bots() {
    return bots;
  }

  List<QueuePlan> queues() {
    return queues;
  }

  List<Walkout> walkouts() {
    return walkouts;
  }

  double botResolves() {
    return botResolves;
  }

  double patience() {
    return patience;
  }

  double urgency() {
    return urgency;
  }

  double relentless() {
    return relentless;
  }

  double chatterPerHour() {
    return chatterPerHour;
  }

  Course gossip() {
    return gossip;
  }
}
