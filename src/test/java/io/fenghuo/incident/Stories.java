package io.fenghuo.incident;

import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random stories of one desk: crossings of six lines, what rules find on them, and on events. */
public final class Stories {

  private Stories() {}

  /** Inputs at random times over two hours, in no order. */
  public static Arbitrary<List<IncidentInput>> inNoOrder() {
    return Arbitraries.oneOf(crossings(), lineFindings(), eventFindings()).list().ofMaxSize(60);
  }

  private static Arbitrary<IncidentInput> crossings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5), Arbitraries.of(Edge.class), minutesOf(120))
        .as((line, edge, time) -> IncidentInput.of(symptom(line, edge, time)));
  }

  private static Arbitrary<IncidentInput> lineFindings() {
    return Combinators.combine(Arbitraries.integers().between(0, 5), minutesOf(120))
        .as(Stories::lineFinding);
  }

  private static Arbitrary<IncidentInput> eventFindings() {
    return Combinators.combine(
            Arbitraries.of(IncidentType.class),
            Arbitraries.of(Level.class),
            Arbitraries.of("c1", "c2"),
            minutesOf(120))
        .as(
            (type, level, customer, time) ->
                IncidentInput.of(
                    Trouble.onEvents(
                        "on-" + type,
                        type,
                        level,
                        Trouble.scope(null, null, null, customer),
                        time / 60_000.0)));
  }

  static Arbitrary<Long> minutesOf(int count) {
    return Arbitraries.longs().between(0, count * 12L).map(fiveSeconds -> fiveSeconds * 5_000);
  }

  static IncidentInput lineFinding(int line, long time) {
    IncidentType[] types = {
      IncidentType.SYSTEM_FAULT,
      IncidentType.SERVICE_OVERLOAD,
      IncidentType.COMPLAINT_SURGE,
      IncidentType.SENTIMENT_CRISIS,
      IncidentType.PUBLIC_OPINION,
      IncidentType.SERVICE_OVERLOAD
    };
    return IncidentInput.of(
        Trouble.onLine(
            "rule-" + line, types[line], Level.values()[line % 4], symptom(line, Edge.UP, time)));
  }

  static Symptom symptom(int line, Edge edge, long time) {
    return Trouble.crossing(
        "measure-" + line / 2,
        "line-" + line,
        edge,
        Trouble.ACME,
        time,
        line == 3 ? "customers" : null,
        1 + time / 1000);
  }
}
