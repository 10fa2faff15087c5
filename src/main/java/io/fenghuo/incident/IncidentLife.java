package io.fenghuo.incident;

import io.fenghuo.handling.Profiles;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.words.HumanNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of a tenant's incidents: a total function from (book, input or time) to (changes,
 * records). It keeps nothing between calls.
 *
 * <p>Findings raise: they open, escalate, join and reopen, at once. Crossings of lines tell what
 * still stands, and may enlarge the impact, which may raise too. Event time lowers: when it has
 * passed a hold, the level falls, the incident is resolved, the reopen window ends. So no source
 * that runs ahead of another can call over what the slower one still reports, and while an input
 * that an incident needs is not live it is held. Deadlines (acknowledgements, reports, the ends of
 * silences) pass on the input's clock.
 *
 * <p>Which record may follow in which state is told by {@link Transitions}; what is one trouble by
 * {@link Correlation}; what each kind of input does by {@link Joining}, {@link Passing} and {@link
 * Handwork}; what is not told by {@link Mutes} and {@link StormGate}.
 *
 * <p>Known limits: an incident takes its impact from crossings only, so the figure is a floor; a
 * measure that is not cut by tenants sustains nothing; of more than {@link IncidentLimits#maxParts}
 * parts the mildest are not followed.
 */
final class IncidentLife {

  /** Wakes whose key begins so are for a line that came back and can be forgotten. */
  static final String BOARD = "board/";

  /** Wakes under this key are for silences and maintenances that begin or end. */
  static final String MUTES = "mutes";

  private final Terms terms;

  IncidentLife(IncidentLimits limits, LeakRegulation leaks, Profiles profiles, HumanNames names) {
    this.terms = new Terms(limits, leaks, profiles, new Pseudonyms(limits.salt()), names);
  }

  /**
   * @param nowMillis the input's time, for commands
   */
  Changeset on(IncidentBook book, IncidentInput input, long nowMillis) {
    Changeset changes = new Changeset(book).at(nowMillis);
    if (input.finding() != null) {
      new Correlation(changes, terms).on(input.finding());
    } else if (input.symptom() != null) {
      onSymptom(changes, input.symptom());
    } else if (input.health() != null) {
      new Inputs(changes, terms).changed(input.health());
    } else {
      new Commands(changes, terms, input.command(), nowMillis).carryOut();
    }
    return settled(changes, input.command() == null ? input.timeMillis() : nowMillis);
  }

  /** What is due at the place in the book once event time has passed this instant. */
  Changeset at(IncidentBook book, String key, long timeMillis) {
    Changeset changes = new Changeset(book);
    switch (key) {
      case MUTES -> passMutes(changes, terms, timeMillis);
      case Inputs.KEY -> new Inputs(changes, terms).passed(timeMillis);
      default -> {
        if (key.startsWith(StormGate.KEY)) {
          spanPassed(changes, key, timeMillis);
        } else if (key.startsWith(BOARD)) {
          forgetLine(changes, changes.standing(key.substring(BOARD.length())), timeMillis);
        } else if (changes.incident(key) != null) {
          pass(new IncidentDraft(changes.incident(key), changes, terms), timeMillis);
        }
      }
    }
    return settled(changes, timeMillis);
  }

  /** The same once the input's clock has passed it, where event time may stand still. */
  Changeset deadline(IncidentBook book, String key, long nowMillis) {
    Changeset changes = new Changeset(book);
    if (key.equals(MUTES)) {
      passMutes(changes, terms, nowMillis);
    } else if (key.startsWith(StormGate.KEY)) {
      spanPassed(changes, key, nowMillis);
    } else if (changes.incident(key) != null) {
      IncidentDraft draft = new IncidentDraft(changes.incident(key), changes, terms);
      new Passing(draft).deadlinePassed(nowMillis);
      keep(draft);
    }
    return settled(changes, nowMillis);
  }

  /** The next slice of what a changeset has left undone, see {@link Changeset#isUnfinished}. */
  Changeset goOn(IncidentBook book) {
    Changeset changes = new Changeset(book);
    new Lookout(changes, terms).goOn();
    return changes;
  }

  /** What follows from gaps that came or went is looked at again, whatever ended them. */
  private Changeset settled(Changeset changes, long timeMillis) {
    if (changes.hasOtherGaps()) {
      new Lookout(changes, terms).lookAtFollowing(timeMillis);
    }
    return changes;
  }

  private void spanPassed(Changeset changes, String key, long timeMillis) {
    new StormGate(changes, terms).passed(key.substring(StormGate.KEY.length()), timeMillis);
  }

  private void pass(IncidentDraft draft, long timeMillis) {
    Passing passing = new Passing(draft);
    Long due = passing.dueMillis();
    while (due != null && due <= timeMillis) {
      passing.passed(due);
      due = passing.dueMillis();
    }
    keep(draft);
  }

  private void onSymptom(Changeset changes, Symptom symptom) {
    Standing known = changes.standing(symptom.standingKey());
    if (symptom.edge() == Edge.STEP) {
      if (known != null && known.isSteppedBy(symptom)) {
        onStep(changes, known.stepped(symptom), symptom);
      }
      return;
    }
    Standing standing = Standing.after(known, symptom);
    changes.put(standing);
    if (!standing.up()) {
      forgetLater(changes, standing);
    }
    for (Incident incident :
        changes.incidents(
            concerned(standing),
            each ->
                each.lasts()
                    && (enlarges(standing, each)
                        || each.parts().stream().anyMatch(part -> part.reads(symptom))))) {
      // One before it in the list may have changed it.
      IncidentDraft draft = new IncidentDraft(changes.incident(incident.key()), changes, terms);
      Joining joining = new Joining(draft);
      joining.follow(symptom);
      if (enlarges(standing, incident)) {
        joining.enlarge(symptom);
      }
      keep(draft);
    }
  }

  /** Where incidents are found that a crossing of this line may concern. */
  private static List<String> concerned(Standing line) {
    List<String> terms = new ArrayList<>();
    terms.add(Index.line(line.key()));
    terms.addAll(Index.agreeing(line.measureId(), line.scope()));
    if (line.up() && line.impact() != null) {
      Family family = Impact.familyOf(line.impact());
      terms.add(Index.family(family, line.scope().brand()));
      terms.add(Index.family(family, null));
    }
    return terms;
  }

  /** The figure beyond a line has become another one. */
  private void onStep(Changeset changes, Standing standing, Symptom step) {
    changes.put(standing);
    for (Incident incident :
        changes.incidents(
            concerned(standing),
            each ->
                each.lasts()
                    && (enlarges(standing, each)
                        || each.parts().stream().anyMatch(part -> part.restsOn(standing.key()))))) {
      // One before it in the list may have changed it.
      IncidentDraft draft = new IncidentDraft(changes.incident(incident.key()), changes, terms);
      Joining joining = new Joining(draft);
      draft.seen(step.timeMillis());
      if (enlarges(standing, incident)) {
        joining.enlarge(step);
      }
      joining.grow(standing, step);
      keep(draft);
    }
  }

  /** Whether a line says how far an incident reaches: of its kind, and of its brand. */
  private static boolean enlarges(Standing line, Incident incident) {
    String brand = incident.scope().brand();
    return line.up()
        && line.impact() != null
        && Family.of(incident.type()) == Impact.familyOf(line.impact())
        && (brand == null || brand.equals(line.scope().brand()));
  }

  /** Silences and announced work begin and end; asks to be called again at the next change. */
  static void passMutes(Changeset changes, Terms terms, long timeMillis) {
    Long next = null;
    for (MuteOrder order : changes.mutes()) {
      if (order.untilMillis() <= timeMillis) {
        changes.forgetMute(order.id());
        continue;
      }
      if (order.fromMillis() <= timeMillis && !order.active()) {
        changes.put(order.begun());
      }
      long change = order.fromMillis() > timeMillis ? order.fromMillis() : order.untilMillis();
      next = next == null ? change : (Long) Math.min(next, change);
    }
    if (next != null) {
      changes.wake(MUTES, next);
      changes.deadline(MUTES, next);
    }
    new Lookout(changes, terms).lookAgain(timeMillis);
  }

  /** One that came back is remembered for a while. */
  private void forgetLater(Changeset changes, Standing line) {
    changes.wake(BOARD + line.key(), line.changedMillis() + terms.limits().symptomMemoryMillis());
  }

  private void forgetLine(Changeset changes, Standing line, long timeMillis) {
    if (line == null || line.up()) {
      return;
    }
    if (line.changedMillis() + terms.limits().symptomMemoryMillis() <= timeMillis) {
      changes.forgetStanding(line.key());
    } else {
      forgetLater(changes, line);
    }
  }

  /** Puts what has become of an incident into the book, and sees to what is due next. */
  static void keep(IncidentDraft draft) {
    if (draft.state == IncidentState.CLOSED) {
      draft.changes.forgetIncident(draft.key());
      if (draft.isClosedByHand()) {
        watch(draft);
      }
      return;
    }
    new StormGate(draft.changes, draft.terms).tell(draft);
    Related related = new Related(draft);
    List<Incident> alike = related.follow();
    new Muting(draft).follow();
    draft.changes.put(draft.freeze());
    new Passing(draft).schedule();
    related.tell(alike);
  }

  /** What an operator has closed is a new incident if it still stands after the reopen window. */
  private static void watch(IncidentDraft closed) {
    Incident next = closed.next();
    if (!next.handling().calledOver().isEmpty()) {
      closed.changes.put(next);
      new Passing(new IncidentDraft(next, closed.changes, closed.terms)).schedule();
    }
  }
}
