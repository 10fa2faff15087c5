package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class MeasureRouterTest {

  private static final String REST = "window: 1m\nlines: [{ id: l, above: 1 }]\n";

  private static final MeasureSet MEASURES =
      Measures.set(
          "fails", "figure: count\nscope: [tenant, brand]\non: [BOT_FAILED]\n" + REST,
          "bots", "figure: count\nscope: [brand, tenant]\non: [BOT_FAILED, BOT_REPLIED]\n" + REST,
          "queues", "figure: count\nscope: [tenant, queueId]\non: [BOT_FAILED]\n" + REST,
          "calls", "figure: count\nscope: [tenant, customerId]\non: [QUEUED]\n" + REST);

  @Test
  void sendsAnEventOnceToEachScope() throws Exception {
    assertThat(route(Events.at(0, EventKind.BOT_FAILED).queue("q1").build()))
        .containsExactly("tenant=shop,brand=acme", "tenant=shop,queueId=q1");
  }

  @Test
  void measuresTogetherWhatLacksADimension() throws Exception {
    assertThat(route(Events.at(0, EventKind.BOT_FAILED).build()))
        .containsExactly("tenant=shop,brand=acme", "tenant=shop,queueId=unknown");
  }

  @Test
  void leavesOutTheScopeOfACustomerWhomTheEventDoesNotName() throws Exception {
    assertThat(route(Events.at(0, EventKind.QUEUED).customer(null).build()))
        .containsExactly("eventsOutsideScope 1");
  }

  @Test
  void sendsNothingThatNoMeasureReads() throws Exception {
    assertThat(route(Events.at(0, EventKind.HEARTBEAT).build())).isEmpty();
  }

  @Test
  void keepsDrillsOutOfTheFigures() throws Exception {
    Event real = Events.at(0, EventKind.BOT_FAILED).build();
    Event drill =
        new Event(
            real.kind(),
            real.origin(),
            real.eventId(),
            real.timeMillis(),
            real.tenant(),
            real.brand(),
            real.line(),
            real.region(),
            real.channel(),
            real.source(),
            "drill-7",
            real.schemaVersion(),
            real.sessionId(),
            real.customerId(),
            real.chat(),
            real.sentiment(),
            real.mention());

    assertThat(route(drill)).containsExactly("drillEventsSkipped 1");
  }

  @Test
  void itsStreamsAreSerializedWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Reading.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Symptom.class);
  }

  /** The keys to which an event goes, and how many of each counter it moves. */
  private static List<String> route(Event event) throws Exception {
    try (MeasureHarness harness = MeasureHarness.of(Mode.LIVE, MEASURES)) {
      List<String> routes = new ArrayList<>();
      harness.route(event).forEach(reading -> routes.add(reading.key()));
      for (String counter : List.of("drillEventsSkipped", "eventsOutsideScope")) {
        if (harness.counter(counter) > 0) {
          routes.add(counter + " " + harness.counter(counter));
        }
      }
      return routes;
    }
  }
}
