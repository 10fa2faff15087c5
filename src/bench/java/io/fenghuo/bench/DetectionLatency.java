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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How soon a rule on arrival tells, through the whole job, beside the same pattern on flink-cep's
 * stock operator, on the same records at the same time.
 *
 * <p>From the broker's acknowledgement of the event that completes a match, to the moment at which
 * a consumer in the same JVM can read the alert. Each of the jobs has a cluster of its own in this
 * JVM, for buffer timeout and watermark interval are settings of a whole job; they share the
 * broker, its records and the cores, so that what disturbs one disturbs the others.
 */
@Command(name = "latency", description = "detection latency beside the stock operator")
final class DetectionLatency implements Callable<Integer> {

  private static final String OURS = "Fenghuo, whole job";
  private static final String RULE =
      """
      rules:
        - id: bot-gives-up
          incident: CUSTOMER_ESCALATION
          key: [tenant, brand, customerId]
          pattern:
            - stage: first
              on: event BOT_FAILED
            - stage: second
              followed-by: event BOT_FAILED
            - stage: asks
              followed-by: event HANDOFF_REQUESTED
          within: 2m
          level: { base: IV }
          clear: { quiet: 30m }
          says:
            zh: 机器人两次失败后，客户要求人工服务。
            en: A customer asked for a person after the bot had failed twice.
      """;

  @Option(names = "--rates", split = ",", defaultValue = "1000,5000", description = "events/s")
  private List<Integer> rates;

  @Option(names = "--warm-up", defaultValue = "20", description = "seconds before each rate")
  private int warmUpSeconds;

  @Option(names = "--seconds", defaultValue = "40", description = "seconds at each rate")
  private int seconds;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  @Option(names = "--paths", split = ",", defaultValue = "ours,stock-defaults,stock-tuned")
  private List<String> paths;

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Integer call() throws Exception {
    Path rules = Files.createTempFile("fenghuo-bench-", ".yaml");
    try {
      Files.writeString(rules, RULE);
      List<String> stockTopics = new ArrayList<>();
      for (StockJob stock : StockJob.values()) {
        stockTopics.add(stock.topic());
      }
      try (Rig rig = Rig.start(Map.of(FenghuoOptions.RULES.key(), rules.toString()), stockTopics)) {
        measure(rig);
      }
    } finally {
      Files.delete(rules);
    }
    return 0;
  }

  private void measure(Rig rig) throws Exception {
    Map<String, Tap> taps = new LinkedHashMap<>();
    if (paths.contains("ours")) {
      rig.run(FenghuoJob::define, parallelism);
      taps.put(
          OURS,
          Tap.open(
              rig.bootstrapServers(), "ours", List.of(Topics.of(rig.config()).alerts(Level.IV))));
    }
    for (StockJob stock : StockJob.values()) {
      if (paths.contains(stock.topic())) {
        rig.run(stock::define, parallelism);
        taps.put(
            stock.topic(), Tap.open(rig.bootstrapServers(), stock.topic(), List.of(stock.topic())));
      }
    }
    List<String> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    try (EscalationPlayer player = new EscalationPlayer(rig.bootstrapServers())) {
      for (int rate : rates) {
        rate(rig, player, taps, rate, rows, sentences);
      }
    } finally {
      for (Tap tap : taps.values()) {
        tap.close();
      }
    }
    System.out.printf(
        "%n| events/s | path | matches | found | lost | twice | p50 ms | p99 ms | max ms | p50, as many times ours |%n");
    System.out.printf("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |%n");
    rows.forEach(System.out::println);
    System.out.println();
    sentences.forEach(System.out::println);
  }

  private void rate(
      Rig rig,
      EscalationPlayer player,
      Map<String, Tap> taps,
      int rate,
      List<String> rows,
      List<String> sentences)
      throws Exception {
    player.play(rate, warmUpSeconds);
    String before = Rig.machine();
    EscalationPlayer.Played played = player.play(rate, seconds);
    String after = Rig.machine();
    // More of the same behind it, for the watermarks of the stock operator to pass the last match.
    player.play(rate, 5);
    TimeUnit.SECONDS.sleep(10);
    rig.failIfEnded();
    double ours = Double.NaN;
    for (Map.Entry<String, Tap> path : taps.entrySet()) {
      Latencies latencies = new Latencies(played.completions());
      for (Tap.Drop drop = path.getValue().next(); drop != null; drop = path.getValue().next()) {
        latencies.seen(address(path.getKey(), drop.value()), drop.nanos());
      }
      double p50 = latencies.millis(0.50);
      if (path.getKey().equals(OURS)) {
        ours = p50;
      }
      rows.add(
          "| %,d | %s | %,d | %,d | %,d | %,d | %.1f | %.1f | %.1f | %.1f |"
              .formatted(
                  rate,
                  path.getKey(),
                  played.completions().size(),
                  latencies.found(),
                  played.completions().size() - latencies.found(),
                  latencies.twice(),
                  p50,
                  latencies.millis(0.99),
                  latencies.millis(1),
                  p50 / ours));
    }
    sentences.add(
        "At %,d events/s asked and %,.0f/s appended, from %s to %s."
            .formatted(rate, played.perSecond(), before, after));
  }

  /** Address of the event that completed the match, as {@code partition:offset}; null for none. */
  private String address(String path, byte[] value) throws Exception {
    if (!path.equals(OURS)) {
      return new String(value, StandardCharsets.UTF_8);
    }
    JsonNode alert = json.readTree(value);
    JsonNode event = alert.path("completedBy");
    return alert.path("event").asText().equals("OPENED")
        ? event.path("partition").asText() + ":" + event.path("offset").asText()
        : null;
  }
}
