package io.fenghuo.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What values of the right type must keep to. Each rule is said once here and told with the
 * setting's name and its value.
 */
final class Bounds {

  /** The default of a broker's {@code transaction.max.timeout.ms}. */
  private static final Duration BROKER_MAX_TRANSACTION = Duration.ofMinutes(15);

  private static final Pattern SERVER =
      Pattern.compile("[^\\s:,]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}");
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

  private static final List<ConfigOption<String>> INPUT_TOPICS =
      List.of(
          FenghuoOptions.TRAFFIC_TOPIC,
          FenghuoOptions.SENTIMENT_TOPIC,
          FenghuoOptions.MENTION_TOPIC,
          FenghuoOptions.CONTROL_TOPIC);

  private final ReadableConfig config;
  private final List<String> faults = new ArrayList<>();

  private Bounds(ReadableConfig config) {
    this.config = config;
  }

  /** Every rule that the configuration breaks; values of a wrong type are passed over. */
  static List<String> faults(ReadableConfig config) {
    Bounds bounds = new Bounds(config);
    bounds.check();
    bounds.faults.addAll(NotifyBounds.faults(config));
    return bounds.faults;
  }

  /** What is allowed and probably not meant. */
  static List<String> warnings(ReadableConfig config) {
    return value(config, FenghuoOptions.TRANSACTION_TIMEOUT)
        .filter(timeout -> timeout.compareTo(BROKER_MAX_TRANSACTION) > 0)
        .map(
            timeout ->
                FenghuoOptions.TRANSACTION_TIMEOUT.key()
                    + " is more than a broker's default transaction.max.timeout.ms of 15min, which"
                    + " must be raised to match; got "
                    + OptionTypes.show(timeout))
        .stream()
        .toList();
  }

  private void check() {
    servers();
    INPUT_TOPICS.forEach(
        topic ->
            must(
                topic,
                "be 1 to 249 letters, digits, dots, underscores or hyphens",
                name -> TOPIC.matcher(name).matches()));
    topicsDiffer();
    mappings();
    must(
        FenghuoOptions.TOPIC_PREFIX,
        "be at most 200 letters, digits, dots, underscores or hyphens",
        prefix -> TOPIC_PREFIX.matcher(prefix).matches());
    must(FenghuoOptions.GROUP_ID, "not be blank", id -> !id.isBlank());
    must(FenghuoOptions.TRANSACTIONAL_ID_PREFIX, "not be blank", prefix -> !prefix.isBlank());
    positive(FenghuoOptions.IDLE_AFTER);
    positive(FenghuoOptions.CARE_LOOK_BACK);
    positive(FenghuoOptions.TRANSACTION_TIMEOUT);
    positive(IncidentOptions.MAX_MUTE);
    must(FenghuoOptions.MAX_RECORD_BYTES, "be positive", bytes -> bytes > 0);
    must(FenghuoOptions.MAX_PAYLOAD_BYTES, "be positive", bytes -> bytes > 0);
    must(
        FenghuoOptions.CLOCK_RATE,
        "be positive and finite",
        rate -> rate > 0 && Double.isFinite(rate));
    must(
        FenghuoOptions.MEASURES,
        "name at least one file",
        files -> !files.isEmpty() && files.stream().noneMatch(String::isBlank));
    must(
        FenghuoOptions.RULES,
        "name at least one file",
        files -> !files.isEmpty() && files.stream().noneMatch(String::isBlank));
    ownProperties();
  }

  private void servers() {
    Optional<String> servers = value(config, FenghuoOptions.BOOTSTRAP_SERVERS);
    if (servers.isEmpty() || servers.get().isBlank()) {
      faults.add(
          FenghuoOptions.BOOTSTRAP_SERVERS.key()
              + " is required: the brokers as host:port, comma-separated");
      return;
    }
    for (String server : servers.get().split(",", -1)) {
      if (!SERVER.matcher(server.strip()).matches()) {
        faults.add(
            FenghuoOptions.BOOTSTRAP_SERVERS.key()
                + " must be host:port, comma-separated, got '"
                + server.strip()
                + "'");
      }
    }
  }

  private void topicsDiffer() {
    Set<String> seen = new HashSet<>();
    for (ConfigOption<String> option : INPUT_TOPICS) {
      value(config, option)
          .filter(topic -> !seen.add(topic))
          .ifPresent(
              topic ->
                  faults.add(
                      option.key()
                          + " must differ from the other input topics, got '"
                          + topic
                          + "'"));
    }
  }

  private void mappings() {
    String option = FenghuoOptions.MAPPINGS.key();
    Optional<String> control = value(config, FenghuoOptions.CONTROL_TOPIC);
    value(config, FenghuoOptions.MAPPINGS)
        .ifPresent(
            mappings ->
                mappings.forEach(
                    (topic, file) -> {
                      if (!TOPIC.matcher(topic).matches()) {
                        faults.add(
                            option
                                + " must name topics of 1 to 249 letters, digits, dots, underscores"
                                + " or hyphens, got '"
                                + topic
                                + "'");
                      }
                      if (control.filter(topic::equals).isPresent()) {
                        faults.add(
                            option
                                + "."
                                + topic
                                + " must not be "
                                + FenghuoOptions.CONTROL_TOPIC.key()
                                + ": commands are not mapped");
                      }
                      if (file.isBlank()) {
                        faults.add(option + "." + topic + " must name a file");
                      }
                    }));
  }

  /** What the job sets itself cannot be set twice. */
  private void ownProperties() {
    value(config, FenghuoOptions.KAFKA_PROPERTIES)
        .ifPresent(
            properties -> {
              if (properties.containsKey("bootstrap.servers")) {
                faults.add(
                    "kafka.properties.bootstrap.servers must be set as "
                        + FenghuoOptions.BOOTSTRAP_SERVERS.key());
              }
              if (properties.containsKey("group.id")) {
                faults.add(
                    "kafka.properties.group.id must be set as " + FenghuoOptions.GROUP_ID.key());
              }
            });
  }

  private void positive(ConfigOption<Duration> option) {
    must(option, "be positive", duration -> !duration.isZero() && !duration.isNegative());
  }

  private <T> void must(ConfigOption<T> option, String rule, Predicate<T> holds) {
    value(config, option)
        .filter(holds.negate())
        .ifPresent(
            value ->
                faults.add(
                    option.key()
                        + " must "
                        + rule
                        + ", got "
                        + (value instanceof String ? "'" + value + "'" : OptionTypes.show(value))));
  }

  /** The value set, or else the default; empty where it cannot be read, which is told elsewhere. */
  private static <T> Optional<T> value(ReadableConfig config, ConfigOption<T> option) {
    try {
      return Optional.ofNullable(config.get(option));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
