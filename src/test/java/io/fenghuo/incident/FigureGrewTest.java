package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.minutes;
import static io.fenghuo.incident.Trouble.onLine;
import static io.fenghuo.incident.Trouble.step;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import org.junit.jupiter.api.Test;

/** A figure that goes on beyond its line: each record quotes it, and a doubling is told. */
class FigureGrewTest {

  private final MemoryBook book = new MemoryBook();

  @Test
  void aDoublingSinceLastToldIsTold() {
    waiting();

    book.takes(step("waiting", "long", 10, 119)).ticks();
    assertThat(book.events()).containsExactly(AlertEvent.OPENED);

    book.takes(step("waiting", "long", 20, 120)).ticks();
    assertThat(book.last().event()).isEqualTo(AlertEvent.UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.FIGURE_GREW);
    assertThat(book.last().timeMillis()).isEqualTo(minutes(20));
    assertThat(book.last().says().en())
        .isEqualTo(
            "Service overload of brand acme is worse: waiting is 120 now, 60 when last told (limit"
                + " 50).");
    assertThat(book.last().says().zh())
        .isEqualTo("品牌 acme 的服务过载加剧：指标 waiting 现为120，上次通报为60（阈值50）。");
    assertThat(book.last().evidence().get(0).symptom().value()).isEqualTo(120);

    book.takes(step("waiting", "long", 30, 230)).takes(step("waiting", "long", 40, 260)).ticks();
    assertThat(book.alerts()).hasSize(3);
  }

  @Test
  void whatPrevailsByNowIsToldWithIt() {
    Symptom failing = Trouble.failing("acme", 0, null);
    book.takes(failing).takes(onLine("bots", IncidentType.SYSTEM_FAULT, Level.III, failing));

    book.takes(stepped(Trouble.failing("acme", 5, "MODEL_DOWN"))).ticks();

    assertThat(book.last().says().en())
        .isEqualTo(
            "System fault of brand acme is worse: bot-failure-share is 130 now, 60 when last told"
                + " (limit 50). Prevailing outcome: model down (40 of 60).");
    assertThat(book.last().says().zh()).endsWith("（阈值50）。主要失败原因：模型不可用（60次中40次）。");
  }

  private static Symptom stepped(Symptom s) {
    return new Symptom(
        s.measureId(),
        s.line(),
        Edge.STEP,
        s.scope(),
        130,
        s.limit(),
        s.operator(),
        130,
        1,
        s.baseline(),
        s.windowMillis(),
        s.timeMillis(),
        s.completedBy(),
        s.impact(),
        s.prevailing());
  }

  @Test
  void everyRecordHasTheFigureNowAndItsPeak() {
    waiting();
    book.takes(step("waiting", "long", 10, 119)).takes(step("waiting", "long", 20, 70));
    book.takes(onLine("other", IncidentType.SERVICE_OVERLOAD, Level.III, up("other", "high", 21)))
        .ticks();

    assertThat(book.last().reason()).isEqualTo(AlertReason.RULE_JOINED);
    assertThat(book.last().figures())
        .containsExactly(
            new FigureNow("waiting", "long", Trouble.ACME, true, 70, 119, ">=", 50),
            new FigureNow("other", "high", Trouble.ACME, true, 60, 60, ">=", 50));
  }

  @Test
  void whatAnotherRecordHasToldIsNoNews() {
    waiting();
    book.takes(step("waiting", "long", 10, 119));
    book.takes(onLine("other", IncidentType.SERVICE_OVERLOAD, Level.III, up("other", "high", 11)))
        .ticks();

    book.takes(step("waiting", "long", 12, 200)).ticks();
    assertThat(book.alerts()).hasSize(2);
    book.takes(step("waiting", "long", 13, 238)).ticks();
    assertThat(book.last().reason()).isEqualTo(AlertReason.FIGURE_GREW);
  }

  /** From 60 to a more severe line at 200: that is its finding's to tell, once. */
  @Test
  void whatAGraverLineHasToldIsNoNewsOfTheMilder() {
    waiting();
    Symptom graver =
        Trouble.crossing("waiting", "very-long", Edge.UP, Trouble.ACME, minutes(10), null, 200);
    book.takes(graver).takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.II, graver));
    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.ESCALATED);

    book.takes(step("waiting", "very-long", 12, 230))
        .takes(step("waiting", "long", 12, 230))
        .ticks();
    assertThat(book.alerts()).hasSize(2);

    book.takes(step("waiting", "very-long", 14, 400))
        .takes(step("waiting", "long", 14, 400))
        .ticks();
    assertThat(book.alerts()).hasSize(3);
    assertThat(book.last().reason()).isEqualTo(AlertReason.FIGURE_GREW);
    assertThat(book.last().figures())
        .containsExactly(
            new FigureNow("waiting", "very-long", Trouble.ACME, true, 400, 400, ">=", 50));
  }

  @Test
  void aStepBehindTheCrossingBackIsNoFigureOfALineThatIsUp() {
    waiting();
    book.takes(down("waiting", "long", 10)).takes(step("waiting", "long", 9, 500));

    assertThat(book.events()).containsExactly(AlertEvent.OPENED);
    assertThat(book.standing("waiting/long@" + Trouble.ACME.key()).up()).isFalse();
  }

  @Test
  void aFigureThatFallsIsTwiceAsBadAtHalf() {
    Symptom none = falling(Edge.UP, 0, 8);
    book.takes(none).takes(onLine("agents", IncidentType.SERVICE_OVERLOAD, Level.II, none));

    book.takes(falling(Edge.STEP, 10, 5)).ticks();
    assertThat(book.alerts()).hasSize(1);
    book.takes(falling(Edge.STEP, 20, 4)).ticks();
    assertThat(book.last().reason()).isEqualTo(AlertReason.FIGURE_GREW);
  }

  @Test
  void aFigureOfTheExtentGrowsTheImpactAndIsToldOnce() {
    Symptom failed =
        Trouble.crossing("failed", "hundred", Edge.UP, Trouble.ACME, 0, "customers", 60);
    book.takes(failed).takes(onLine("failed", IncidentType.SYSTEM_FAULT, Level.II, failed));

    book.takes(
            Trouble.crossing(
                "failed", "hundred", Edge.STEP, Trouble.ACME, minutes(5), "customers", 150))
        .ticks();

    assertThat(book.last().impact().customers()).isEqualTo(150);
    assertThat(book.events()).containsExactly(AlertEvent.OPENED, AlertEvent.UPDATED);
    assertThat(book.last().reason()).isEqualTo(AlertReason.IMPACT_GREW);
  }

  private void waiting() {
    Symptom crossing = up("waiting", "long", 0);
    book.takes(crossing)
        .takes(onLine("pile-up", IncidentType.SERVICE_OVERLOAD, Level.III, crossing));
  }

  private static Symptom falling(Edge edge, double minute, double figure) {
    return new Symptom(
        "agents",
        "few",
        edge,
        Trouble.ACME,
        figure,
        10,
        "<=",
        figure,
        1,
        Double.NaN,
        0,
        minutes(minute),
        null,
        null);
  }
}
