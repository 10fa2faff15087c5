package io.fenghuo.incident;

import static io.fenghuo.incident.IncidentState.ACKED;
import static io.fenghuo.incident.IncidentState.CLOSED;
import static io.fenghuo.incident.IncidentState.MITIGATING;
import static io.fenghuo.incident.IncidentState.OPEN;
import static io.fenghuo.incident.IncidentState.RECOVERING;
import static io.fenghuo.incident.IncidentState.RESOLVED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which record may follow in which state, and where it may lead. Between two records an incident
 * goes back and forth between standing (OPEN, ACKED, MITIGATING) and RECOVERING without a word, as
 * its figures do; so "after" means the state that the record before it told. A PENDING incident has
 * no records.
 *
 * <pre>
 *                     DEESCALATED UPDATED ACKED SUPPRESSED UNSUPPRESSED RESOLVE_HELD
 *                     ACK_EXPIRED REPEATED ESCALATED (back to OPEN or RECOVERING)
 *                        ┌────────────────────────────────┐
 *                        ▼                                │
 *           OPENED   ┌──────────────────────────────────────┐  MERGED
 * (PENDING) ───────► │ OPEN   ACKED   MITIGATING  RECOVERING│ ───────► CLOSED
 *                    └──────────────────────────────────────┘            ▲
 *                         │ RESOLVED               ▲ REOPENED            │
 *                         ▼                        │                     │
 *                      RESOLVED ───────────────────┘                     │
 *                         │   ▲ │ REPEATED: the report of a leak         │
 *                         │   └─┘                                        │
 *                         └──────────────────────────────────────────────┘ CLOSED
 * </pre>
 */
final class Transitions {

  private static final Set<IncidentState> LASTING = EnumSet.of(OPEN, ACKED, MITIGATING, RECOVERING);

  private static final Map<AlertEvent, Transition> TABLE = new EnumMap<>(AlertEvent.class);

  /**
   * @param after the states told before; empty for none
   * @param to the states it may lead to
   */
  record Transition(Set<IncidentState> after, Set<IncidentState> to) {}

  static {
    for (AlertEvent event : AlertEvent.values()) {
      TABLE.put(
          event,
          switch (event) {
            case OPENED ->
                new Transition(EnumSet.noneOf(IncidentState.class), EnumSet.of(OPEN, RECOVERING));
            case ESCALATED -> new Transition(LASTING, EnumSet.of(OPEN, RECOVERING));
            case DEESCALATED, UPDATED, ACKED, SUPPRESSED, UNSUPPRESSED ->
                new Transition(LASTING, LASTING);
            case REPEATED ->
                new Transition(
                    EnumSet.of(OPEN, ACKED, MITIGATING, RECOVERING, RESOLVED),
                    EnumSet.of(OPEN, ACKED, MITIGATING, RECOVERING, RESOLVED));
            case ACK_EXPIRED -> new Transition(LASTING, EnumSet.of(OPEN, MITIGATING, RECOVERING));
            case RESOLVE_HELD -> new Transition(LASTING, EnumSet.of(RECOVERING));
            case RESOLVED -> new Transition(LASTING, EnumSet.of(RESOLVED));
            case MERGED -> new Transition(LASTING, EnumSet.of(CLOSED));
            case REOPENED -> new Transition(EnumSet.of(RESOLVED), EnumSet.of(OPEN, RECOVERING));
            case CLOSED -> new Transition(EnumSet.of(RESOLVED), EnumSet.of(CLOSED));
          });
    }
  }

  private Transitions() {}

  /** The table for the documents, in the order in which the records are declared. */
  static String markdown() {
    StringBuilder table = new StringBuilder("| record | after | leads to |\n| --- | --- | --- |\n");
    TABLE.forEach(
        (event, transition) ->
            table
                .append("| `")
                .append(event)
                .append("` | ")
                .append(transition.after().isEmpty() ? "nothing" : names(transition.after()))
                .append(" | ")
                .append(names(transition.to()))
                .append(" |\n"));
    return table.toString();
  }

  private static String names(Set<IncidentState> states) {
    return states.stream().map(IncidentState::name).collect(Collectors.joining(", "));
  }

  /**
   * @param before the state that the record before told; null where there was none
   */
  static boolean isLegal(IncidentState before, AlertEvent event, IncidentState after) {
    Transition transition = TABLE.get(event);
    boolean follows =
        before == null ? transition.after().isEmpty() : transition.after().contains(before);
    return follows && transition.to().contains(after);
  }
}
