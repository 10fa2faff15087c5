package io.fenghuo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code flink run} is told of a user's mistake: the sentence that it prints alone. */
class FenghuoJobTest {

  private static final String SERVERS = "-Dkafka.bootstrap.servers=127.0.0.1:1";
  private static final String UNCHECKED = "-Dkafka.check=false";

  @TempDir private Path folder;

  @Test
  void namesAConfigFileThatIsNotThere() {
    refuses("no.yaml: there is no such file", "--config", "no.yaml");
  }

  @Test
  void namesTheOptionsThatItHas() {
    refuses(
        "Unknown options: '--confg', 'no.yaml'. The job takes --config FILE and -Dkey=value.",
        "--confg",
        "no.yaml");
  }

  @Test
  void namesWhereEachFaultHasBeenMade() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "clock.rat: 2\n");

    refuses(
        file
            + " has 2 faults:\n  - clock.rat is unknown (did you mean clock.rate?)\n"
            + "  - kafka.bootstrap.servers is required: the brokers as host:port, comma-separated\n"
            + "the command line has 1 fault:\n  - clock.rate must be positive and finite, got 0.0",
        "--config",
        file.toString(),
        "-Dclock.rate=0");
  }

  @Test
  void namesARulesFileThatIsNotThere() {
    refuses(
        "cannot read no.yaml: there is no such file",
        SERVERS,
        UNCHECKED,
        "-Ddefinitions.rules=no.yaml");
  }

  @Test
  void namesASettingThatShowsToBeWrongLater() {
    refuses(
        "pagerduty.routing-keys has the key SALES; the departments are [TECH, CS, PR, LEGAL,"
            + " SECURITY, BIZ, EXEC]",
        SERVERS,
        UNCHECKED,
        "-Dpagerduty.routing-keys.SALES=" + "0".repeat(32));
  }

  private static void refuses(String sentence, String... arguments) {
    assertThatThrownBy(() -> FenghuoJob.main(arguments))
        .isInstanceOf(ProgramParametrizationException.class)
        .hasMessage(sentence)
        .hasCauseInstanceOf(Exception.class);
  }
}
