package io.fenghuo.match;

import static io.fenghuo.match.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final RuleSet RULES =
      Rules.set(
          rule("by-brand", "stage: one, on: event BOT_FAILED").within(null),
          rule("by-brand-too", "stage: one, on: 'event BOT_FAILED, QUEUED'").within(null),
          rule("by-session", "stage: one, on: event BOT_FAILED")
              .key("[tenant, sessionId]")
              .within(null),
          rule("extreme", "stage: one, on: symptom bot-failure-share/extreme").within(null),
          rule("waiting", "stage: one, on: symptom queue-waiting").key("[tenant]").within(null),
          rule("waiting-by-channel", "stage: one, on: symptom queue-waiting")
              .key("[tenant, channel]")
              .within(null));

  @Test
  void sendsAnEventOncePerKeyShape() {
    Event event = Events.at(Signals.START, EventKind.BOT_FAILED).build();

    assertThat(route(event))
        .containsExactly(
            new Signal("tenant+brand|tenant=shop,brand=acme", event, null),
            new Signal("tenant+sessionId|tenant=shop,sessionId=s1", event, null));
  }

  @Test
  void sendsWhatLacksADimensionToTheUnknown() {
    Event event = Events.at(Signals.START, EventKind.QUEUED).brand(null).build();

    assertThat(route(event))
        .extracting(Signal::key)
        .containsExactly("tenant+brand|tenant=shop,brand=unknown");
  }

  @Test
  void sendsAnEventToNoShapeOfWhichItLacksTheSession() {
    Event event = Events.at(Signals.START, EventKind.BOT_FAILED).session(null).build();

    assertThat(route(event))
        .extracting(Signal::key)
        .containsExactly("tenant+brand|tenant=shop,brand=acme");
  }

  @Test
  void sendsNothingThatNobodyReads() {
    assertThat(route(Events.at(Signals.START, EventKind.HEARTBEAT).build())).isEmpty();
  }

  @Test
  void sendsNoDrill() {
    Event event = Events.at(Signals.START, EventKind.BOT_FAILED).build();

    assertThat(route(drill(event))).isEmpty();
  }

  @Test
  void sendsASymptomWhereItsLineIsRead() {
    assertThat(route(Signals.symptom("bot-failure-share", "extreme", 0.5, 0.4, 1)))
        .extracting(Signal::key)
        .containsExactly("tenant+brand|tenant=shop,brand=acme");
    assertThat(route(Signals.symptom("bot-failure-share", "high", 0.5, 0.4, 1))).isEmpty();
  }

  @Test
  void sendsASymptomToWhatItsScopeCanBeCutTo() {
    Symptom ofABrand = Signals.symptom("queue-waiting", "high", 9, 5, 1);
    Scope web = new Scope("shop", "acme", null, null, "WEB", null, null, null, null, null, null);

    assertThat(route(ofABrand)).extracting(Signal::key).containsExactly("tenant|tenant=shop");
    assertThat(route(with(ofABrand, Edge.UP, web)))
        .extracting(Signal::key)
        .containsExactly("tenant|tenant=shop", "tenant+channel|tenant=shop,channel=WEB");
  }

  @Test
  void sendsNoCrossingBack() {
    Symptom up = Signals.symptom("queue-waiting", "high", 9, 5, 1);

    assertThat(route(with(up, Edge.DOWN, up.scope()))).isEmpty();
  }

  @Test
  void whatRunsInAClusterCanBeSentThere() {
    assertThat(InstantiationUtil.isSerializable(new EventRouter(RULES))).isTrue();
    assertThat(InstantiationUtil.isSerializable(new SymptomRouter(RULES))).isTrue();
    assertThat(
            InstantiationUtil.isSerializable(new MatchFunction(RULES, Rules.MEASURES, Mode.LIVE)))
        .isTrue();
    assertThat(
            InstantiationUtil.isSerializable(new RuleRouter.OfEvents("r", RULES, Rules.MEASURES)))
        .isTrue();
  }

  private static List<Signal> route(Event event) {
    List<Signal> signals = new ArrayList<>();
    new EventRouter(RULES).flatMap(event, new ListCollector<>(signals));
    return signals;
  }

  private static List<Signal> route(Symptom symptom) {
    List<Signal> signals = new ArrayList<>();
    new SymptomRouter(RULES).flatMap(symptom, new ListCollector<>(signals));
    return signals;
  }

  private static Symptom with(Symptom s, Edge edge, Scope scope) {
    return new Symptom(
        s.measureId(),
        s.line(),
        edge,
        scope,
        s.value(),
        s.limit(),
        s.operator(),
        s.numerator(),
        s.denominator(),
        s.baseline(),
        s.windowMillis(),
        s.timeMillis(),
        s.completedBy(),
        s.impact());
  }

  private static Event drill(Event e) {
    return new Event(
        e.kind(),
        e.origin(),
        e.eventId(),
        e.timeMillis(),
        e.tenant(),
        e.brand(),
        e.line(),
        e.region(),
        e.channel(),
        e.source(),
        "drill-7",
        e.schemaVersion(),
        e.sessionId(),
        e.customerId(),
        e.chat(),
        e.sentiment(),
        e.mention());
  }
}
