package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a replay makes of a recording whose times are odd, and of files that are no input. */
class RecordedFileTimesTest {

  private static final String LEAK =
      """
      {"eventId":"%s","eventTime":%s,"tenant":"shop","brand":"acme","kind":"PII_EXPOSED",\
      "source":"dlp","channel":"APP","sessionId":"s","customerId":"c","subjectCount":2000,\
      "dataClass":"ID_CARD"}
      """;
  private static final String LEAK_TIME = "\"2026-11-16T08:00:00Z\"";

  @TempDir Path folder;

  /** The first line of a file says nothing of those behind it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a week-end, \"2026-11-13T18:00:00Z\", events 3",
        "microseconds, 1794590400000000, events 2  repeated 0  dead letters 1: ABSURD_TIME 1"
      })
  void tellOfALeakBehindAnOddFirstLine(String what, String first, String read) throws Exception {
    write(
        "chat.traffic.jsonl",
        message("m1", first)
            + message("m2", "\"2026-11-16T07:59:00Z\"")
            + LEAK.formatted("leak", LEAK_TIME));

    String said = replay();

    assertThat(said).as(what).contains(read).contains("\"event\":\"OPENED\"");
    assertThat(said).as("the clock ends with the last line").doesNotContain("OVERDUE");
  }

  @Test
  void aLastLineOfAnotherUnitDoesNotMoveTheClock() throws Exception {
    write(
        "chat.traffic.jsonl",
        message("m1", "\"2026-11-16T07:59:00Z\"")
            + LEAK.formatted("leak", LEAK_TIME)
            + message("m2", "1794590400000000"));

    assertThat(replay())
        .contains("events 2  repeated 0  dead letters 1: ABSURD_TIME 1")
        .doesNotContain("OVERDUE")
        .doesNotContain("ACK_EXPIRED");
  }

  @Test
  void aFileOfNoInputTopicIsRefusedByItsName() throws Exception {
    write("chat.traffic.jsonl", message("m1", LEAK_TIME));
    write("chat.trafic.jsonl", LEAK.formatted("leak", LEAK_TIME));

    assertThat(replay())
        .startsWith("2\n")
        .contains("chat.trafic.jsonl is of none of the input topics [chat.traffic,");
  }

  @Test
  void aFileThatIsNotNamedAsInputIsTold() throws Exception {
    write("chat.traffic.jsonl", message("m1", LEAK_TIME));
    write("chat.sentiment.json", "{}");
    write("story.md", "# What happens");

    assertThat(replay())
        .startsWith("0\n")
        .contains("No input, for it is not named <topic>.jsonl[.gz]: chat.sentiment.json\n");
  }

  /** Some editors begin a file with one. */
  @Test
  void aByteOrderMarkIsNoPartOfTheFirstRecord() throws Exception {
    write("chat.traffic.jsonl", "\uFEFF" + LEAK.formatted("leak", LEAK_TIME));

    assertThat(replay()).contains("records read 1  events 1").contains("\"event\":\"OPENED\"");
  }

  @Test
  void whatIsSetAsideIsToldWithItsFirstPlace() throws Exception {
    write(
        "chat.traffic.jsonl",
        message("m1", "1794590400000000") + message("m2", "7") + message("m3", LEAK_TIME));

    assertThat(replay())
        .contains(
            "dead letters 2: ABSURD_TIME 2\n"
                + "  ABSURD_TIME first at chat.traffic-0@0: eventTime must lie between");
  }

  /** A user's fault is a sentence that names the file. */
  @ParameterizedTest
  @CsvSource({
    "cut off, chat.traffic.jsonl.gz: it ends in the middle of its compressed data: copy it again",
    "damaged, chat.traffic.jsonl.gz: its compressed data is damaged: copy it again",
    "plain, 'chat.traffic.jsonl.gz: it is not gzipped: compress it, or name it without .gz'",
    "a folder, 'chat.traffic.jsonl.gz: it is a folder, and must be a file of lines'",
  })
  void aFileThatIsNotWhatItsNameSaysIsRefused(String what, String sentence) throws Exception {
    Path file = folder.resolve("chat.traffic.jsonl.gz");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream to = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 1_000; i++) {
        to.write(message("m" + i, LEAK_TIME).getBytes(UTF_8));
      }
    }
    byte[] bytes = packed.toByteArray();
    switch (what) {
      case "cut off" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      case "damaged" -> {
        bytes[bytes.length - 6] ^= 1;
        Files.write(file, bytes);
      }
      case "plain" -> Files.writeString(file, message("m1", LEAK_TIME));
      default -> Files.createDirectory(file);
    }

    assertThat(replay()).isEqualTo("2\n" + folder + "/" + sentence + "\n");
  }

  private static String message(String id, String time) {
    return """
    {"eventId":"%s","eventTime":%s,"tenant":"shop","brand":"acme","kind":"SESSION_STARTED",\
    "source":"desk","channel":"APP","sessionId":"s","customerId":"c"}
    """
        .formatted(id, time);
  }

  private void write(String name, String lines) throws IOException {
    Files.writeString(folder.resolve(name), lines);
  }

  /** The exit code and all that was said. */
  private String replay() throws IOException {
    write("expected.yaml", "scenario: mine\nincidents: []\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = System.err;
    PrintStream out = new PrintStream(said, true, UTF_8);
    System.setErr(out);
    try {
      int exit = Fenghuo.run(Jobs.ofThisBuild(), out, "replay", "--scenario", folder.toString());
      return exit + "\n" + said.toString(UTF_8);
    } finally {
      System.setErr(err);
    }
  }
}
