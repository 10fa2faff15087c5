package io.fenghuo.tool.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small scenarios for tests. */
public final class ScenarioFiles {

  private ScenarioFiles() {}

  public static Scenario empty(Path folder) throws IOException {
    Files.writeString(folder.resolve("expected.yaml"), "scenario: test\nincidents: []\n");
    return new Scenario("test", folder);
  }

  public static void write(Scenario scenario, String topic, String... lines) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(scenario.folder().resolve(topic + ".jsonl.gz")))) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
