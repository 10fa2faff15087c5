package io.fenghuo.tool.simulate;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import java.time.Duration;
import java.util.List;

/** What comes of a session: a ticket, a complaint, a post. */
final class Aftermath {

  private static final double TICKET_SHARE = 0.15;
  private static final double TICKET_MEDIAN_MILLIS = Duration.ofMinutes(40).toMillis();
  private static final List<String> CATEGORIES =
      List.of("WAITING", "WAITING", "BOT", "REFUND", "DELIVERY");

  private final Agenda agenda;
  private final Recorder recorder;
  private final SocialWeb web;
  private final Tally tally;
  private final Dice dice;

  Aftermath(Agenda agenda, Recorder recorder, SocialWeb web, Tally tally, Dice dice) {
    this.agenda = agenda;
    this.recorder = recorder;
    this.web = web;
    this.tally = tally;
    this.dice = dice;
  }

  /** A served session may need work after it. */
  void followUp(Session session) {
    if (dice.chance(TICKET_SHARE)) {
      recorder.add(Fact.of(EventKind.TICKET_OPENED, agenda.now(), session));
      agenda.in(
          dice.logNormal(TICKET_MEDIAN_MILLIS, 0.6),
          () -> recorder.add(Fact.of(EventKind.TICKET_CLOSED, agenda.now(), session)));
    }
  }

  /** An ended session's mood lives on. */
  void of(Session session) {
    mayComplain(session);
    web.hearOf(session.mood());
  }

  /** Who waits or leaves may file a complaint, once. */
  void mayComplain(Session session) {
    if (!session.hasComplained() && dice.chance(session.mood().filing())) {
      session.complained();
      agenda.in(dice.between(3_000, 40_000), () -> complain(session));
    }
  }

  private void complain(Session session) {
    tally.complaintFiled();
    recorder.add(
        Fact.of(EventKind.COMPLAINT_FILED, agenda.now(), session)
            .with(EventField.CATEGORY, dice.pick(CATEGORIES)));
  }
}
