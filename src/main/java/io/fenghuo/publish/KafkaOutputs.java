package io.fenghuo.publish;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.InvalidConfigException;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.incident.Alert;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.rule.live.RuleStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The sinks of a job. Two lanes carry the alerts: the graded topics within milliseconds and perhaps
 * twice under the same id, the ledger once and at the next checkpoint. Each lane's guarantee is a
 * setting; all else is written at least once.
 *
 * <p>A producer that cannot reach its broker holds the job back for two minutes before it fails it;
 * nothing is dropped. It has one request under way at a time, each with what has come up meanwhile:
 * with more, a partition whose new leader refuses a producer's first batch and takes its second one
 * shuts the first out until those two minutes are over.
 */
public final class KafkaOutputs {

  private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);
  private static final int BATCH_BYTES = 64 << 10;
  private static final int DEFAULT_MAX_REQUEST_BYTES = 1_048_576;

  private final ReadableConfig config;
  private final Topics topics;

  private KafkaOutputs(ReadableConfig config) {
    this.config = config;
    this.topics = Topics.of(config);
  }

  /**
   * @throws InvalidConfigException naming the setting that cannot be
   */
  public static KafkaOutputs from(ReadableConfig config) {
    Duration timeout = config.get(FenghuoOptions.TRANSACTION_TIMEOUT);
    require(
        timeout.toMillis() > 0 && timeout.toMillis() <= Integer.MAX_VALUE,
        FenghuoOptions.TRANSACTION_TIMEOUT.key()
            + " must be positive and under 24 days, got "
            + timeout);
    require(
        config.get(FenghuoOptions.MAX_PAYLOAD_BYTES) >= 0,
        FenghuoOptions.MAX_PAYLOAD_BYTES.key()
            + " must not be negative, got "
            + config.get(FenghuoOptions.MAX_PAYLOAD_BYTES));
    require(
        config.getOptional(FenghuoOptions.BOOTSTRAP_SERVERS).isPresent(),
        FenghuoOptions.BOOTSTRAP_SERVERS.key() + " must be set");
    return new KafkaOutputs(config);
  }

  public Topics topics() {
    return topics;
  }

  /** Alerts after {@link AlertRouting}, to the graded topics. */
  public Sink<RoutedAlert> fastLane() {
    return sink(
        "fast-lane",
        config.get(FenghuoOptions.FAST_LANE_GUARANTEE),
        Duration.ZERO,
        routed -> Envelopes.alert(routed.topic(), routed.alert()));
  }

  /** Every alert, to the ledger. */
  public Sink<Alert> ledger() {
    String topic = topics.lifecycle();
    return sink(
        "ledger",
        config.get(FenghuoOptions.LEDGER_GUARANTEE),
        Duration.ofMillis(5),
        alert -> Envelopes.alert(topic, alert));
  }

  /** What each department is to do. */
  public Sink<IncidentTask> tasks() {
    String topic = topics.tasks();
    return plain("tasks", record -> Envelopes.task(topic, record));
  }

  /** What is proposed for affected customers. */
  public Sink<CareDirective> careDirectives() {
    String topic = topics.careDirectives();
    return plain("care", record -> Envelopes.careDirective(topic, record));
  }

  /** Records that could not become events, cut to what fits into a producer's request. */
  public Sink<DeadLetter> deadLetters() {
    return plain(
        "dead-letter",
        new DeadLetterEnvelope(
            topics.deadLetter(),
            config.get(FenghuoOptions.MAX_PAYLOAD_BYTES),
            maxRequestBytes(config)));
  }

  /** Why commands were not carried out. */
  public Sink<ControlRejection> controlRejections() {
    String topic = topics.controlRejected();
    return plain("control-rejected", record -> Envelopes.controlRejection(topic, record));
  }

  /** How changes of rules fare, and what shadow rules find. */
  public Sink<RuleStatus> rulesStatus() {
    String topic = topics.rulesStatus();
    return plain("rules-status", record -> Envelopes.ruleStatus(topic, record));
  }

  /** Any other record, at least once. */
  private <T> Sink<T> plain(String name, Envelope<T> envelope) {
    return sink(name, DeliveryGuarantee.AT_LEAST_ONCE, Duration.ofMillis(5), envelope);
  }

  private <T> KafkaSink<T> sink(
      String name, DeliveryGuarantee guarantee, Duration linger, Envelope<T> envelope) {
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(config.get(FenghuoOptions.BOOTSTRAP_SERVERS))
            .setKafkaProducerConfig(producer(linger))
            .setDeliveryGuarantee(guarantee)
            .setRecordSerializer(new CloudEventSerializer<>(envelope, Clock.systemUTC()));
    if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
      sink.setTransactionalIdPrefix(
          config.get(FenghuoOptions.TRANSACTIONAL_ID_PREFIX) + "-" + name);
      sink.setProperty(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
          Long.toString(config.get(FenghuoOptions.TRANSACTION_TIMEOUT).toMillis()));
    }
    return sink.build();
  }

  /** Ours first, then the user's, then what the guarantees rest on. */
  Properties producer(Duration linger) {
    Properties properties = new Properties();
    properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, Long.toString(linger.toMillis()));
    properties.setProperty(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(DELIVERY_TIMEOUT.toMillis()));
    properties.setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    config.get(FenghuoOptions.KAFKA_PROPERTIES).forEach(properties::setProperty);
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return properties;
  }

  private static int maxRequestBytes(ReadableConfig config) {
    String name = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
    String configured = config.get(FenghuoOptions.KAFKA_PROPERTIES).get(name);
    if (configured == null) {
      return DEFAULT_MAX_REQUEST_BYTES;
    }
    try {
      return Integer.parseInt(configured.strip());
    } catch (NumberFormatException e) {
      throw new InvalidConfigException(
          FenghuoOptions.KAFKA_PROPERTIES.key()
              + "."
              + name
              + " must be a whole number, got "
              + configured);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new InvalidConfigException(message);
    }
  }
}
