package io.fenghuo.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import io.fenghuo.publish.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on commands, held to the control station and to the schema. */
class CommandsPageTest {

  private static final Path PAGE = Path.of("src", "docs", "commands.md");
  private static final long SENT = Instant.parse("2026-11-11T12:00:00Z").toEpochMilli();

  private static final CommandLimits LIMITS =
      new CommandLimits(Set.of("finance"), 7 * 24 * 3_600_000L);

  /** Every object that begins at the start of a line. */
  static Stream<String> examples() throws Exception {
    return Pattern.compile("(?ms)^\\{.*?}$")
        .matcher(Files.readString(PAGE))
        .results()
        .map(MatchResult::group);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsTakenByTheDeskAndTheSchema(String example) {
    ControlInput input = read(example);

    assertThat(input.rejection()).isNull();
    IncidentClerk.Decision decision =
        new IncidentClerk(LIMITS).decide(input.command(), SENT, Sent.RULES);
    assertThat(decision.refusal()).isNull();
    assertThat(decision.command()).isNotNull();
    assertThat(Schemas.faults("ops.control", example.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void everyKindHasItsExample() throws Exception {
    List<ControlKind> shown =
        examples().map(example -> read(example).command().kind()).distinct().toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ControlKind.values())
                .filter(kind -> kind.ofIncidents() != null)
                .toList());
  }

  @Test
  void thePageKnowsEveryReason() throws Exception {
    String page = Files.readString(PAGE);

    assertThat(RejectionReason.values())
        .allSatisfy(reason -> assertThat(page).contains("`" + reason + "`"));
  }

  private static ControlInput read(String example) {
    return new ControlDecoder(10_000)
        .decode(new Origin("ops.control", 0, 1), SENT, example.getBytes(UTF_8));
  }
}
