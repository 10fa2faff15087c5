package io.fenghuo.tool.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When the lines of a file are due. Times are days of November 2026, with a point for hours. */
class TimedLinesTest {

  private static final long NOW = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();
  private static final String MICROSECONDS = "1794355200000000";
  private static final String YEAR_2000 = "\"2000-01-01T00:00:00Z\"";
  private static final String NEXT_YEAR = "\"2027-11-06T00:00:00Z\"";

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void areDueAtTheirOwnTimeWhereItIsBelieved(String what, String times, String due)
      throws IOException {
    assertThat(due(times)).as(what).containsExactly(due.split(" "));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("disorder stays", "2.10 2.09 2.11", "2.10 2.10 2.11"),
        Arguments.of("a week-end", "6.18 6.18 9.08 9.09", "6.18 6.18 9.08 9.09"),
        Arguments.of("a week-end before the last line", "6.18 6.18 9.08", "6.18 6.18 9.08"),
        Arguments.of("a week-end and disorder behind it", "6.18 9.08 9.07", "6.18 9.08 9.08"),
        Arguments.of("months", "1.00 " + NEXT_YEAR + " " + NEXT_YEAR, "1.00 next next"),
        Arguments.of("first in the year 2000", YEAR_2000 + " 6.10 6.11", "2000 6.10 6.11"),
        Arguments.of("first in microseconds", MICROSECONDS + " 6.10 6.11", "6.10 6.10 6.11"),
        Arguments.of("microseconds between", "6.10 " + MICROSECONDS + " 6.11", "6.10 6.10 6.11"),
        Arguments.of("microseconds last", "6.10 6.11 " + MICROSECONDS, "6.10 6.11 6.11"),
        Arguments.of("microseconds alone", MICROSECONDS, "0"),
        Arguments.of("first a year ahead", NEXT_YEAR + " 6.10 6.11", "6.10 6.10 6.11"),
        Arguments.of("a year ahead between", "6.10 " + NEXT_YEAR + " 6.11", "6.10 6.10 6.11"),
        Arguments.of("a year ahead at the end", "6.10 6.11 " + NEXT_YEAR, "6.10 6.11 6.11"),
        Arguments.of("without a time", "null 6.10 null 6.11", "6.10 6.10 6.10 6.11"),
        Arguments.of("without any time", "null null", "0 0"));
  }

  @Test
  void aMadClockAmongOthersIsNotBelievedHoweverLongItGoesOn() throws IOException {
    List<String> times = new ArrayList<>(List.of("6.10"));
    List<String> due = new ArrayList<>(List.of("6.10"));
    for (int i = 0; i < 60; i++) {
      times.add(i % 3 == 0 ? NEXT_YEAR : "6.11");
      due.add(i == 0 ? "6.10" : "6.11");
    }

    assertThat(due(String.join(" ", times))).isEqualTo(due);
  }

  @Test
  void aRecordingOfTheFutureIsAsGoodAsOneOfThePast() throws IOException {
    List<String> times = Collections.nCopies(3, NEXT_YEAR);

    assertThat(due(String.join(" ", times))).containsExactly("next", "next", "next");
  }

  private static List<String> due(String times) throws IOException {
    StringBuilder file = new StringBuilder();
    for (String time : times.split(" ")) {
      file.append("{\"sessionId\":\"s\",\"eventTime\":").append(json(time)).append("}\n");
    }
    List<String> due = new ArrayList<>();
    try (TimedLines lines =
        new TimedLines(new Lines(new ByteArrayInputStream(file.toString().getBytes(UTF_8))), NOW)) {
      for (TimedLines.Timed line = lines.next(); line != null; line = lines.next()) {
        due.add(shown(line.dueMillis()));
      }
    }
    return due;
  }

  private static String json(String time) {
    if (!time.contains(".")) {
      return time;
    }
    String[] parts = time.split("\\.");
    return "\"2026-11-%02dT%s:00:00Z\"".formatted(Integer.parseInt(parts[0]), parts[1]);
  }

  private static String shown(long millis) {
    String time = Instant.ofEpochMilli(millis).toString();
    if (millis == 0) {
      return "0";
    }
    return switch (time.substring(0, 4)) {
      case "2000" -> "2000";
      case "2027" -> "next";
      default -> Integer.parseInt(time.substring(8, 10)) + "." + time.substring(11, 13);
    };
  }
}
