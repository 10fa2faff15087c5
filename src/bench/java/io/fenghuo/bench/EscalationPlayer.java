package io.fenghuo.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Plays traffic at a steady rate, one match in a hundred records: two failures of the bot and the
 * wish for a person, a third of a hundred records apart, in a session of its own. Of the others,
 * three in a hundred are single failures and wishes that complete nothing.
 *
 * <p>The rate is held whatever the broker does (an open loop), so that a stall shows in the
 * latencies rather than in fewer records.
 */
final class EscalationPlayer implements AutoCloseable {

  private static final int BRANDS = 100;
  private static final int SESSIONS = 5_000;

  /** Acknowledgements of the completing events by their address, and the rate that was reached. */
  record Played(Map<String, Long> completions, double perSecond) {}

  private final KafkaProducer<byte[], byte[]> producer;
  private volatile Exception failure;
  private long count;

  EscalationPlayer(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  Played play(int perSecond, int seconds) throws Exception {
    Map<String, Long> completions = new ConcurrentHashMap<>();
    long records = (long) perSecond * seconds;
    // From the start of a match to the end of one.
    count = (count + 99) / 100 * 100;
    long start = System.nanoTime();
    for (long i = 0; i < records; i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      send(count++, completions);
    }
    producer.flush();
    double tookSeconds = (System.nanoTime() - start) / 1e9;
    if (failure != null) {
      throw failure;
    }
    return new Played(completions, records / tookSeconds);
  }

  private void send(long i, Map<String, Long> completions) {
    long now = System.currentTimeMillis();
    long match = i / 100;
    int step = (int) (i % 100);
    Line line =
        switch (step) {
          case 10, 43 -> failure(i, now, "m" + match);
          case 76 -> handoff(i, now, "m" + match);
          // Failures of sessions that have no second one, and wishes without a failure.
          case 20, 60 -> failure(i, now, "f" + i);
          case 90 -> handoff(i, now, "h" + i);
          default -> chatter(i, now);
        };
    producer.send(
        new ProducerRecord<>(
            line.topic(),
            null,
            now,
            line.key().getBytes(StandardCharsets.UTF_8),
            line.json().getBytes(StandardCharsets.UTF_8)),
        (metadata, exception) -> {
          if (exception != null) {
            failure = exception;
          } else if (step == 76) {
            completions.put(metadata.partition() + ":" + metadata.offset(), System.nanoTime());
          }
        });
  }

  private static Line failure(long i, long now, String session) {
    return Lines.traffic(
        "e" + i,
        now,
        "BOT_FAILED",
        brand(session),
        session,
        ",\"botId\":\"bot-5.2-4\",\"outcome\":\"TIMEOUT\"");
  }

  private static Line handoff(long i, long now, String session) {
    return Lines.traffic("e" + i, now, "HANDOFF_REQUESTED", brand(session), session, "");
  }

  private static Line chatter(long i, long now) {
    String session = Long.toString(i * 7_919 % SESSIONS);
    return i % 2 == 0
        ? Lines.traffic(
            "e" + i,
            now,
            "CUSTOMER_MESSAGE",
            brand(session),
            session,
            ",\"text\":\"请问这个商品支持七天无理由退货吗？运费由谁承担？\"")
        : Lines.traffic(
            "e" + i,
            now,
            "BOT_REPLIED",
            brand(session),
            session,
            ",\"botId\":\"bot-5.2-4\",\"latencyMs\":420");
  }

  private static String brand(String session) {
    return "brand-" + Math.floorMod(session.hashCode(), BRANDS);
  }

  @Override
  public void close() {
    producer.close();
  }
}
