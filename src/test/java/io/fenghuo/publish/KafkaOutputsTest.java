package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.config.FenghuoOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class KafkaOutputsTest {

  private final Configuration config =
      new Configuration().set(FenghuoOptions.BOOTSTRAP_SERVERS, "127.0.0.1:9092");

  @Test
  void buildsSinksThatCanBeShipped() throws Exception {
    for (DeliveryGuarantee guarantee : DeliveryGuarantee.values()) {
      config.set(FenghuoOptions.FAST_LANE_GUARANTEE, guarantee);
      config.set(FenghuoOptions.LEDGER_GUARANTEE, guarantee);
      KafkaOutputs outputs = KafkaOutputs.from(config);

      InstantiationUtil.clone(outputs.fastLane());
      InstantiationUtil.clone(outputs.ledger());
      InstantiationUtil.clone(outputs.deadLetters());
      InstantiationUtil.clone(outputs.controlRejections());
    }
    InstantiationUtil.clone(new AlertRouting(KafkaOutputs.from(config).topics()));
  }

  @Test
  void letsTheUserSetWhatNoGuaranteeRestsOn() {
    config.set(
        FenghuoOptions.KAFKA_PROPERTIES,
        Map.of("compression.type", "zstd", "acks", "1", "delivery.timeout.ms", "60000"));

    Properties producer = KafkaOutputs.from(config).producer(Duration.ZERO);

    assertThat(producer)
        .containsEntry("linger.ms", "0")
        .containsEntry("compression.type", "zstd")
        .containsEntry("delivery.timeout.ms", "60000")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true");
  }

  @Test
  void waitsTwoMinutesForABroker() {
    assertThat(KafkaOutputs.from(config).producer(Duration.ZERO))
        .containsEntry("delivery.timeout.ms", "120000");
  }

  /** Two may change places at a leader that is new, and then the first is refused for good. */
  @Test
  void hasOneRequestUnderWayAtATime() {
    assertThat(KafkaOutputs.from(config).producer(Duration.ZERO))
        .containsEntry("max.in.flight.requests.per.connection", "1");
  }

  @Test
  void namesTheSettingThatCannotBe() {
    config.set(FenghuoOptions.TRANSACTION_TIMEOUT, Duration.ZERO);
    assertThatThrownBy(() -> KafkaOutputs.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output.transaction-timeout must be positive")
        .hasMessageContaining("PT0S");

    config.removeConfig(FenghuoOptions.TRANSACTION_TIMEOUT);
    config.set(FenghuoOptions.KAFKA_PROPERTIES, Map.of("max.request.size", "1 MB"));
    assertThatThrownBy(() -> KafkaOutputs.from(config).deadLetters())
        .hasMessage("kafka.properties.max.request.size must be a whole number, got 1 MB");

    assertThatThrownBy(() -> KafkaOutputs.from(new Configuration()))
        .hasMessage("kafka.bootstrap.servers must be set");
  }
}
