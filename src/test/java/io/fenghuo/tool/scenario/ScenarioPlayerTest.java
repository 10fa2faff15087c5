package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.event.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioPlayerTest {

  @TempDir Path folder;
  private Scenario scenario;
  private final HeldClock clock = new HeldClock();

  @BeforeEach
  void write() throws IOException {
    scenario = ScenarioFiles.empty(folder);
    ScenarioFiles.write(
        scenario,
        "chat.traffic",
        "{\"eventTime\":1794398460000,\"sessionId\":\"s1\"}",
        "{\"eventTime\":1794398520000,\"sessionId\":\"s1\"}",
        "{\"eventTime\":1794398550000,\"sessionId\":\"s2\"}");
  }

  @Test
  void playsAtAMultipleOfRealTime() throws Exception {
    List<Duration> sentAt = new ArrayList<>();

    long sent =
        new ScenarioPlayer(scenario, 60, clock)
            .playTo(line -> sentAt.add(clock.elapsed()), (time, count) -> {});

    assertThat(sent).isEqualTo(3);
    assertThat(sentAt)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofMillis(1500));
  }

  @Test
  void makesUpForAnOutletThatWasSlow() throws Exception {
    List<Duration> sentAt = new ArrayList<>();

    new ScenarioPlayer(scenario, 60, clock)
        .playTo(
            line -> {
              sentAt.add(clock.elapsed());
              if (sentAt.size() == 1) {
                clock.pause(Duration.ofMillis(1200).toNanos());
              }
            },
            (time, count) -> {});

    assertThat(sentAt)
        .containsExactly(Duration.ZERO, Duration.ofMillis(1200), Duration.ofMillis(1500));
  }

  @Test
  void neverPausesAtFullSpeed() throws Exception {
    new ScenarioPlayer(scenario, ScenarioPlayer.MAX, clock).playTo(line -> {}, (time, count) -> {});

    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void tellsHowFarItHasCome() throws Exception {
    List<String> told = new ArrayList<>();

    new ScenarioPlayer(scenario, 60, clock)
        .playTo(line -> {}, (time, count) -> told.add(count + "@" + time));

    assertThat(told).containsExactly("1@1794398460000", "2@1794398520000", "3@1794398550000");
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertThatThrownBy(() -> new ScenarioPlayer(scenario, -1))
        .hasMessage("speed must be 0 (max) or positive, got -1.0");
    assertThatThrownBy(() -> new ScenarioPlayer(scenario, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsToKafkaWithEventTimeAndKey() throws Exception {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    AppendLog appends = new AppendLog();

    new ScenarioPlayer(scenario, ScenarioPlayer.MAX, clock)
        .play(outlet(producer, appends), (time, count) -> {});

    assertThat(producer.history())
        .extracting(ProducerRecord::timestamp, r -> new String(r.key(), UTF_8))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1794398460000L, "s1"),
            org.assertj.core.groups.Tuple.tuple(1794398520000L, "s1"),
            org.assertj.core.groups.Tuple.tuple(1794398550000L, "s2"));
    assertThat(appends.nanosOf(new Origin("chat.traffic", 0, 2))).isPresent();
    assertThat(appends.nanosOf(new Origin("chat.traffic", 0, 3))).isEmpty();
    assertThat(appends.nanosOf(new Origin("chat.traffic", 1, 0))).isEmpty();
  }

  @Test
  void failsAtTheNextLineAfterOneThatWasNotDelivered() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    KafkaOutlet outlet = outlet(producer, new AppendLog());

    assertThatThrownBy(
            () ->
                new ScenarioPlayer(scenario, ScenarioPlayer.MAX, clock)
                    .playTo(
                        line -> {
                          outlet.send(line);
                          producer.errorNext(new IllegalStateException("gone"));
                        },
                        (time, count) -> {}))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("gone");
    assertThat(producer.history()).hasSize(1);
  }

  private KafkaOutlet outlet(MockProducer<byte[], byte[]> producer, AppendLog appends) {
    return new KafkaOutlet(() -> producer, (topics, begins, to) -> {}, appends, said -> {}, clock);
  }

  /** Stands still but for the pauses it is asked for. */
  private static final class HeldClock implements WallClock {

    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void pause(long pause) {
      nanos += pause;
    }

    private Duration elapsed() {
      return Duration.ofNanos(nanos);
    }
  }
}
