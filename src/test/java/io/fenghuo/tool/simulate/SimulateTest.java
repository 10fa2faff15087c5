package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateTest {

  private static final String SMALL = "one-angry-customer";

  @TempDir Path out;

  private final StringWriter printed = new StringWriter();
  private final CommandLine command =
      new CommandLine(new Simulate())
          .setOut(new PrintWriter(printed))
          .setErr(new PrintWriter(printed));

  @Test
  void writesAFileForEachTopic() throws IOException {
    int exit = command.execute("--scenario", SMALL, "--out", out.toString());

    assertThat(exit).isZero();
    try (java.util.stream.Stream<Path> files = Files.list(out.resolve(SMALL))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "chat.traffic.jsonl.gz", "chat.sentiment.jsonl.gz", "social.mention.jsonl.gz");
    }
    assertThat(printed.toString()).matches("(?s)one-angry-customer: \\d+ records\\R");
  }

  @Test
  void writesTheSameFilesEachTime() throws IOException {
    command.execute("--scenario", SMALL, "--out", out.resolve("a").toString());
    command.execute("--scenario", SMALL, "--out", out.resolve("b").toString());

    for (String file : List.of("chat.traffic", "chat.sentiment", "social.mention")) {
      String path = SMALL + "/" + file + ".jsonl.gz";
      assertThat(out.resolve("a").resolve(path))
          .hasSameBinaryContentAs(out.resolve("b").resolve(path));
    }
  }

  @Test
  void aSeedOfOnesOwnGivesOtherFiles() throws IOException {
    command.execute("--scenario", SMALL, "--out", out.resolve("a").toString());
    command.execute("--scenario", SMALL, "--out", out.resolve("b").toString(), "--seed", "99");

    String path = SMALL + "/chat.traffic.jsonl.gz";
    assertThat(Files.mismatch(out.resolve("a").resolve(path), out.resolve("b").resolve(path)))
        .isNotNegative();
  }

  @Test
  void namesTheScenariosWhereThereIsNoneOfThatName() {
    int exit = command.execute("--scenario", "doomsday", "--out", out.toString());

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(printed.toString())
        .contains("--scenario must be all or one of [promotion-outage, quiet-day, ")
        .contains("got 'doomsday'");
  }
}
