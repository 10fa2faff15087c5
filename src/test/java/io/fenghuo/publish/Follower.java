package io.fenghuo.publish;

import io.fenghuo.incident.Alert;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Somebody who follows all graded topics and the ledger by the rules of consuming.md. */
final class Follower {

  /** Rule 2: the order of an incident's records. */
  static final Comparator<Alert> BY_EPOCH_AND_SEQ =
      Comparator.comparingLong(Alert::epoch).thenComparingLong(Alert::seq);

  private final Comparator<Alert> order;
  private final Map<String, Alert> held = new TreeMap<>();
  private final Map<String, Alert> ledger = new HashMap<>();
  private final Set<String> inLedger = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private long newest;

  Follower(Comparator<Alert> order) {
    this.order = order;
  }

  void graded(Alert alert) {
    if (alert.epoch() >= newest) {
      take(alert);
    }
  }

  void ledger(Alert alert) {
    inLedger.add(alert.alertId());
    ledger.put(alert.incidentId(), alert);
    take(alert);
    if (alert.epoch() > newest) {
      newest = alert.epoch();
      takeBack();
    }
  }

  /**
   * Rule 6: what a failure took back is not in the ledger; what the ledger shows instead counts.
   */
  private void takeBack() {
    for (Alert told : List.copyOf(held.values())) {
      if (told.epoch() < newest && !inLedger.contains(told.alertId())) {
        held.remove(told.incidentId());
        Alert instead = ledger.get(told.incidentId());
        if (instead != null) {
          take(instead);
        }
      }
    }
  }

  private void take(Alert alert) {
    Alert known = held.get(alert.incidentId());
    if (known == null || order.compare(alert, known) > 0) {
      held.put(alert.incidentId(), alert);
      taken.add(alert.alertId());
    }
  }

  /** What it holds of each incident. */
  Map<String, Alert> held() {
    return held;
  }

  boolean took(Alert alert) {
    return taken.contains(alert.alertId());
  }
}
