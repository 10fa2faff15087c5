package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventField;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.EventKind.Stream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final String BRAND = "acme";
  private static final Instant START = Instant.parse("2026-11-11T02:00:00Z");
  private static final Instant SILENT_FROM = START.plus(Duration.ofMinutes(30));
  private static final Instant SILENT_TO = START.plus(Duration.ofMinutes(40));

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertThat(lines(Simulation.of(busyScript(), 5)))
        .isEqualTo(lines(Simulation.of(busyScript(), 5)));
  }

  @Test
  void anotherSeedGivesOthers() throws IOException {
    assertThat(lines(Simulation.of(busyScript(), 5)))
        .isNotEqualTo(lines(Simulation.of(busyScript(), 6)));
  }

  @Test
  void everySessionIsResolvedAbandonedOrOpen() {
    Simulation simulation = Simulation.of(busyScript(), 5);

    Tally tally = simulation.tallies().get(BRAND);
    long started = count(simulation, EventKind.SESSION_STARTED);
    long ended = count(simulation, EventKind.SESSION_ENDED);
    long abandoned = count(simulation, EventKind.QUEUE_ABANDONED);
    assertThat(started).isEqualTo(tally.started()).isPositive();
    assertThat(abandoned).isEqualTo(tally.abandoned()).isPositive();
    assertThat(ended - abandoned).isEqualTo(tally.resolved()).isPositive();
    assertThat(tally.open()).isEqualTo((int) (started - ended)).isPositive();
  }

  @Test
  void whoIsQueuedIsServedOnceOrLeavesOnceOrStillWaits() {
    Simulation simulation = Simulation.of(busyScript(), 5);

    List<String> served = sessions(simulation, EventKind.AGENT_ASSIGNED);
    List<String> left = sessions(simulation, EventKind.QUEUE_ABANDONED);
    assertThat(served).isNotEmpty().doesNotHaveDuplicates();
    assertThat(left).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(served);
    assertThat(sessions(simulation, EventKind.QUEUED))
        .doesNotHaveDuplicates()
        .containsAll(served)
        .containsAll(left)
        .hasSize(served.size() + left.size() + waitingAtTheEnd(simulation));
  }

  @Test
  void noMoreAreServedAtOnceThanThereAreAgents() {
    Simulation simulation = Simulation.of(busyScript(), 5);

    for (Fact snapshot : ofKind(simulation, EventKind.QUEUE_SNAPSHOT)) {
      assertThat(number(snapshot, EventField.AGENTS_ONLINE)).isEqualTo(3);
      assertThat(number(snapshot, EventField.AGENTS_FREE)).isBetween(0L, 3L);
    }
  }

  @Test
  void failingBotsMakeWorseMoodsAndMoreComplaints() {
    Simulation healthy = Simulation.of(script(plan(0.02, 12)), 5);
    Simulation failing = Simulation.of(script(plan(0.75, 12)), 5);

    assertThat(meanScore(failing)).isLessThan(meanScore(healthy) - 0.1);
    assertThat(failing.tallies().get(BRAND).complaints())
        .isGreaterThan(2 * healthy.tallies().get(BRAND).complaints());
  }

  @Test
  void aReadingFollowsItsMessageWithinASecond() {
    Simulation simulation = Simulation.of(busyScript(), 5);
    Map<String, Long> messages =
        ofKind(simulation, EventKind.CUSTOMER_MESSAGE).stream()
            .collect(Collectors.toMap(fact -> text(fact, EventField.EVENT_ID), Fact::timeMillis));

    for (Fact reading : simulation.facts().get(Stream.SENTIMENT)) {
      long said = messages.get(text(reading, EventField.MESSAGE_ID));
      assertThat(reading.timeMillis() - said).isBetween(200L, 800L);
    }
  }

  @Test
  void aSilencedSourceSendsNothingAndLetsTheOthersBe() {
    Simulation loud = Simulation.of(busyScript(), 5);
    Silence silence = new Silence(Source.SENTIMENT_MODEL, SILENT_FROM, SILENT_TO);
    Simulation silent = Simulation.of(script(plan(0.02, 3), silence), 5);

    assertThat(duringSilence(loud)).isNotEmpty();
    assertThat(duringSilence(silent)).isEmpty();
    assertThat(ofSource(silent, Source.DESK)).hasSameSizeAs(ofSource(loud, Source.DESK));
  }

  @Test
  void withNoBotUpNobodyAsksOne() {
    BotFleet dead = new BotFleet("5.1", 4, Course.always(0), Course.always(0.02));

    Simulation simulation = Simulation.of(script(plan(0.02, 3).bots(dead)), 5);

    assertThat(ofKind(simulation, EventKind.BOT_REPLIED)).isEmpty();
    assertThat(ofKind(simulation, EventKind.BOT_FAILED)).isEmpty();
    assertThat(ofKind(simulation, EventKind.QUEUED)).isNotEmpty();
  }

  private static Script busyScript() {
    return script(plan(0.02, 3));
  }

  private static BrandPlan plan(double botFailure, int agents) {
    return new BrandPlan(BRAND, 400)
        .bots(new BotFleet("5.1", 4, Course.always(4), Course.always(botFailure)))
        .queue("people", 1, Course.always(agents))
        .urgency(1);
  }

  private static Script script(BrandPlan plan, Silence... silences) {
    return new Script(
        "test",
        1,
        START,
        START.plus(Duration.ofHours(2)),
        List.of(plan),
        List.of(silences),
        List.of(),
        Map.of());
  }

  private static String lines(Simulation simulation) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Stream stream : Stream.values()) {
      lines.append(
          new String(RecordWriter.lines(simulation.facts().get(stream)), StandardCharsets.UTF_8));
    }
    return lines.toString();
  }

  private static List<Fact> ofKind(Simulation simulation, EventKind kind) {
    return simulation.facts().get(kind.stream()).stream()
        .filter(fact -> kind.name().equals(fact.fields().get("kind")))
        .toList();
  }

  private static long count(Simulation simulation, EventKind kind) {
    return ofKind(simulation, kind).size();
  }

  private static List<String> sessions(Simulation simulation, EventKind kind) {
    return ofKind(simulation, kind).stream()
        .map(fact -> text(fact, EventField.SESSION_ID))
        .toList();
  }

  private static int waitingAtTheEnd(Simulation simulation) {
    List<String> gone =
        java.util.stream.Stream.of(EventKind.AGENT_ASSIGNED, EventKind.QUEUE_ABANDONED)
            .flatMap(kind -> sessions(simulation, kind).stream())
            .toList();
    return (int)
        sessions(simulation, EventKind.QUEUED).stream().filter(id -> !gone.contains(id)).count();
  }

  private static double meanScore(Simulation simulation) {
    return simulation.facts().get(Stream.SENTIMENT).stream()
        .mapToDouble(fact -> ((BigDecimal) fact.fields().get("score")).doubleValue())
        .average()
        .orElseThrow();
  }

  private static List<Fact> ofSource(Simulation simulation, Source source) {
    return simulation.facts().values().stream()
        .flatMap(List::stream)
        .filter(fact -> text(fact, EventField.SOURCE).equals(source.label()))
        .toList();
  }

  private static List<Fact> duringSilence(Simulation simulation) {
    return ofSource(simulation, Source.SENTIMENT_MODEL).stream()
        .filter(fact -> fact.timeMillis() >= SILENT_FROM.toEpochMilli())
        .filter(fact -> fact.timeMillis() < SILENT_TO.toEpochMilli())
        .toList();
  }

  private static String text(Fact fact, EventField field) {
    return (String) fact.fields().get(field.fieldName());
  }

  private static long number(Fact fact, EventField field) {
    return (Long) fact.fields().get(field.fieldName());
  }
}
