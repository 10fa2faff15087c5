package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Event;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.time.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked examples of the documentation, run: in each page a rule in a fenced block, and below
 * it a table of events in and findings out.
 */
class WorkedSemanticsTest {

  private static final List<Path> PAGES =
      List.of(
          Path.of("src/docs/patterns.md"),
          Path.of("src/docs/repetition.md"),
          Path.of("src/docs/conditions.md"));

  /** What every example has in common, which the pages leave out. */
  private static final String REST =
      """
      rules:
      - id: example
        incident: SYSTEM_FAULT
        key: [tenant, brand]
        level: { base: III }
        says: { zh: "发现", en: "found" }
      """;

  private static final Pattern RULE_AND_TABLE =
      Pattern.compile("(?m)^```yaml\\n((?:(?!```).*\\n)*)```\\n\\n((?:^\\|.*\\n)+)");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| (–|(?:`[^`]+`(?:, )?)+) \\|");
  private static final long SEED = 20_261_122;

  static Stream<Arguments> examples() throws Exception {
    List<Arguments> examples = new ArrayList<>();
    for (Path page : PAGES) {
      for (MatchResult found : matches(RULE_AND_TABLE, Files.readString(page))) {
        for (MatchResult row : matches(ROW, found.group(2))) {
          examples.add(Arguments.of(rule(found.group(1)), row.group(1), findings(row.group(2))));
        }
      }
    }
    return examples.stream();
  }

  @ParameterizedTest(name = "{1} gives {2}")
  @MethodSource("examples")
  void findsLiveWhatTheTableSays(String rule, String in, List<String> out) throws Exception {
    assertThat(found(rule, Mode.LIVE, events(in))).containsExactlyInAnyOrderElementsOf(out);
  }

  @ParameterizedTest(name = "{1} gives {2}")
  @MethodSource("examples")
  void findsInReplayWhatTheTableSays(String rule, String in, List<String> out) throws Exception {
    List<Event> shuffled = new ArrayList<>(events(in));
    Collections.shuffle(shuffled, new Random(SEED));

    assertThat(found(rule, Mode.REPLAY, shuffled)).containsExactlyInAnyOrderElementsOf(out);
  }

  @Test
  void noTableStandsWithoutARuleNorARowUnread() throws Exception {
    for (Path page : PAGES) {
      String text = Files.readString(page);
      long rows = matches(Pattern.compile("(?m)^\\| `[a-d][^`]*` \\|"), text).size();
      long read =
          matches(RULE_AND_TABLE, text).stream()
              .mapToLong(found -> matches(ROW, found.group(2)).size())
              .sum();

      assertThat(read).as("rows of %s", page).isEqualTo(rows).isPositive();
    }
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static String rule(String part) {
    return REST + part.indent(2);
  }

  private static List<String> findings(String cell) {
    return cell.equals("–")
        ? List.of()
        : Arrays.stream(cell.split(", ")).map(text -> text.replace("`", "")).toList();
  }

  /** {@code a3:250} is {@code a3} with a latency of 250 ms. */
  private static List<Event> events(String words) {
    return Arrays.stream(words.split(" "))
        .map(
            word -> {
              String[] parts = word.split(":");
              return parts.length == 1
                  ? Signals.event(word)
                  : Signals.builder(parts[0]).latencyMs(Integer.parseInt(parts[1])).build();
            })
        .toList();
  }

  private static List<String> found(String rule, Mode mode, List<Event> events) throws Exception {
    RuleSet rules = RuleSet.parse("example", rule, Rules.MEASURES);
    try (MatchHarness match = MatchHarness.open(rules, mode)) {
      match.send(events).watermark(Long.MAX_VALUE);
      assertThat(match.stateEntries()).isZero();
      assertThat(match.timers()).isZero();
      return match.findings().stream().map(WorkedSemanticsTest::text).toList();
    }
  }

  private static String text(Finding finding) {
    String kind =
        finding.kind() == FindingKind.MATCH
            ? ""
            : " " + finding.kind().name().toLowerCase(Locale.ROOT);
    return Signals.words(finding) + kind;
  }
}
