package io.fenghuo.privacy;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // a harness may throw InterruptedException when it is closed
class LeakWatchTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = LeakWatch.FORGET_AFTER_MILLIS;
  private static final long END = Long.MAX_VALUE;

  private static final EventKind CUSTOMER = EventKind.CUSTOMER_MESSAGE;
  private static final EventKind AGENT = EventKind.AGENT_REPLIED;
  private static final EventKind BOT = EventKind.BOT_REPLIED;

  @ParameterizedTest
  @EnumSource(Mode.class)
  void firesOnceWhenAnAgentWritesAForeignNumber(Mode mode) throws Exception {
    try (var watch = open(mode, null)) {
      send(watch, cards(NOON, CUSTOMER, "own"));
      send(watch, cards(NOON + MINUTE, AGENT, "own", "foreign"));
      watch.processWatermark(END);

      assertThat(found(watch)).containsExactly("AGENT_REPLIED-" + (NOON + MINUTE) + "#pii 1");
      assertThat(watch.numKeyedStateEntries()).isZero();
      assertThat(watch.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void derivesAnEventFromTheMessage() throws Exception {
    IdentityMention mention = mention(NOON, BOT, List.of("id1"), List.of("card1", "card2"));
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, mention);

      Event event = watch.extractOutputValues().get(0);
      assertThat(event.kind()).isEqualTo(EventKind.PII_EXPOSED);
      assertThat(event.eventId()).isEqualTo(mention.message().eventId() + "#pii");
      assertThat(event.origin()).isEqualTo(mention.message().origin());
      assertThat(event.timeMillis()).isEqualTo(NOON);
      assertThat(event.sessionId()).isEqualTo("s1");
      assertThat(event.customerId()).isEqualTo("c1");
      assertThat(event.channel()).isEqualTo(mention.message().channel());
      assertThat(event.chat().dataClass()).isEqualTo("ID_CARD");
      assertThat(event.chat().subjectCount()).isEqualTo(3);
      assertThat(event.chat().text()).isNull();
    }
  }

  @Test
  void namesTheGravestClassOfTheForeignNumbers() throws Exception {
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, mention(NOON, CUSTOMER, List.of("id1"), List.of()));
      send(watch, mention(NOON + 1, AGENT, List.of("id1"), List.of("card1")));

      assertThat(watch.extractOutputValues().get(0).chat().dataClass()).isEqualTo("BANK_CARD");
      assertThat(watch.extractOutputValues().get(0).chat().subjectCount()).isEqualTo(1);
    }
  }

  /** A telephone number and an address are most likely one person's. */
  @Test
  void namesTelephonesAndAddressesWhereThereIsNothingGraver() throws Exception {
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, contacts(NOON, CUSTOMER, List.of(), List.of("p1", "p2"), List.of("a1")));
      send(watch, contacts(NOON + 1, AGENT, List.of(), List.of("p1"), List.of("a1")));
      send(watch, contacts(NOON + 2, AGENT, List.of(), List.of("p3"), List.of("a1", "a2")));
      send(watch, contacts(NOON + 3, AGENT, List.of(), List.of("p2"), List.of("a2", "a3")));
      send(watch, contacts(NOON + 4, AGENT, List.of("c1"), List.of("p3", "p4"), List.of()));

      assertThat(watch.extractOutputValues())
          .extracting(event -> event.chat().dataClass() + " " + event.chat().subjectCount())
          .containsExactly("PHONE 1", "ADDRESS 2", "BANK_CARD 2");
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void staysSilentOnTheCustomersOwnNumbers(Mode mode) throws Exception {
    try (var watch = open(mode, null)) {
      send(watch, cards(NOON, CUSTOMER, "one"));
      send(watch, cards(NOON + 1, CUSTOMER, "two", "three"));
      send(watch, cards(NOON + 2, AGENT, "one", "two"));
      send(watch, cards(NOON + 3, BOT, "three"));
      watch.processWatermark(END);

      assertThat(found(watch)).isEmpty();
    }
  }

  @Test
  void keepsSessionsApart() throws Exception {
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, cards(NOON, CUSTOMER, "one"));
      send(watch, inSession("s2", NOON + 1, AGENT, "one"));

      assertThat(found(watch)).hasSize(1);
    }
  }

  @Test
  void anAgentsMessageLeavesNothingBehind() throws Exception {
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, cards(NOON, AGENT, "foreign"));

      assertThat(watch.numKeyedStateEntries()).isZero();
      assertThat(watch.numEventTimeTimers()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void remembersForAnHourAfterTheLastNumber(Mode mode) throws Exception {
    try (var watch = open(mode, null)) {
      send(watch, cards(NOON, CUSTOMER, "own"));
      send(watch, cards(NOON + HOUR, AGENT, "own"));
      send(watch, cards(NOON + 2 * HOUR, AGENT, "own"));
      send(watch, cards(NOON + 3 * HOUR + 1, AGENT, "own"));
      watch.processWatermark(END);

      assertThat(found(watch)).containsExactly("AGENT_REPLIED-" + (NOON + 3 * HOUR + 1) + "#pii 1");
      assertThat(watch.numKeyedStateEntries()).isZero();
      assertThat(watch.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void forgetsWithTheWatermark() throws Exception {
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, cards(NOON, CUSTOMER, "own"));
      send(watch, cards(NOON + 10 * MINUTE, AGENT, "own"));
      assertThat(watch.numEventTimeTimers()).isEqualTo(1);

      watch.processWatermark(NOON + HOUR + 10 * MINUTE - 1);
      assertThat(watch.numKeyedStateEntries()).isEqualTo(1);
      assertThat(watch.numEventTimeTimers()).isEqualTo(1);

      watch.processWatermark(NOON + HOUR + 10 * MINUTE);
      assertThat(watch.numKeyedStateEntries()).isZero();
      assertThat(watch.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void remembersNoMoreThanItsCap() throws Exception {
    String[] many =
        IntStream.rangeClosed(0, LeakWatch.MAX_OWN).mapToObj(i -> "n" + i).toArray(String[]::new);
    try (var watch = open(Mode.LIVE, null)) {
      send(watch, cards(NOON, CUSTOMER, many));
      send(watch, cards(NOON + 1, AGENT, many));

      assertThat(found(watch)).containsExactly("AGENT_REPLIED-" + (NOON + 1) + "#pii 1");
    }
  }

  @Test
  void liveAnAnswerThatComesFirstIsMistakenAndInAReplayItIsNot() throws Exception {
    IdentityMention asked = cards(NOON, CUSTOMER, "own");
    IdentityMention answered = cards(NOON + 1, AGENT, "own");
    try (var live = open(Mode.LIVE, null);
        var replay = open(Mode.REPLAY, null)) {
      send(live, answered);
      send(live, asked);
      send(replay, answered);
      send(replay, asked);
      replay.processWatermark(END);

      assertThat(found(live)).hasSize(1);
      assertThat(found(replay)).isEmpty();
    }
  }

  @Test
  void inAReplayEqualTimesAreOrderedByOrigin() throws Exception {
    IdentityMention asked = cards(NOON, CUSTOMER, "own");
    IdentityMention answered =
        new IdentityMention(
            Events.at(NOON, AGENT).offset(asked.message().origin().offset() + 1).build(),
            List.of(),
            List.of("own"),
            List.of(),
            List.of());
    try (var replay = open(Mode.REPLAY, null)) {
      send(replay, answered);
      send(replay, asked);
      replay.processWatermark(END);

      assertThat(found(replay)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void survivesARestore(Mode mode) throws Exception {
    OperatorSubtaskState snapshot;
    try (var watch = open(mode, null)) {
      send(watch, cards(NOON, CUSTOMER, "own"));
      snapshot = watch.snapshot(1, 1);
    }
    try (var watch = open(mode, snapshot)) {
      send(watch, cards(NOON + 1, AGENT, "own", "foreign"));
      watch.processWatermark(END);

      assertThat(found(watch)).containsExactly("AGENT_REPLIED-" + (NOON + 1) + "#pii 1");
      assertThat(watch.numKeyedStateEntries()).isZero();
      assertThat(watch.numEventTimeTimers()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {IdentityMention.class, OwnNumbers.class})
  void typesAreSerializedByFlinkItself(Class<?> type) {
    assertSerializedAsPojoWithoutKryo(type);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, IdentityMention, Event> open(
      Mode mode, OperatorSubtaskState snapshot) throws Exception {
    var watch =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new LeakWatch(mode)),
            IdentityMention::sessionKey,
            Types.STRING);
    if (snapshot != null) {
      watch.initializeState(snapshot);
    }
    watch.open();
    return watch;
  }

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, IdentityMention, Event> watch,
      IdentityMention mention)
      throws Exception {
    watch.processElement(mention, mention.message().timeMillis());
  }

  private static List<String> found(
      KeyedOneInputStreamOperatorTestHarness<String, IdentityMention, Event> watch) {
    return watch.extractOutputValues().stream()
        .map(event -> event.eventId() + " " + event.chat().subjectCount())
        .toList();
  }

  private static IdentityMention cards(long timeMillis, EventKind kind, String... cards) {
    return inSession("s1", timeMillis, kind, cards);
  }

  private static IdentityMention inSession(
      String session, long timeMillis, EventKind kind, String... cards) {
    return new IdentityMention(
        Events.at(timeMillis, kind).session(session).build(),
        new ArrayList<>(),
        new ArrayList<>(List.of(cards)),
        new ArrayList<>(),
        new ArrayList<>());
  }

  private static IdentityMention contacts(
      long timeMillis,
      EventKind kind,
      List<String> cards,
      List<String> phones,
      List<String> addresses) {
    return new IdentityMention(
        Events.at(timeMillis, kind).build(), List.of(), cards, phones, addresses);
  }

  private static IdentityMention mention(
      long timeMillis, EventKind kind, List<String> idCards, List<String> bankCards) {
    return new IdentityMention(
        Events.at(timeMillis, kind).build(), idCards, bankCards, List.of(), List.of());
  }
}
