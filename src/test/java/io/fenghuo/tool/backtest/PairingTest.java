package io.fenghuo.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairingTest {

  @ParameterizedTest(name = "{0} | {1} → {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          a1 acme 10:00-11:00 | b1 acme 10:00-11:00                     | a1=b1
          a1 acme 10:00-11:00 | b1 acme 09:50-10:40                     | a1=b1
          a1 acme 10:00-11:00 | b1 acme 11:10-11:20                     | a1=b1
          a1 acme 10:00-11:00 | b1 acme 11:11-11:20                     | a1=- -=b1
          a1 acme 10:00-11:00 | b1 acme 09:00-09:49                     | -=b1 a1=-
          a1 acme 10:00-11:00 | b1 nova 10:00-11:00                     | a1=- -=b1
          a1 acme 10:00-11:00 | b1 acme 09:58-10:05, b2 acme 10:06-11:00 | -=b1 a1=b2
          a1 acme 10:00-10:05, a2 acme 10:06-11:00 | b1 acme 10:00-11:00 | a1=- a2=b1
          a1 acme 10:00-10:20 | b1 acme 09:40-10:00, b2 acme 10:20-10:40 | a1=b1 -=b2
          a1 acme 10:00-10:00 | b1 acme 10:05-10:05                     | a1=b1
          -                   | b1 acme 10:00-10:05                     | -=b1
          a1 acme 10:00-11:00 | -                                       | a1=-
          -                   | -                                       | -
          """)
  void pairsWhatIsTheSameTrouble(String before, String after, String expected) {
    List<String> pairs =
        Pairing.of(incidents(before), incidents(after), Duration.ofMinutes(10)).stream()
            .map(pair -> id(pair.before()) + "=" + id(pair.after()))
            .toList();

    assertThat(pairs)
        .containsExactlyInAnyOrderElementsOf(
            expected == null ? List.of() : List.of(expected.split(" ")));
  }

  @Test
  void ordersPairsByWhenEitherSideToldFirst() {
    List<IncidentPair> pairs =
        Pairing.of(
            incidents("a1 acme 10:00-10:05, a2 nova 09:00-09:05"),
            incidents("b1 acme 09:59-10:05, b2 zeta 09:30-09:35"),
            Pairing.TOLERANCE);

    assertThat(pairs)
        .extracting(pair -> id(pair.before()) + "=" + id(pair.after()))
        .containsExactly("a2=-", "-=b2", "a1=b1");
  }

  private static String id(IncidentStory incident) {
    return incident == null ? "-" : incident.incidentId();
  }

  private static List<IncidentStory> incidents(String words) {
    List<AlertRecord> alerts = new ArrayList<>();
    if (words != null) {
      Arrays.stream(words.split(", *"))
          .map(word -> word.split("[ -]+"))
          .forEach(
              word -> {
                Told told = Told.incident(word[0], word[1]);
                alerts.add(told.at(word[2], "OPENED", Level.III, "r"));
                alerts.add(told.at(word[3], "RESOLVED", Level.III, "r"));
              });
    }
    return IncidentStory.of(alerts, Told.time("23:00"));
  }
}
