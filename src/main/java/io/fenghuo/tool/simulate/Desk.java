package io.fenghuo.tool.simulate;

import io.fenghuo.event.Channel;
import io.fenghuo.event.EventKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One brand's desk: a customer comes, asks a bot, and is resolved or handed to a queue of people;
 * waits, writes, leaves or is served. With no bot up, everybody goes to the queue at once.
 */
final class Desk {

  private static final long SNAPSHOT_PERIOD = Duration.ofSeconds(15).toMillis();
  private static final double BANK_PATIENCE_MEDIAN = Duration.ofSeconds(302).toMillis();
  private static final double BANK_PATIENCE_SIGMA = 1.5;
  private static final double MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int ATTEMPTS = 3;
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.APP,
          Channel.APP,
          Channel.APP,
          Channel.APP,
          Channel.APP,
          Channel.WECHAT,
          Channel.WECHAT,
          Channel.WECHAT,
          Channel.WEB,
          Channel.DOUYIN);

  private final BrandPlan plan;
  private final Agenda agenda;
  private final Recorder recorder;
  private final Ids ids;
  private final Dice dice;
  private final Arrivals arrivals;
  private final Customers customers;
  private final Bots bots;
  private final Voice voice;
  private final Service service;
  private final Aftermath aftermath;
  private final List<WaitingLine> lines = new ArrayList<>();
  private final Tally tally = new Tally();

  Desk(BrandPlan plan, Agenda agenda, Recorder recorder, Ids ids, SocialWeb web, Dice dice) {
    this.plan = plan;
    this.agenda = agenda;
    this.recorder = recorder;
    this.ids = ids;
    this.dice = dice;
    this.arrivals = new Arrivals(plan.sessionsPerHour(), plan.arrivals(), dice.split());
    this.customers = new Customers(ids, dice.split());
    this.bots = new Bots(plan.bots(), agenda, recorder, dice.split());
    this.voice = new Voice(agenda, recorder, dice.split());
    this.aftermath = new Aftermath(agenda, recorder, web, tally, dice.split());
    this.service = new Service(agenda, recorder, voice, dice.split());
    for (QueuePlan queue : plan.queues()) {
      lines.add(new WaitingLine(queue, plan.brand(), agenda, recorder, this::serve));
    }
  }

  void open() {
    agenda.at(arrivals.after(agenda.now()), this::arrive);
    for (int i = 0; i < lines.size(); i++) {
      WaitingLine line = lines.get(i);
      agenda.every(agenda.now() + 200 + 40L * i, SNAPSHOT_PERIOD, () -> observe(line));
    }
    for (BrandPlan.Walkout walkout : plan.walkouts()) {
      agenda.at(walkout.at().toEpochMilli(), () -> walkOut(walkout));
    }
  }

  Tally tally() {
    return tally;
  }

  private void arrive() {
    agenda.at(arrivals.after(agenda.now()), this::arrive);
    Customer customer = customers.next();
    Mood mood =
        new Mood(0.12 + 0.15 * dice.gaussian(), customer.temper(), dice.chance(plan.relentless()));
    Session session = new Session(ids.session(), plan.brand(), dice.pick(CHANNELS), customer, mood);
    tally.sessionStarted();
    recorder.add(Fact.of(EventKind.SESSION_STARTED, agenda.now(), session));
    agenda.in(dice.between(1_500, 7_000), () -> ask(session, 1));
  }

  private void ask(Session session, int attempt) {
    voice.speak(session);
    if (bots.up() == 0) {
      agenda.in(dice.between(200, 600), () -> line(session).join(session));
      agenda.in(700, () -> startWaiting(session));
      return;
    }
    Bots.Attempt asked = bots.ask(session);
    agenda.in(asked.millis(), () -> hearBot(asked, attempt));
  }

  private void hearBot(Bots.Attempt asked, int attempt) {
    Session session = asked.session();
    bots.conclude(asked);
    if (!asked.answered()) {
      session.mood().botFailed();
    }
    boolean again = attempt < ATTEMPTS && dice.chance(0.3);
    if (again) {
      agenda.in(dice.between(4_000, 15_000), () -> ask(session, attempt + 1));
    } else if (asked.answered() && dice.chance(plan.botResolves())) {
      session.mood().botHelped();
      agenda.in(dice.between(5_000, 30_000), () -> resolve(session));
    } else {
      recorder.add(Fact.of(EventKind.HANDOFF_REQUESTED, agenda.now(), session));
      agenda.in(dice.between(100, 400), () -> line(session).join(session));
      agenda.in(500, () -> startWaiting(session));
    }
  }

  private void startWaiting(Session session) {
    if (!session.isWaiting()) {
      return;
    }
    double patience = dice.logNormal(plan.patience() * BANK_PATIENCE_MEDIAN, BANK_PATIENCE_SIGMA);
    agenda.in(patience, () -> leave(session));
    if (dice.chance(0.2)) {
      agenda.in(dice.between(1.5 * MINUTE, 6 * MINUTE), () -> nag(session));
    }
  }

  private void nag(Session session) {
    if (session.isWaiting()) {
      suffer(session);
      voice.speak(session);
      aftermath.mayComplain(session);
      if (session.mood().isRaging() && dice.chance(0.85)) {
        agenda.in(dice.between(0.2 * MINUTE, 0.8 * MINUTE), () -> nag(session));
      } else if (dice.chance(0.5)) {
        agenda.in(dice.between(3 * MINUTE, 12 * MINUTE), () -> nag(session));
      }
    }
  }

  private void leave(Session session) {
    if (session.isWaiting()) {
      suffer(session);
      line(session).abandon(session);
      tally.sessionAbandoned();
      end(session);
    }
  }

  private void walkOut(BrandPlan.Walkout walkout) {
    for (WaitingLine line : lines) {
      for (Session session : line.whoWaits()) {
        if (dice.chance(walkout.share())) {
          agenda.in(dice.between(0, walkout.spread().toMillis()), () -> leave(session));
        }
      }
    }
  }

  private void serve(WaitingLine line, Session session, int agent) {
    suffer(session);
    service.serve(
        session,
        line.agentId(agent),
        () -> {
          line.release(agent);
          aftermath.followUp(session);
          resolve(session);
        });
  }

  private void resolve(Session session) {
    session.resolved();
    tally.sessionResolved();
    end(session);
  }

  private void end(Session session) {
    recorder.add(Fact.of(EventKind.SESSION_ENDED, agenda.now(), session));
    customers.leaves(session.customer());
    aftermath.of(session);
  }

  private void suffer(Session session) {
    session.mood().waited(session.waitedMillis(agenda.now()) / MINUTE, plan.urgency());
  }

  private void observe(WaitingLine line) {
    line.assign();
    line.snapshot(bots.up(), bots.total());
  }

  /** The queue of a session; by its id, so that it is always the same one. */
  private WaitingLine line(Session session) {
    double place = Math.floorMod(session.id().hashCode() * 0x9E3779B9, 1_000) / 1_000.0;
    for (WaitingLine line : lines) {
      place -= line.plan().share();
      if (place < 0) {
        return line;
      }
    }
    return lines.get(lines.size() - 1);
  }
}
