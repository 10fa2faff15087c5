package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** That a wrong broker is told by the setting that names it. */
class BrokersTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void tellsOfAPortAtWhichNobodyAnswers() throws Exception {
    // Somebody listens and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String servers = "127.0.0.1:" + silent.getLocalPort();

      assertThatThrownBy(() -> Brokers.connect(config(servers), SHORT))
          .isInstanceOf(Brokers.NoBrokerException.class)
          .hasMessageStartingWith(
              "kafka.bootstrap.servers="
                  + servers
                  + ": no Kafka broker answers there within 1 s (");
    }
  }

  @Test
  void tellsOfANameThatNobodyHas() {
    assertThatThrownBy(() -> Brokers.connect(config("no-such-broker.invalid:9092"), SHORT))
        .isInstanceOf(Brokers.NoBrokerException.class)
        .hasMessageStartingWith("kafka.bootstrap.servers=no-such-broker.invalid:9092: no Kafka");
  }

  @Test
  void tellsOfAnAddressWithoutAPort() {
    assertThatThrownBy(() -> Brokers.connect(config("broker"), SHORT))
        .isInstanceOf(Brokers.NoBrokerException.class)
        .hasMessageContaining("broker");
  }

  private static Configuration config(String servers) {
    return new Configuration().set(FenghuoOptions.BOOTSTRAP_SERVERS, servers);
  }
}
