package io.fenghuo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fenghuo.FenghuoJob;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.publish.Topics;
import io.fenghuo.rule.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How soon a tenant's trouble of level II is told while so many of its customers' incidents are
 * open, and another tenant's beside it: the whole job, default measures, a broker and a consumer.
 *
 * <p>Customers of two hundred brands, an incident each; then probes, each in a brand of its own, of
 * both tenants in turn at a steady rate.
 */
@Command(name = "crowd", description = "latency of level II beside a tenant's open crowd")
final class CrowdProbes implements Callable<Integer> {

  private static final String CROWDED = "crowded";
  private static final String OTHER = "other";
  private static final int BRANDS = 200;
  private static final int CROWD_RATE = 2_000;

  private static final String RULES =
      """
      rules:
        - id: asks-for-a-person
          incident: CUSTOMER_ESCALATION
          key: [tenant, brand, customerId]
          pattern: [ { stage: asks, on: event HANDOFF_REQUESTED } ]
          level: { base: IV }
          clear: { quiet: 5h }
          says: { zh: 客户要求人工服务。, en: A customer asks for a person. }
        - id: model-is-down
          incident: SYSTEM_FAULT
          key: [tenant, brand]
          pattern: [ { stage: fails, on: event BOT_FAILED, where: outcome == 'MODEL_DOWN' } ]
          level: { base: II }
          clear: { quiet: 5h }
          says: { zh: 模型没有回应。, en: The model does not answer. }
      """;

  @Option(names = "--open", split = ",", defaultValue = "0,1000,10000,100000")
  private List<Integer> open;

  @Option(names = "--rate", defaultValue = "20", description = "probes/s, of both tenants")
  private int rate;

  @Option(names = "--seconds", defaultValue = "30", description = "seconds of probes")
  private int seconds;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  private final ObjectMapper json = new ObjectMapper();
  private volatile Exception failure;
  private int customers;
  private int probes;

  @Override
  public Integer call() throws Exception {
    Path rules = Files.createTempFile("fenghuo-bench-", ".yaml");
    try {
      Files.writeString(rules, RULES);
      try (Rig rig = Rig.start(Map.of(FenghuoOptions.RULES.key(), rules.toString()), List.of())) {
        rig.run(FenghuoJob::define, parallelism);
        measure(rig);
      }
    } finally {
      Files.delete(rules);
    }
    return 0;
  }

  private void measure(Rig rig) throws Exception {
    Topics topics = Topics.of(rig.config());
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    rig.bootstrapServers(),
                    ProducerConfig.LINGER_MS_CONFIG,
                    0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Tap crowd = Tap.open(rig.bootstrapServers(), "crowd", List.of(topics.alerts(Level.IV)));
        Tap troubles =
            Tap.open(rig.bootstrapServers(), "troubles", List.of(topics.alerts(Level.II)))) {
      // The first round is for the compiler alone.
      probe(producer, Map.of(CROWDED, new ConcurrentHashMap<>(), OTHER, new ConcurrentHashMap<>()));
      int told = 0;
      System.out.printf(
          "%n| open customers' incidents | probes of | sent | found | p50 ms | p99 ms | max ms |"
              + " checkpoint MB | s |%n");
      System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
      for (int wanted : open) {
        while (customers < wanted) {
          pace(System.nanoTime(), 1, CROWD_RATE);
          send(producer, customer(), null);
        }
        producer.flush();
        while (told < wanted) {
          rig.failIfEnded();
          if (crowd.next() == null) {
            TimeUnit.MILLISECONDS.sleep(20);
          } else {
            told++;
          }
        }
        rig.awaitCheckpoint();
        Map<String, Map<String, Long>> sent =
            Map.of(CROWDED, new ConcurrentHashMap<>(), OTHER, new ConcurrentHashMap<>());
        probe(producer, sent);
        TimeUnit.SECONDS.sleep(5);
        row(rig, wanted, sent, troubles);
      }
    }
  }

  private void row(Rig rig, int wanted, Map<String, Map<String, Long>> sent, Tap troubles)
      throws Exception {
    rig.failIfEnded();
    Map<String, Latencies> latencies =
        Map.of(CROWDED, new Latencies(sent.get(CROWDED)), OTHER, new Latencies(sent.get(OTHER)));
    for (Tap.Drop drop = troubles.next(); drop != null; drop = troubles.next()) {
      JsonNode alert = json.readTree(drop.value());
      JsonNode event = alert.path("completedBy");
      if (alert.path("event").asText().equals("OPENED")) {
        String address = event.path("partition").asText() + ":" + event.path("offset").asText();
        for (Latencies each : latencies.values()) {
          each.seen(address, drop.nanos());
        }
      }
    }
    JsonNode checkpoint = rig.checkpoint();
    for (String tenant : List.of(CROWDED, OTHER)) {
      Latencies of = latencies.get(tenant);
      System.out.printf(
          "| %,d | %s | %,d | %,d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
          wanted,
          tenant.equals(CROWDED) ? "the same tenant" : "another tenant",
          sent.get(tenant).size(),
          of.found(),
          of.millis(0.50),
          of.millis(0.99),
          of.millis(1),
          checkpoint.path("state_size").asLong() / 1e6,
          checkpoint.path("end_to_end_duration").asLong() / 1e3);
    }
  }

  private void probe(KafkaProducer<byte[], byte[]> producer, Map<String, Map<String, Long>> sent)
      throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < rate * seconds; i++) {
      pace(start, i, rate);
      String tenant = i % 2 == 0 ? CROWDED : OTHER;
      String brand = "probe-" + probes++;
      send(
          producer,
          Lines.traffic(
              tenant,
              "p" + brand,
              System.currentTimeMillis(),
              "BOT_FAILED",
              brand,
              "s-" + brand,
              ",\"botId\":\"bot-5.2-4\",\"outcome\":\"MODEL_DOWN\""),
          sent.get(tenant));
    }
    producer.flush();
    if (failure != null) {
      throw failure;
    }
  }

  private Line customer() {
    int customer = customers++;
    return Lines.traffic(
        CROWDED,
        "c" + customer,
        System.currentTimeMillis(),
        "HANDOFF_REQUESTED",
        "brand-" + customer % BRANDS,
        "c" + customer,
        "");
  }

  private static void pace(long start, long count, int perSecond) {
    long due = start + count * 1_000_000_000L / perSecond;
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * @param sent takes the acknowledgement of the record by its address; null for none
   */
  private void send(KafkaProducer<byte[], byte[]> producer, Line line, Map<String, Long> sent) {
    producer.send(
        new ProducerRecord<>(
            line.topic(),
            line.key().getBytes(StandardCharsets.UTF_8),
            line.json().getBytes(StandardCharsets.UTF_8)),
        (metadata, exception) -> {
          if (exception != null) {
            failure = exception;
          } else if (sent != null) {
            sent.put(metadata.partition() + ":" + metadata.offset(), System.nanoTime());
          }
        });
  }
}
