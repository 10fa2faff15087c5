package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.event.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaOutletTest {

  private static final String TOPIC = "chat.traffic";

  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final Map<Long, String> topic = new TreeMap<>();
  private final List<String> said = new ArrayList<>();
  private final AppendLog appends = new AppendLog();
  private boolean isAway;
  private long nanos;

  private final WallClock clock =
      new WallClock() {
        @Override
        public long nanos() {
          return nanos;
        }

        @Override
        public void pause(long length) {
          nanos += length;
        }
      };

  private final KafkaOutlet outlet =
      new KafkaOutlet(
          this::producer,
          (topics, begins, to) -> {
            if (isAway) {
              throw new TimeoutException("nobody there");
            }
            assertThat(topics).containsExactly(TOPIC);
            topic.forEach((offset, text) -> to.accept(new Origin(TOPIC, 0, offset), line(text)));
          },
          appends,
          said::add,
          clock);

  @Test
  void waitsAsLongAsItHasPatience() throws Exception {
    send("a");

    pass(Duration.ofSeconds(5));

    assertThat(producers).hasSize(1);
    assertThat(said).isEmpty();
  }

  @Test
  void saysThatALineIsNotAcknowledgedAndBeginsAnewWithIt() throws Exception {
    send("a", "b", "c");
    producers.get(0).completeNext();

    pass(Duration.ofMillis(5001));

    assertThat(producers.get(0).closed()).isTrue();
    assertThat(sentBy(1)).containsExactly("b", "c");
    assertThat(said)
        .containsExactly(
            "Kafka has not acknowledged a line for chat.traffic after 5 s;"
                + " beginning anew with a new producer, lines open: 2");
    producers.get(1).completeNext();
    producers.get(1).completeNext();
    outlet.flush();
  }

  @Test
  void beginsAnewSoonerWhereALineIsOutOfOrder() throws Exception {
    send("a", "b");
    producers.get(0).errorNext(new OutOfOrderSequenceException("out of order"));
    producers.get(0).completeNext();

    pass(Duration.ofSeconds(1));

    assertThat(sentBy(1)).containsExactly("a");
    assertThat(said).hasSize(1);
  }

  @Test
  void sendsNoLineTwiceThatIsThere() throws Exception {
    send("a", "b", "c");
    topic.put(0L, "b");

    pass(Duration.ofSeconds(6));

    assertThat(sentBy(1)).containsExactly("a", "c");
    assertThat(appends.nanosOf(new Origin(TOPIC, 0, 0))).isPresent();
  }

  @Test
  void tellsALineFromOneLikeItThatWasAcknowledged() throws Exception {
    send("a", "a");
    producers.get(0).completeNext();
    topic.put(0L, "a");

    pass(Duration.ofSeconds(6));

    assertThat(sentBy(1)).containsExactly("a");
  }

  @Test
  void keepsWhatIsSentWhileKafkaIsAway() throws Exception {
    send("a");
    isAway = true;
    pass(Duration.ofSeconds(6));
    send("b");
    assertThat(said).last().isEqualTo("Kafka does not answer; trying again: nobody there");
    isAway = false;

    pass(Duration.ofSeconds(6));

    assertThat(sentBy(1)).containsExactly("a", "b");
  }

  @Test
  void beginsAnewEachTimeItHasLostPatience() throws Exception {
    send("a");

    pass(Duration.ofSeconds(6));
    pass(Duration.ofSeconds(4));
    pass(Duration.ofSeconds(2));

    assertThat(producers).hasSize(3);
    assertThat(sentBy(2)).containsExactly("a");
  }

  @Test
  void failsAtLast() throws Exception {
    send("a");
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(6));
    }
    pass(Duration.ofSeconds(6));

    assertThatThrownBy(outlet::flush)
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("Not acknowledged within PT2M: a line for chat.traffic");
  }

  @Test
  void failsWhereALineIsRefused() throws Exception {
    send("a");
    producers.get(0).errorNext(new RecordTooLargeException("too large"));

    assertThatThrownBy(() -> send("b")).hasRootCauseMessage("too large");
    pass(Duration.ofSeconds(1));
    assertThat(producers).hasSize(1);
  }

  private void send(String... texts) throws Exception {
    for (String text : texts) {
      outlet.send(line(text));
    }
  }

  private void pass(Duration length) {
    nanos += length.toNanos();
    outlet.look();
  }

  private List<String> sentBy(int producer) {
    return producers.get(producer).history().stream()
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }

  private Producer<byte[], byte[]> producer() {
    producers.add(
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()));
    return producers.get(producers.size() - 1);
  }

  private static PlayLine line(String text) {
    return new PlayLine(TOPIC, 1_000, 1_000, "s1", text.getBytes(UTF_8));
  }
}
