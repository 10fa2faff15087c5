package io.fenghuo.incident;

import io.fenghuo.health.HealthState;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import java.util.List;

/**
 * What of the input is not live, and what that means for incidents. A single quiet partition or
 * source is no loss while its input lives; an input of which nothing is heard is.
 *
 * <p>An incident asks when it would fall. So a change costs no more than the incidents that are
 * held already, however many read the input.
 */
final class Inputs {

  /** Wakes under this key are for units that have been live again for long enough. */
  static final String KEY = "inputs";

  private final Changeset changes;
  private final Terms terms;

  Inputs(Changeset changes, Terms terms) {
    this.changes = changes;
    this.terms = terms;
  }

  /** A unit has come to life, or is missed. */
  void changed(SourceHealth health) {
    boolean wasMissed = false;
    for (SourceHealth known : changes.ills()) {
      if (known.key().equals(health.key())) {
        wasMissed = true;
        if (!isMissed(health)) {
          changes.put(new LiveAgain(known, health.timeMillis()));
          forgetLater(health.timeMillis());
        }
      }
    }
    if (isMissed(health)) {
      changes.forgetLiveAgain(health.key());
      changes.putIll(health);
    } else {
      // A source that is quiet is nobody's loss, and names come and go: none is kept for ever.
      changes.forgetIll(health.key());
    }
    Lookout lookout = new Lookout(changes, terms);
    lookout.lookAtGaps(health.timeMillis());
    if (wasMissed || isMissed(health)) {
      lookout.lookAtHeld(health.timeMillis());
    }
  }

  /** Forgets the units that hold nothing back any more. */
  void passed(long timeMillis) {
    for (LiveAgain again : changes.livesAgain()) {
      if (again.sinceMillis() + terms.limits().liveHoldMillis() < timeMillis) {
        changes.forgetLiveAgain(again.key());
      } else {
        forgetLater(again.sinceMillis());
      }
    }
  }

  /** After what falls at that very time has fallen. */
  private void forgetLater(long sinceMillis) {
    changes.wake(KEY, sinceMillis + terms.limits().liveHoldMillis() + 1);
  }

  /** The inputs and sources that an incident's figures need and that are not alive. */
  List<SourceHealth> missed(IncidentDraft draft) {
    return changes.ills().stream().filter(ill -> concerns(ill, draft)).toList();
  }

  /** From when on all that it needs has been alive for long enough; 0 where none was missed. */
  long liveFromMillis(IncidentDraft draft) {
    return changes.livesAgain().stream()
        .filter(again -> concerns(again.missed(), draft))
        .mapToLong(again -> again.sinceMillis() + terms.limits().liveHoldMillis())
        .max()
        .orElse(0);
  }

  static boolean isDire(SourceHealth ill) {
    return ill.state() == HealthState.STALLED || ill.state() == HealthState.DEAD;
  }

  private static boolean isMissed(SourceHealth health) {
    return switch (health.state()) {
      case LIVE, FORGOTTEN -> false;
      case QUIET -> health.unit() == HealthUnit.INPUT;
      case STALLED, DEAD -> true;
    };
  }

  private static boolean concerns(SourceHealth ill, IncidentDraft draft) {
    String brand = draft.extent.scope().brand();
    return draft.family() != Family.DATA_GAP
        && draft.family() != Family.ALERT_STORM
        && ill.inputs().stream().anyMatch(draft.inputs::contains)
        && (ill.brand() == null || brand == null || ill.brand().equals(brand));
  }
}
