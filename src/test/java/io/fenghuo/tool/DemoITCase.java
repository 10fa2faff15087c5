package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration, with a job that needs no explaining. */
@Timeout(180)
class DemoITCase {

  @TempDir Path folder;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void endsWellWhereAllCameAsExpected() throws Exception {
    Scenario scenario = scenario();

    int exit = demo("--scenario", scenario.folder().toString(), "--speed", "60");

    assertThat(written())
        .contains(
            "█ III 较大 yellow  OPENED  系统故障 SYSTEM_FAULT  brand=acme  2026-11-11T12:01:00Z",
            "    着火\n    fire\n",
            "expected 1  hit 1  missed 0  unexpected 0\n",
            "alerts 1  ledger = fast lane\n",
            "detection latency of 1 alerts  p50 ",
            "records in 5 = events 4 + dead letters 1  duplicates 0  restarts 0\n",
            "All as expected.\n");
    assertThat(exit).isEqualTo(0);
  }

  @Test
  void endsBadlyWhereSomethingIsMissedOrUnexpected() throws Exception {
    Scenario scenario = scenario();
    Files.writeString(
        scenario.folder().resolve("expected.yaml"), "scenario: echo\nincidents: []\n");

    int exit = demo("--scenario", scenario.folder().toString(), "--speed", "max");

    assertThat(written()).contains("hit 0  missed 0  unexpected 1\n", "NOT as expected.\n");
    assertThat(exit).isEqualTo(1);
  }

  private Scenario scenario() throws Exception {
    Files.writeString(
        folder.resolve("expected.yaml"),
        """
        scenario: echo
        incidents:
          - type: SYSTEM_FAULT
            scope: { brand: acme }
            opened: { level: III, from: 2026-11-11T12:01:00Z, to: 2026-11-11T12:01:00Z }
        """);
    Scenario scenario = new Scenario("echo", folder);
    ScenarioFiles.write(
        scenario,
        "chat.traffic",
        "{\"eventTime\":\"2026-11-11T12:00:00Z\",\"sessionId\":\"s1\"}",
        "{\"eventTime\":\"2026-11-11T12:01:00Z\",\"sessionId\":\"s1\",\"opens\":\"i1\"}",
        "broken",
        "{\"eventTime\":\"2026-11-11T12:02:00Z\",\"sessionId\":\"s2\"}");
    ScenarioFiles.write(
        scenario,
        "social.mention",
        "{\"eventTime\":\"2026-11-11T12:00:30Z\",\"mentionId\":\"m1\"}");
    return scenario;
  }

  private int demo(String... args) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    Jobs jobs = new Jobs(EchoJob::define, (input, definitions, config, parallelism) -> null);
    String[] all = new String[args.length + 1];
    all[0] = "demo";
    System.arraycopy(args, 0, all, 1, args.length);
    return Fenghuo.run(jobs, out, all);
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
