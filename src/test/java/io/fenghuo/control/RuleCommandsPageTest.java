package io.fenghuo.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import io.fenghuo.publish.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands on rules that the pages send as they stand, held to the control station and to the
 * schema.
 */
class RuleCommandsPageTest {

  private static final List<Path> PAGES =
      List.of(Path.of("src/docs/live-rules.md"), Path.of("src/docs/first-rule.md"));
  private static final long SENT = Instant.parse("2026-11-11T12:00:00Z").toEpochMilli();

  static Stream<String> commands() throws Exception {
    List<String> commands = new ArrayList<>();
    for (Path page : PAGES) {
      Pattern.compile("(?s)echo '(\\{.*?})'")
          .matcher(Files.readString(page))
          .results()
          .forEach(found -> commands.add(found.group(1)));
    }
    return commands.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTakenByTheDeskAndTheSchema(String command) {
    ControlInput input =
        new ControlDecoder(10_000)
            .decode(new Origin("ops.control", 0, 1), SENT, command.getBytes(UTF_8));

    assertThat(input.rejection()).isNull();
    assertThat(RuleRequest.of(input.command()).faults()).isEmpty();
    assertThat(Schemas.faults("ops.control", command.getBytes(UTF_8))).isEmpty();
  }
}
