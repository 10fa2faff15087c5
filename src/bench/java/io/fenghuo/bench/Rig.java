package io.fenghuo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.IncidentOptions;
import io.fenghuo.publish.TopicPlan;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.embedded.EmbeddedFlink;
import io.fenghuo.tool.embedded.EmbeddedFlink.JobDefinition;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import io.fenghuo.tool.watch.JobMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;

/** A broker and the jobs under measurement, all inside this JVM. */
final class Rig implements AutoCloseable {

  /** Of every topic that is read. */
  static final int PARTITIONS = 4;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedKafka kafka;
  private final Configuration config;
  private final Deque<EmbeddedFlink> jobs = new ArrayDeque<>();

  private Rig(EmbeddedKafka kafka, Configuration config) {
    this.kafka = kafka;
    this.config = config;
  }

  /**
   * @param settings of the job, beside the broker's address
   * @param moreTopics to be made beside the job's own
   */
  static Rig start(Map<String, String> settings, List<String> moreTopics) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start();
    Map<String, String> all = new HashMap<>(settings);
    all.put(FenghuoOptions.START_AT.key(), "earliest");
    all.put(FenghuoOptions.CLOCK_WALL.key(), "false");
    // What is measured is told of as incidents, each of its own.
    all.put(IncidentOptions.STORM_CAP.key(), "100000000");
    all.put(IncidentOptions.CROWD_CUSTOMERS.key(), "III:1000,II:1001,I:1002");
    all.put(IncidentOptions.CROWD_SPAN.key(), "1s");
    all.put(FenghuoOptions.BOOTSTRAP_SERVERS.key(), kafka.bootstrapServers());
    Configuration config = ConfigFile.of(all);
    Map<String, Integer> partitions = new HashMap<>();
    for (TopicPlan topic : Topics.of(config).all()) {
      partitions.put(topic.name(), PARTITIONS);
    }
    moreTopics.forEach(topic -> partitions.put(topic, PARTITIONS));
    Rig rig = new Rig(kafka, config);
    try {
      kafka.createTopics(partitions);
      return rig;
    } catch (Exception | Error e) {
      rig.close();
      throw e;
    }
  }

  Configuration config() {
    return config;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Starts a job on a cluster of its own; returns when all of it runs. */
  void run(JobDefinition job, int parallelism) throws Exception {
    EmbeddedFlink flink = EmbeddedFlink.start(job, config, parallelism);
    jobs.push(flink);
    JobMetrics metrics = new JobMetrics(flink.restAddress(), flink.job().getJobID().toHexString());
    while (!metrics.isRunning()) {
      failIfEnded();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  void failIfEnded() throws Exception {
    for (EmbeddedFlink flink : jobs) {
      if (flink.status().isGloballyTerminalState()) {
        flink.job().getJobExecutionResult().get();
        throw new IllegalStateException("A job ended by itself as " + flink.status());
      }
    }
  }

  /** Waits for a checkpoint of the job started last that begins from now on. */
  void awaitCheckpoint() throws Exception {
    long now = System.currentTimeMillis();
    while (checkpoint().path("trigger_timestamp").asLong() < now) {
      failIfEnded();
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** What Flink's REST interface says of the newest checkpoint of the job started last. */
  JsonNode checkpoint() throws IOException {
    EmbeddedFlink flink = jobs.peek();
    String address =
        flink.restAddress() + "/jobs/" + flink.job().getJobID().toHexString() + "/checkpoints";
    try (InputStream answer = URI.create(address).toURL().openStream()) {
      return JSON.readTree(answer).path("latest").path("completed");
    }
  }

  /** When and on what it is measured, for the reader of a table. */
  static String machine() {
    return "%s, %d cores, load %.1f"
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  @Override
  public void close() throws IOException {
    while (!jobs.isEmpty()) {
      jobs.pop().close();
    }
    kafka.close();
  }
}
