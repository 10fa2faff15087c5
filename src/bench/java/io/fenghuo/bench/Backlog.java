package io.fenghuo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.fenghuo.FenghuoJob;
import io.fenghuo.publish.Topics;
import io.fenghuo.rule.Level;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures how fast the job goes through a backlog, stretch by stretch, while it runs on.
 *
 * <p>A stretch is appended in one Kafka transaction and the job reads what is committed: all of it
 * becomes readable at once, and nothing is being written while it is measured. Behind it, each
 * partition ends with a marker that raises an alert of its own; the stretch is over when the last
 * of these alerts can be read, so that all stations have done their part.
 */
final class Backlog implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int ANGRY_CUSTOMERS = 60;
  private static final String MARKER = "marker-";
  private static final OperatingSystemMXBean JVM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * What a stretch took.
   *
   * @param cpuSeconds of the whole JVM, broker and compilers included: other than the time on the
   *     clock, it does not depend on what else the machine does
   * @param alerts of the stretch's records, without the markers'
   */
  record Stretch(
      String name,
      long records,
      double seconds,
      double cpuSeconds,
      Instant start,
      Instant end,
      List<JsonNode> alerts) {
    double perSecond() {
      return records / seconds;
    }

    double cpuMicros() {
      return cpuSeconds * 1e6 / records;
    }
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Rig rig;
  private final Tap tap;
  private final KafkaProducer<byte[], byte[]> producer;
  private int stretches;

  private Backlog(Rig rig, Tap tap, KafkaProducer<byte[], byte[]> producer) {
    this.rig = rig;
    this.tap = tap;
    this.producer = producer;
  }

  /** Starts the job on its default rules and measures, with nothing to read yet. */
  static Backlog open(int parallelism) throws Exception {
    return open(parallelism, Map.of());
  }

  /** Starts the job with some settings of its own. */
  static Backlog open(int parallelism, Map<String, String> more) throws Exception {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("kafka.properties", "isolation.level:read_committed");
    Rig rig = Rig.start(settings, List.of());
    rig.run(
        (env, config) -> {
          // As in production: the embedded cluster's own interval is the demo's.
          env.enableCheckpointing(5_000);
          FenghuoJob.define(env, config);
        },
        parallelism);
    Topics topics = Topics.of(rig.config());
    Tap tap =
        Tap.open(
            rig.bootstrapServers(),
            "alerts",
            Arrays.stream(Level.values()).map(topics::alerts).toList());
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                rig.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "backlog",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                600_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return new Backlog(rig, tap, producer);
  }

  /**
   * Appends a stretch and waits until it is through.
   *
   * @param endMillis event time of its end
   */
  Stretch run(String name, Stream<Line> lines, long endMillis) throws Exception {
    int number = stretches++;
    Set<String> markers = new HashSet<>();
    producer.beginTransaction();
    long[] records = new long[1];
    lines.forEach(
        line -> {
          send(line);
          records[0]++;
        });
    for (int partition = 0; partition < Rig.PARTITIONS; partition++) {
      records[0] += mark(number, partition, endMillis, markers);
    }
    producer.commitTransaction();
    Instant startedAt = Instant.now();
    long start = System.nanoTime();
    long cpuStart = JVM.getProcessCpuTime();
    long end = start;
    List<JsonNode> alerts = new ArrayList<>();
    while (!markers.isEmpty()) {
      Tap.Drop drop = tap.next();
      if (drop == null) {
        rig.failIfEnded();
        if (System.nanoTime() - start > TIMEOUT.toNanos()) {
          throw new IllegalStateException("no alert of the markers " + markers);
        }
        TimeUnit.MILLISECONDS.sleep(20);
        continue;
      }
      JsonNode alert = json.readTree(drop.value());
      String brand = alert.path("scope").path("brand").asText();
      if (!brand.startsWith(MARKER)) {
        alerts.add(alert);
      } else if (markers.remove(brand)) {
        end = drop.nanos();
      }
    }
    double cpuSeconds = (JVM.getProcessCpuTime() - cpuStart) / 1e9;
    Stretch stretch =
        new Stretch(
            name, records[0], (end - start) / 1e9, cpuSeconds, startedAt, Instant.now(), alerts);
    System.out.printf(
        "%-12s %,9d records  %6.1f s  %,8.0f events/s  %5.0f µs of CPU an event  %d alerts  (%s)%n",
        name,
        records[0],
        stretch.seconds(),
        stretch.perSecond(),
        stretch.cpuMicros(),
        alerts.size(),
        Rig.machine());
    return stretch;
  }

  /** One brand for each partition, in which a trouble breaks out with its last record. */
  private long mark(int stretch, int partition, long millis, Set<String> markers) {
    String place = stretch + "-" + partition;
    String leak = MARKER + place + "-leak";
    send(
        at(
            partition,
            Lines.desk(
                leak, millis, "PII_EXPOSED", leak, ",\"dataClass\":\"X\",\"subjectCount\":1")));
    String hot = MARKER + place + "-hot";
    send(at(partition, Lines.mention(hot, millis, hot, -0.9, ",\"hotSearchRank\":1")));
    String anger = MARKER + place + "-anger";
    for (int i = 0; i < ANGRY_CUSTOMERS; i++) {
      String id = anger + i;
      send(at(partition, Lines.sentiment(id, millis, anger, id, "ANGER", true)));
    }
    markers.addAll(List.of(leak, hot, anger));
    return 2 + ANGRY_CUSTOMERS;
  }

  private static Line at(int partition, Line line) {
    return new Line(line.topic(), partition, line.key(), line.timeMillis(), line.json());
  }

  private void send(Line line) {
    producer.send(
        new ProducerRecord<>(
            line.topic(),
            line.partition(),
            line.timeMillis(),
            line.key().getBytes(StandardCharsets.UTF_8),
            line.json().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws Exception {
    producer.close();
    tap.close();
    rig.close();
  }
}
