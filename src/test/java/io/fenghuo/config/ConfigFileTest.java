package io.fenghuo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  private static final String SERVERS = "kafka.bootstrap.servers: broker:9092\n";

  @Test
  void readsNestedAndDottedKeys(@TempDir Path dir) throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("fenghuo.yaml"),
            """
            kafka:
              bootstrap.servers: a:9092,b:9092
              properties:
                security.protocol: SASL_SSL
                sasl: { mechanism: PLAIN }
            input:
              max-disorder: 20s
              start-at: earliest
            input.max-record-bytes: 1000
            output.ledger.guarantee: at-least-once
            clock.rate: 60
            definitions:
              rules: [ours.yaml, "more;ours.yaml"]
              measures: ours.yaml;classpath:measures.yaml
            """);

    Configuration config = ConfigFile.read(file);

    assertThat(config.get(FenghuoOptions.BOOTSTRAP_SERVERS)).isEqualTo("a:9092,b:9092");
    assertThat(config.get(FenghuoOptions.KAFKA_PROPERTIES))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    assertThat(config.get(FenghuoOptions.MAX_DISORDER)).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.get(FenghuoOptions.START_AT)).isEqualTo(FenghuoOptions.StartAt.EARLIEST);
    assertThat(config.get(FenghuoOptions.MAX_RECORD_BYTES)).isEqualTo(1000);
    assertThat(config.get(FenghuoOptions.LEDGER_GUARANTEE))
        .isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(config.get(FenghuoOptions.CLOCK_RATE)).isEqualTo(60.0);
    assertThat(config.get(FenghuoOptions.RULES)).containsExactly("ours.yaml", "more;ours.yaml");
    assertThat(config.get(FenghuoOptions.MEASURES))
        .containsExactly("ours.yaml", "classpath:measures.yaml");
    assertThat(config.get(FenghuoOptions.TRAFFIC_TOPIC)).isEqualTo("chat.traffic");
  }

  @Test
  void overridesWinOverTheFile() {
    Configuration config =
        ConfigFile.parse(
            "f", SERVERS + "clock.rate: 2", Map.of("clock.rate", "3", "input.group-id", "g"));

    assertThat(config.get(FenghuoOptions.CLOCK_RATE)).isEqualTo(3.0);
    assertThat(config.get(FenghuoOptions.GROUP_ID)).isEqualTo("g");
  }

  @Test
  void needsNoBrokersForARunWithoutKafka() {
    Configuration config = ConfigFile.withoutKafka(Map.of("clock.rate", "3"));

    assertThat(config.get(FenghuoOptions.CLOCK_RATE)).isEqualTo(3.0);
    assertThat(config.getOptional(FenghuoOptions.BOOTSTRAP_SERVERS)).isEmpty();
    assertThat(
            catchThrowableOfType(
                    InvalidConfigException.class,
                    () -> ConfigFile.withoutKafka(Map.of("clock.rate", "-3")))
                .faults())
        .containsExactly("clock.rate must be positive and finite, got -3.0");
  }

  @Test
  void tellsAllFaultsAtOnce() {
    assertThat(
            faults(
                """
                input.max-disorde: 5s
                input.idle-after: -5s
                clock.rate: 0
                input.max-record-bytes: many
                nothing.like.that: 1
                """))
        .containsExactly(
            "input.max-disorde is unknown (did you mean input.max-disorder?)",
            "input.idle-after must be a length of time such as 500ms, 30s, 5min, 3h or 1d, got"
                + " '-5s'",
            "input.max-record-bytes must be a whole number, got 'many'",
            "nothing.like.that is unknown",
            "kafka.bootstrap.servers is required: the brokers as host:port, comma-separated",
            "clock.rate must be positive and finite, got 0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kafka.bootstrap.servers: broker          | kafka.bootstrap.servers must be host:port, comma-separated, got 'broker'
          kafka.bootstrap.servers: 'a:1,,b:2'      | kafka.bootstrap.servers must be host:port, comma-separated, got ''
          kafka.bootstrap.servers: ' '             | kafka.bootstrap.servers is required: the brokers as host:port, comma-separated
          input.idle-after: 0s                     | input.idle-after must be positive, got 0ms
          output.transaction-timeout: 0s           | output.transaction-timeout must be positive, got 0ms
          clock.rate: Infinity                     | clock.rate must be positive and finite, got Infinity
          clock.rate: fast                         | clock.rate must be a number, got 'fast'
          input.max-record-bytes: 0                | input.max-record-bytes must be positive, got 0
          dead-letter.max-payload-bytes: -1        | dead-letter.max-payload-bytes must be positive, got -1
          input.start-at: sometime                 | input.start-at must be one of earliest, latest, committed, got 'sometime'
          output.ledger.guarantee: twice           | output.ledger.guarantee must be one of exactly-once, at-least-once, none, got 'twice'
          input.traffic.topic: 'a b'               | input.traffic.topic must be 1 to 249 letters, digits, dots, underscores or hyphens, got 'a b'
          input.mention.topic: chat.sentiment      | input.mention.topic must differ from the other input topics, got 'chat.sentiment'
          input.mappings: { 'a b': m.yaml }        | input.mappings must name topics of 1 to 249 letters, digits, dots, underscores or hyphens, got 'a b'
          input.mappings: { ops.control: m.yaml }  | input.mappings.ops.control must not be input.control.topic: commands are not mapped
          input.mappings: { calls: '' }            | input.mappings.calls must name a file
          output.topic-prefix: 'a/'                | output.topic-prefix must be at most 200 letters, digits, dots, underscores or hyphens, got 'a/'
          input.group-id: ''                       | input.group-id must not be blank, got ''
          output.transactional-id-prefix: ''       | output.transactional-id-prefix must not be blank, got ''
          definitions.rules: []                    | definitions.rules must name at least one file, got []
          definitions.rules: [{a: b}]              | definitions.rules[0] must be a text
          clock.rate: [1]                          | clock.rate must be a number, got a list
          clock.rate: ~                            | clock.rate has no value; leave it out to keep its default
          kafka.properties.group.id: x             | kafka.properties.group.id must be set as input.group-id
          kafka.properties: {bootstrap.servers: x} | kafka.properties.bootstrap.servers must be set as kafka.bootstrap.servers
          """)
  void namesSettingValueAndRule(String line, String fault) {
    String rest = line.startsWith("kafka.bootstrap") ? "" : SERVERS;

    assertThat(faults(rest + line)).contains(fault);
  }

  @Test
  void readsTheMappingsByTopicsWhoseNamesHaveDots() {
    Configuration config =
        ConfigFile.parse(
            "fenghuo.yaml",
            SERVERS + "input.mappings:\n  desk.calls-v1: calls.yaml\n  chat.traffic: chat.yaml\n",
            Map.of("input.mappings.desk.mail", "mail.yaml"));

    assertThat(config.get(FenghuoOptions.MAPPINGS))
        .containsOnly(
            entry("desk.calls-v1", "calls.yaml"),
            entry("chat.traffic", "chat.yaml"),
            entry("desk.mail", "mail.yaml"));
  }

  @Test
  void refusesWhatIsSetTwice() {
    assertThat(faults(SERVERS + "clock.rate: 1\nclock: { rate: 2 }"))
        .containsExactly("clock.rate is set twice");
    assertThat(faults(SERVERS + "clock.rate: 1\nclock.rate: 2").get(0))
        .startsWith("3:")
        .contains("Duplicate");
  }

  @Test
  void refusesWhatIsNoFileOfSettings() {
    assertThat(faults("- a\n- b")).contains("document must be settings by name");
    assertThat(faults("a: [").get(0)).contains("is not YAML");
    assertThat(faults("")).hasSize(1);
  }

  @Test
  void refusesASecondDocument() {
    assertThat(faults(SERVERS + "---\nprivacy.salt: abc").get(0))
        .startsWith("2:1 has a second document");
  }

  @Test
  void tellsWhereTheFormIsWrongWithoutAnyValue() {
    assertThat(faults("privacy:\n\tsalt: hush").get(0))
        .startsWith("2:1 (\\tsalt: …) is not YAML: a tab")
        .doesNotContain("hush");
  }

  @Test
  void refusesAFileThatIsNotUtf8(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("gbk.yaml"), "# 退款".getBytes(Charset.forName("GBK")));

    assertThatThrownBy(() -> ConfigFile.read(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("gbk.yaml")
        .hasMessageContaining("must be in UTF-8");
  }

  @Test
  void warnsOfATransactionLongerThanTheBrokersMaximum() {
    Configuration config =
        ConfigFile.parse("f", SERVERS + "output.transaction-timeout: 20min", Map.of());

    assertThat(Bounds.warnings(config))
        .containsExactly(
            "output.transaction-timeout is more than a broker's default transaction.max.timeout.ms"
                + " of 15min, which must be raised to match; got 20min");
    assertThat(Bounds.warnings(new Configuration())).isEmpty();
  }

  private static List<String> faults(String text) {
    return catchThrowableOfType(
            InvalidConfigException.class, () -> ConfigFile.parse("f", text, Map.of()))
        .faults();
  }
}
