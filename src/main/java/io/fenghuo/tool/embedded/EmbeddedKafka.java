package io.fenghuo.tool.embedded;

import io.fenghuo.publish.TopicCreation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker in this JVM, on free ports of 127.0.0.1, with its records in a folder of its
 * own that goes with it.
 *
 * <p>Kafka's public way to start a broker is {@code kafka.Kafka}'s main, which ends the JVM when
 * the broker stops; so this class, and only this one, uses the server class that main uses.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final TemporaryFolder folder;
  private final String bootstrapServers;
  private final KafkaRaftServer server;
  private boolean closed;

  private EmbeddedKafka(TemporaryFolder folder, String bootstrapServers, KafkaRaftServer server) {
    this.folder = folder;
    this.bootstrapServers = bootstrapServers;
    this.server = server;
  }

  /** Starts a broker and returns when it takes requests. An interrupt is heard then. */
  public static EmbeddedKafka start() throws IOException {
    return WholeStart.of("start-kafka", () -> FreePorts.use(2, EmbeddedKafka::startOn));
  }

  static EmbeddedKafka startOn(List<Integer> ports) throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("fenghuo-kafka-");
    KafkaRaftServer server = null;
    try {
      Properties settings =
          BrokerSettings.of(folder.path().resolve("records"), ports.get(0), ports.get(1));
      format(folder.path(), settings);
      server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(folder, BrokerSettings.HOST + ":" + ports.get(0), server);
    } catch (Throwable e) {
      // An error too: where the JVM is ending, Kafka's classes cannot be made ready any more.
      if (server != null) {
        server.shutdown();
      }
      folder.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Creates topics and returns when every partition's leader answers, so that the first record is
   * taken at once.
   *
   * @param partitions number of partitions by topic
   */
  public void createTopics(Map<String, Integer> partitions) throws InterruptedException {
    createTopics(
        partitions.entrySet().stream()
            .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
            .toList());
  }

  /** Creates topics with settings of their own; returns when every partition's leader answers. */
  public void createTopics(Collection<NewTopic> topics) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      TopicCreation.create(admin, topics);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Cannot create topics " + topics.stream().map(NewTopic::name).toList(), e.getCause());
    }
  }

  /** Stops the broker and deletes its records; also on a thread that has been interrupted. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    boolean isInterrupted = Thread.interrupted();
    server.shutdown();
    server.awaitShutdown();
    folder.close();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void format(Path folder, Properties settings) throws IOException {
    Path file = folder.resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        StorageTool.execute(
            new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (exit != 0) {
      throw new IOException(
          "Cannot format the broker's folder: " + said.toString(StandardCharsets.UTF_8).strip());
    }
  }
}
