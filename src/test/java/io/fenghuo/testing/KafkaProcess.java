package io.fenghuo.testing;

import io.fenghuo.publish.TopicCreation;
import io.fenghuo.tool.embedded.BrokerSettings;
import io.fenghuo.tool.embedded.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A Kafka broker in a JVM of its own. After a kill it can be started again on the same records. */
public final class KafkaProcess implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;
  private final Path logs;
  private final int port;
  private int starts;
  private JvmProcess broker;

  private KafkaProcess(Path folder, Path logs, int port) {
    this.folder = folder;
    this.logs = logs;
    this.port = port;
  }

  /**
   * @param folder for the records
   * @param logs for what the broker says
   */
  public static KafkaProcess start(Path folder, Path logs) throws Exception {
    List<Integer> ports = FreePorts.find(2);
    Files.createDirectories(folder);
    Properties settings = BrokerSettings.of(folder.resolve("records"), ports.get(0), ports.get(1));
    Path file = folder.resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    KafkaProcess kafka = new KafkaProcess(folder, logs, ports.get(0));
    try (JvmProcess format =
        kafka.run(
            "kafka-format",
            "kafka.tools.StorageTool",
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            file.toString())) {
      if (format.await(60) != 0) {
        throw new IOException("Cannot format the broker's folder:\n" + format.said());
      }
    }
    kafka.restart();
    return kafka;
  }

  public String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port;
  }

  /** The broker's process, to be killed or frozen. */
  public JvmProcess broker() {
    return broker;
  }

  /** Starts the broker on its records; returns when it takes more of them. */
  public void restart() throws Exception {
    broker =
        run("kafka-" + ++starts, "kafka.Kafka", folder.resolve("server.properties").toString());
    try {
      Await.until("the broker listens", START_TIMEOUT, this::listens);
      try (Admin admin = admin()) {
        Await.until(
            "the broker answers",
            START_TIMEOUT,
            () -> !admin.describeCluster().nodes().get().isEmpty());
        TopicCreation.awaitLeaders(admin);
      }
    } catch (IllegalStateException e) {
      broker.close();
      throw e;
    }
  }

  /**
   * Creates topics; returns when they take records.
   *
   * @param partitions number of partitions by topic
   */
  public void createTopics(Map<String, Integer> partitions) throws Exception {
    try (Admin admin = admin()) {
      TopicCreation.create(
          admin,
          partitions.entrySet().stream()
              .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
              .toList());
    }
  }

  @Override
  public void close() {
    broker.close();
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket(BrokerSettings.HOST, port)) {
      return socket.isConnected();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  private JvmProcess run(String name, String... arguments) throws IOException {
    return JvmProcess.start(
        name,
        logs.resolve(name + ".log"),
        ClassPath.jars(),
        List.of("-Xms256m", "-Xmx512m", ConsoleLog.option(folder, "WARN")),
        List.of(arguments));
  }
}
