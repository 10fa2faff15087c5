package io.fenghuo.tool.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A start that is interrupted, as by Ctrl-C, comes to its end and is heard of then. */
@Timeout(60)
class InterruptedStartITCase {

  @AfterEach
  void forget() {
    Thread.interrupted();
  }

  @Test
  void ofABroker() throws Exception {
    Thread.currentThread().interrupt();
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      assertThat(Thread.interrupted()).isTrue();
      kafka.createTopics(Map.of("in", 1));
    }
  }

  @Test
  void ofACluster() throws Exception {
    Thread.currentThread().interrupt();
    try (EmbeddedFlink flink =
        EmbeddedFlink.start(
            (env, config) ->
                env.fromSequence(0, Long.MAX_VALUE)
                    .uid("numbers")
                    .sinkTo(new DiscardingSink<>())
                    .uid("nowhere"),
            new Configuration(),
            1)) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(flink.status().isGloballyTerminalState()).isFalse();
    }
  }
}
