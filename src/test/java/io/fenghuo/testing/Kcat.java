package io.fenghuo.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Kafka client, which shares no code with ours. */
public final class Kcat {

  private static final Path PROGRAM = Path.of("/usr/bin/kcat");

  private final String bootstrapServers;
  private final Path scratch;

  /**
   * @param scratch a folder for what goes in and out
   */
  public Kcat(String bootstrapServers, Path scratch) {
    this.bootstrapServers = bootstrapServers;
    this.scratch = scratch;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Produces each line as a record without a key. */
  public void produce(String topic, List<String> lines) throws IOException, InterruptedException {
    Path input = Files.createTempFile(scratch, "produce-", ".txt");
    Files.write(input, lines);
    run(List.of("-P", "-t", topic, "-l", input.toString()));
  }

  /** All committed records of a topic, each as its headers, a tab and its value. */
  public List<String> consume(String topic) throws IOException, InterruptedException {
    return run(
        List.of(
            "-C",
            "-t",
            topic,
            "-o",
            "beginning",
            "-e",
            "-q",
            "-X",
            "isolation.level=read_committed",
            "-f",
            "%h\\t%s\\n"));
  }

  private List<String> run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-b", bootstrapServers));
    command.addAll(arguments);
    Path said = Files.createTempFile(scratch, "kcat-", ".txt");
    Path failed = Files.createTempFile(scratch, "kcat-", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(failed.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("kcat did not end: " + command);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "kcat gave " + process.exitValue() + ": " + Files.readString(failed).strip());
    }
    return Files.readAllLines(said, StandardCharsets.UTF_8);
  }
}
