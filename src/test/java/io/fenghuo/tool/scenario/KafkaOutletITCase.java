package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaOutletITCase {

  private static final String TOPIC = "chat.traffic";

  /** The first producer's second record was written, and no answer came to any. */
  @Test
  void beginsAnewWithoutDoubling() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        MockProducer<byte[], byte[]> mute =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer())) {
      kafka.createTopics(Map.of(TOPIC, 2));
      List<Producer<byte[], byte[]>> producers = new ArrayList<>(List.of(mute, producer(kafka)));
      AtomicLong nanos = new AtomicLong();
      TopicTails tails = TopicTails.of(kafka.bootstrapServers(), Duration.ofSeconds(30));
      try (KafkaOutlet outlet =
          new KafkaOutlet(
              () -> producers.remove(0), tails, new AppendLog(), said -> {}, clock(nanos::get))) {
        outlet.send(line("a"));
        outlet.send(line("b"));
        outlet.send(line("c"));
        try (Producer<byte[], byte[]> other = producer(kafka)) {
          other.send(new ProducerRecord<>(TOPIC, null, 1_000L, bytes("s1"), bytes("b"))).get();
        }

        nanos.set(Duration.ofSeconds(6).toNanos());
        outlet.look();
        outlet.flush();
      }

      List<String> there = new ArrayList<>();
      tails.read(
          Set.of(TOPIC), Map.of(), (origin, line) -> there.add(new String(line.value(), UTF_8)));
      assertThat(there).containsExactly("b", "a", "c");
    }
  }

  private static Producer<byte[], byte[]> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static WallClock clock(Supplier<Long> nanos) {
    return new WallClock() {
      @Override
      public long nanos() {
        return nanos.get();
      }

      @Override
      public void pause(long length) {}
    };
  }

  private static PlayLine line(String text) {
    return new PlayLine(TOPIC, 1_000, 1_000, "s1", bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
