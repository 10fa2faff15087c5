package io.fenghuo.incident;

import java.util.List;
import java.util.Objects;

/**
 * Looks again at incidents that are told when the book has changed around them: silences, gaps, the
 * input. The few troubles are looked at at once, the many customers' incidents in slices, a bucket
 * after the other, so that a trouble that comes meanwhile does not wait for all of them. What is
 * said of one that has not had its turn is said as the book is now, see {@link Muting}.
 */
final class Lookout {

  /** So many are looked at before others have their turn. */
  static final int SLICE = 50;

  private static final int MEANT = 2_000;

  private final Changeset changes;
  private final Terms terms;

  Lookout(Changeset changes, Terms terms) {
    this.changes = changes;
    this.terms = terms;
  }

  /** Gaps came or went: at what may follow from them. */
  void lookAtFollowing(long timeMillis) {
    changes.incidents(Index.FOLLOWING).forEach(incident -> look(incident, timeMillis));
    begin(true, timeMillis);
  }

  /** Silences or announced work have changed: at everything that was told. */
  void lookAgain(long timeMillis) {
    changes.incidents(Index.TOLD).forEach(incident -> look(incident, timeMillis));
    begin(true, timeMillis);
  }

  /**
   * Whether an order names any open incident, whatever its level. It looks at {@value #MEANT}
   * customers' incidents at most, and takes it for granted that one of the others is meant.
   */
  boolean meansSome(MuteOrder order) {
    int looked = 0;
    List<Incident> found = changes.incidents(Index.TOLD);
    for (int bucket = 0; bucket <= Index.BUCKETS && looked <= MEANT; bucket++) {
      if (found.stream().anyMatch(order::names)) {
        return true;
      }
      looked += bucket == 0 ? 0 : found.size();
      found = changes.incidents(Index.customersTold(bucket));
    }
    return looked > MEANT;
  }

  /** The input has changed: at what that holds. */
  void lookAtHeld(long timeMillis) {
    changes.incidents(Index.HELD).forEach(incident -> look(incident, timeMillis));
    begin(false, timeMillis);
  }

  /** The input has changed, from which gaps follow. */
  void lookAtGaps(long timeMillis) {
    changes
        .incidents(List.of(Index.FOLLOWING), each -> Family.of(each.type()) == Family.DATA_GAP)
        .forEach(incident -> look(incident, timeMillis));
  }

  private void begin(boolean atAll, long timeMillis) {
    changes.put(changes.tenantState().looking(atAll, timeMillis));
    goOn();
  }

  /** The next slice of the customers' incidents. */
  void goOn() {
    TenantState tenantState = changes.tenantState();
    int looked = 0;
    while (tenantState.bucketsLeft() > 0 && looked < SLICE) {
      List<Incident> bucket =
          changes.incidents(
              tenantState.looksAtAll()
                  ? Index.customersTold(tenantState.bucket())
                  : Index.customersHeld(tenantState.bucket()));
      for (Incident incident : bucket) {
        look(incident, tenantState.lookMillis());
      }
      looked += bucket.size();
      tenantState = tenantState.bucketDone();
    }
    changes.put(tenantState);
  }

  private void look(Incident incident, long timeMillis) {
    IncidentDraft draft = new IncidentDraft(incident, changes, terms);
    Handling before = incident.handling();
    draft.seen(timeMillis);
    Passing passing = new Passing(draft);
    if (!draft.handling.heldBy.isEmpty()) {
      passing.followInputs();
    }
    new Muting(draft).follow();
    boolean isChanged =
        !Objects.equals(before.mute(), draft.handling.mute)
            || !before.heldBy().equals(draft.handling.heldBy)
            || before.holdTold() != draft.handling.holdTold;
    if (isChanged) {
      changes.put(draft.freeze());
      passing.schedule();
    }
  }
}
