package io.fenghuo.publish;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.crossing;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.scope;
import static io.fenghuo.incident.Trouble.up;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.MemoryBook;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;

/** Alerts of a story in which everything happens that an alert can tell of. */
final class Alerts {

  private static final Symptom ANGER = up("negative-share", "high", 0);
  private static final Symptom WAITING = up("waiting", "high", 1);
  private static final Symptom BOTS = up("bot-failure-share", "high", 4);
  private static final Symptom BOTS_AGAIN = up("bot-failure-share", "high", 40);

  private Alerts() {}

  static List<Alert> all() {
    return MemoryBook.replayed(
            List.of(
                IncidentInput.of(ANGER),
                IncidentInput.of(onLine("anger", IncidentType.SENTIMENT_CRISIS, Level.III, ANGER)),
                IncidentInput.of(
                    onEvents(
                        "lost",
                        IncidentType.CUSTOMER_ESCALATION,
                        Level.IV,
                        scope(null, null, null, "alice"),
                        0.5)),
                IncidentInput.of(
                    onEvents("mentions", IncidentType.PUBLIC_OPINION, Level.IV, ACME, 0.6)),
                IncidentInput.of(WAITING),
                IncidentInput.of(
                    onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, WAITING)),
                IncidentInput.of(
                    onEvents(
                        "queue",
                        IncidentType.SERVICE_OVERLOAD,
                        Level.III,
                        scope("WEB", "q1", "im", null),
                        2)),
                IncidentInput.of(
                    onEvents(
                        "queue",
                        IncidentType.SERVICE_OVERLOAD,
                        Level.III,
                        scope("APP", "q1", "tel", "bob"),
                        3)),
                IncidentInput.of(BOTS),
                IncidentInput.of(onLine("bots", IncidentType.SYSTEM_FAULT, Level.I, BOTS)),
                IncidentInput.of(
                    crossing(
                        "angry",
                        "many",
                        Edge.UP,
                        scope(null, null, null, "carol"),
                        minutes(5),
                        "customers",
                        1234)),
                IncidentInput.of(down("bot-failure-share", "high", 10)),
                IncidentInput.of(down("negative-share", "high", 20)),
                IncidentInput.of(down("waiting", "high", 30)),
                IncidentInput.of(BOTS_AGAIN),
                IncidentInput.of(onLine("bots", IncidentType.SYSTEM_FAULT, Level.II, BOTS_AGAIN)),
                IncidentInput.of(down("bot-failure-share", "high", 50))))
        .alerts();
  }

  static Alert of(AlertEvent event) {
    return all().stream().filter(alert -> alert.event() == event).findFirst().orElseThrow();
  }

  static Alert of(AlertReason reason) {
    return all().stream().filter(alert -> alert.reason() == reason).findFirst().orElseThrow();
  }
}
