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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * 100,000 events of one session, each of which opens a match and none of which closes one, beside
 * other sessions' traffic: how soon the others' matches are told, before the storm and in it.
 */
@Command(name = "key-storm", description = "other keys' latency beside a storm on one key")
final class KeyStorm implements Callable<Integer> {

  private static final String RULE =
      """
      rules:
        - id: bot-gives-up
          incident: CUSTOMER_ESCALATION
          key: [tenant, brand, sessionId]
          pattern:
            - { stage: fails, on: event BOT_FAILED }
            - { stage: asks, followed-by: event HANDOFF_REQUESTED }
          within: 10m
          level: { base: IV }
          says: { zh: 机器人失败后，客户要求人工服务。, en: A customer asked for a person after the bot had failed. }
      """;

  @Option(names = "--storm", defaultValue = "100000", description = "events on one key")
  private int storm;

  @Option(names = "--storm-rate", defaultValue = "10000", description = "events/s of the storm")
  private int stormRate;

  @Option(names = "--rate", defaultValue = "1000", description = "events/s of the others")
  private int rate;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Integer call() throws Exception {
    Path rules = Files.createTempFile("fenghuo-bench-", ".yaml");
    try {
      Files.writeString(rules, RULE);
      try (Rig rig = Rig.start(Map.of(FenghuoOptions.RULES.key(), rules.toString()), List.of())) {
        measure(rig);
      }
    } finally {
      Files.delete(rules);
    }
    return 0;
  }

  private void measure(Rig rig) throws Exception {
    int seconds = Math.max(1, storm / stormRate);
    rig.run(FenghuoJob::define, parallelism);
    try (EscalationPlayer player = new EscalationPlayer(rig.bootstrapServers());
        Tap tap =
            Tap.open(
                rig.bootstrapServers(),
                "alerts",
                List.of(Topics.of(rig.config()).alerts(Level.IV)))) {
      player.play(rate, 20);
      System.out.printf(
          "%n| %s | matches of others | found | p50 ms | p99 ms | max ms |%n", Rig.machine());
      System.out.println("| --- | --- | --- | --- | --- | --- |");
      row("before the storm", player.play(rate, seconds), rig, tap);
      Thread burst = new Thread(() -> storm(rig.bootstrapServers()), "storm");
      burst.start();
      EscalationPlayer.Played during = player.play(rate, seconds);
      burst.join();
      row("in the storm, %,d events/s on one key".formatted(stormRate), during, rig, tap);
      row("behind it, %,d matches open".formatted(storm), player.play(rate, seconds), rig, tap);
    }
  }

  private void row(String name, EscalationPlayer.Played played, Rig rig, Tap tap) throws Exception {
    TimeUnit.SECONDS.sleep(5);
    rig.failIfEnded();
    Latencies latencies = new Latencies(played.completions());
    for (Tap.Drop drop = tap.next(); drop != null; drop = tap.next()) {
      JsonNode alert = json.readTree(drop.value());
      JsonNode event = alert.path("completedBy");
      if (alert.path("event").asText().equals("OPENED")) {
        latencies.seen(
            event.path("partition").asText() + ":" + event.path("offset").asText(), drop.nanos());
      }
    }
    System.out.printf(
        "| %s | %,d | %,d | %.1f | %.1f | %.1f |%n",
        name,
        played.completions().size(),
        latencies.found(),
        latencies.millis(0.50),
        latencies.millis(0.99),
        latencies.millis(1));
  }

  private void storm(String bootstrapServers) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long start = System.nanoTime();
      for (int i = 0; i < storm; i++) {
        long due = start + i * 1_000_000_000L / stormRate;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        long now = System.currentTimeMillis();
        Line line =
            Lines.traffic(
                "storm" + i,
                now,
                "BOT_FAILED",
                "stormy",
                "storm",
                ",\"botId\":\"bot-5.2-4\",\"outcome\":\"TIMEOUT\"");
        producer.send(
            new ProducerRecord<>(
                line.topic(),
                null,
                now,
                line.key().getBytes(StandardCharsets.UTF_8),
                line.json().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }
}
