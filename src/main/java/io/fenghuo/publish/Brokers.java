package io.fenghuo.publish;

import io.fenghuo.config.FenghuoOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/** The brokers of the configuration, which either answer soon or are told to be wrong. */
public final class Brokers {

  static final Duration PATIENCE = Duration.ofSeconds(6);

  private Brokers() {}

  /**
   * A client of brokers that have answered.
   *
   * @param config names the brokers
   * @throws NoBrokerException where none answers within {@link #PATIENCE}
   */
  public static Admin connect(ReadableConfig config)
      throws NoBrokerException, InterruptedException {
    return connect(config, PATIENCE);
  }

  /**
   * Returns where they answer.
   *
   * @throws NoBrokerException where none answers within {@link #PATIENCE}
   */
  public static void check(ReadableConfig config) throws NoBrokerException, InterruptedException {
    connect(config).close();
  }

  static Admin connect(ReadableConfig config, Duration patience)
      throws NoBrokerException, InterruptedException {
    String servers = config.get(FenghuoOptions.BOOTSTRAP_SERVERS);
    Map<String, Object> client = new HashMap<>(config.get(FenghuoOptions.KAFKA_PROPERTIES));
    client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    try {
      Admin admin = Admin.create(client);
      try {
        int millis = (int) patience.toMillis();
        admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis)).nodes().get();
        return admin;
      } catch (ExecutionException | InterruptedException | RuntimeException e) {
        // Without a pause for answers that nobody waits for.
        admin.close(Duration.ZERO);
        throw e;
      }
    } catch (ExecutionException e) {
      throw new NoBrokerException(servers, patience, e.getCause());
    } catch (KafkaException e) {
      throw new NoBrokerException(servers, patience, e.getCause() == null ? e : e.getCause());
    }
  }

  /** No broker answers where the configuration says. */
  public static final class NoBrokerException extends IOException {

    private NoBrokerException(String servers, Duration patience, Throwable cause) {
      super(
          FenghuoOptions.BOOTSTRAP_SERVERS.key()
              + "="
              + servers
              + ": no Kafka broker answers there within "
              + patience.toSeconds()
              + " s ("
              + cause.getMessage()
              + "): start one, or name another",
          cause);
    }
  }
}
