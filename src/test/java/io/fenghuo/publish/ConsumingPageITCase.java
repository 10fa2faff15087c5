package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.control.ControlDecoder;
import io.fenghuo.event.Origin;
import io.fenghuo.incident.Alert;
import io.fenghuo.testing.Needs;
import io.fenghuo.testing.PagerExample;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs every example of the consumer's page against a broker that holds what the job writes. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumingPageITCase {

  private static final Path PAGE = Path.of("src", "docs", "consuming.md");
  private static final Topics TOPICS = Topics.of(new Configuration());

  @TempDir static Path folder;

  private EmbeddedKafka kafka;

  /** In order; what goes to the graded topics goes there twice, as after a failure. */
  @BeforeAll
  void writeWhatAJobWrites() throws Exception {
    kafka = EmbeddedKafka.start();
    kafka.createTopics(TOPICS.all().stream().collect(Collectors.toMap(TopicPlan::name, plan -> 1)));
    AlertRouting routing = new AlertRouting(TOPICS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Alert alert : Consumed.story()) {
        if (alert.epoch() > 0) {
          for (Alert lost : Consumed.takenBack()) {
            for (String topic : routing.topicsOf(lost)) {
              producer.send(record(topic, lost)).get();
            }
          }
        }
        producer.send(record(TOPICS.lifecycle(), alert)).get();
        for (String topic : routing.topicsOf(alert)) {
          producer.send(record(topic, alert)).get();
          producer.send(record(topic, alert)).get();
        }
      }
    }
  }

  @AfterAll
  void stop() throws IOException {
    kafka.close();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, Alert alert) {
    return new CloudEventSerializer<Alert>(a -> Envelopes.alert(topic, a), Clock.systemUTC())
        .serialize(alert, null, null);
  }

  @Test
  void shellShowsWhatIsOpenOnALevel() throws Exception {
    Needs.programs("kcat", "jq");

    assertThat(bash(example("bash", 0), Map.of()))
        .extracting(line -> line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1)))
        .containsExactlyInAnyOrder(
            "inc-risen ESCALATED",
            "inc-acked ACKED",
            "inc-held RESOLVE_HELD",
            // Only the ledger knows that it was taken back: rule 6.
            "inc-ghost OPENED");
  }

  @Test
  void aPagerThatStartsCallsWhoIsStillWaitedFor() throws Exception {
    Needs.programs("kcat", "python3");
    PagerExample.write(folder);
    Path script = Files.writeString(folder.resolve("pager.sh"), example("bash", 1));

    List<String> said =
        bash("cd " + folder + "; timeout 15 bash " + script + " || [ $? = 124 ]", Map.of());

    assertThat(said)
        .extracting(line -> line.replaceAll(" by .*", ""))
        .containsExactly("call TECH for inc-retold", "call TECH for inc-risen");
  }

  @Test
  void javaReadsTheLedgerWithoutAGap() throws Exception {
    Path program = Files.writeString(folder.resolve("Ledger.java"), example("java", 0));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> jar.matches(".*/(kafka-clients|jackson|slf4j-api|lz4|snappy|zstd)[^/]*"))
            .collect(Collectors.joining(File.pathSeparator));

    List<String> said =
        run(
            List.of(java, "-cp", classPath, program.toString(), kafka.bootstrapServers()),
            Map.of());

    assertThat(said)
        .containsExactlyElementsOf(
            Consumed.story().stream()
                .map(a -> a.incidentId() + " " + a.seq() + " " + a.event() + " " + a.level())
                .toList());
  }

  @Test
  void shellAcknowledges() throws Exception {
    Needs.programs("kcat", "jq");

    bash(example("bash", 2), Map.of("INCIDENT", "inc-risen", "DEPARTMENT", "TECH", "ACTOR", "li"));
    List<String> sent = bash("kcat -C -b \"$BROKER\" -t ops.control -o beginning -e -q", Map.of());

    assertThat(sent)
        .containsExactly(
            """
            {"commandId":"li-inc-risen/2-TECH","kind":"ACK","actor":"li","reason":"on it",\
            "tenant":"shop","incidentId":"inc-risen","department":"TECH"}\
            """);
    assertThat(Schemas.faults("ops.control", sent.get(0).getBytes(UTF_8))).isEmpty();
    assertThat(
            new ControlDecoder(262_144)
                .decode(new Origin("ops.control", 0, 0), 0, sent.get(0).getBytes(UTF_8))
                .rejection())
        .isNull();
  }

  private static String example(String language, int index) throws IOException {
    Matcher blocks =
        Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(PAGE));
    List<String> found = new ArrayList<>();
    while (blocks.find()) {
      found.add(blocks.group(1));
    }
    return found.get(index);
  }

  private List<String> bash(String script, Map<String, String> environment) throws Exception {
    return run(List.of("bash", "-euo", "pipefail", "-c", script), environment);
  }

  private List<String> run(List<String> command, Map<String, String> environment) throws Exception {
    Path said = Files.createTempFile(folder, "said-", ".txt");
    Path failed = Files.createTempFile(folder, "failed-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(said.toFile()).redirectError(failed.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("BROKER", kafka.bootstrapServers());
    Process process = builder.start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end: " + command);
    }
    assertThat(process.exitValue()).as(Files.readString(failed)).isZero();
    return Files.readAllLines(said, UTF_8);
  }
}
