package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingCheckTest {

  private static final Path SAMPLES = Path.of("sample-data", "mappings");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /** The published shapes: what the command prints is kept beside each mapping. */
  @ParameterizedTest
  @CsvSource({
    "amazon-connect, records.jsonl, expected.txt, 0",
    "amazon-connect, faulty-records.jsonl, expected-of-faulty.txt, 1",
    "intercom, records.jsonl, expected.txt, 0",
    "intercom, faulty-records.jsonl, expected-of-faulty.txt, 1"
  })
  void showsWhatTheSampleMappingsMakeOfTheirRecords(
      String name, String records, String expected, int code) throws Exception {
    Path folder = SAMPLES.resolve(name);

    int exit =
        check(
            "--mapping",
            folder.resolve("mapping.yaml").toString(),
            "--records",
            folder.resolve(records).toString());

    assertThat(written()).isEqualTo(Files.readString(folder.resolve(expected)));
    assertThat(exit).isEqualTo(code);
  }

  @Test
  void tellsOfALineThatIsNoTextAndGoesOn(@TempDir Path folder) throws Exception {
    Path records = folder.resolve("records.jsonl");
    Files.write(records, new byte[] {'{', (byte) 0xc4, (byte) 0xe3, '}', '\n', '{', '}', '\n'});

    int exit =
        check(
            "--mapping",
            SAMPLES.resolve("intercom/mapping.yaml").toString(),
            "--records",
            records.toString());

    assertThat(written())
        .contains("1  DEAD LETTER BAD_UTF8: ", "2  skipped", "records 2  events 0  skipped 1");
    assertThat(exit).isEqualTo(1);
  }

  /** Compressed records are read as well; where none is mapped nothing has been checked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gz | {} | records 1  events 0  skipped 1  dead letters 0",
        "gz | '' | records 0  events 0  skipped 0  dead letters 0",
        "jsonl | '' | records 0  events 0  skipped 0  dead letters 0",
      })
  void isNoCheckWhereNothingIsMapped(
      String ending, String lines, String shown, @TempDir Path folder) throws Exception {
    Path records = folder.resolve("records." + ending);
    try (OutputStream to =
        ending.equals("gz")
            ? new GZIPOutputStream(Files.newOutputStream(records))
            : Files.newOutputStream(records)) {
      to.write(lines.getBytes(StandardCharsets.UTF_8));
    }

    int exit =
        check(
            "--mapping",
            SAMPLES.resolve("intercom/mapping.yaml").toString(),
            "--records",
            records.toString());

    assertThat(written()).endsWith(shown + "\n");
    assertThat(exit).isEqualTo(2);
  }

  @Test
  void checksAFileAlone() {
    assertThat(check("--mapping", SAMPLES.resolve("intercom/mapping.yaml").toString())).isZero();
    assertThat(written()).endsWith("no fault\n");
  }

  @Test
  void warnsOfAConditionThatHoldsByWhatARecordLacks(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("m.yaml"),
            """
            when: m.env != 'test' && has(m.app) && m.app != 'x'
            fields: { tenant: m.t, brand: m.b, eventTime: m.at }
            events:
              - kind: HEARTBEAT
                when: "!(m.head['kind'] == 'noise') && m.type == 'beat'"
                fields: { source: { value: app } }
            """);

    assertThat(check("--mapping", file.toString())).isZero();
    assertThat(written())
        .isEqualTo(
            """
            WARNING  when holds for a record that lacks m.env: say has(m.env) if it may
            WARNING  events[0].when holds for a record that lacks m.head.kind: say has(m.head.kind) if it may
            %s: no fault
            """
                .formatted(file));
  }

  @Test
  void refusesAFaultyFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("m.yaml"), "events: []");

    assertThat(check("--mapping", file.toString())).isEqualTo(2);
    assertThat(check("--mapping", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(check()).isEqualTo(2);
    assertThat(written()).isEmpty();
  }

  private int check(String... args) {
    String[] line =
        Stream.concat(Stream.of("mapping", "check"), Stream.of(args)).toArray(String[]::new);
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return Fenghuo.run(
        new Jobs((env, config) -> {}, (input, definitions, config, parallelism) -> null),
        out,
        line);
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
