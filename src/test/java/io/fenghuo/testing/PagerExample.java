package io.fenghuo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pager that the page on consuming shows, as a program. */
public final class PagerExample {

  private static final Path PAGE = Path.of("src", "docs", "consuming.md");

  private PagerExample() {}

  public static void assumePython() throws Exception {
    Needs.programs("python3");
  }

  /** Writes {@code pager.py} into the folder. */
  public static Path write(Path folder) throws IOException {
    Matcher block = Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(PAGE));
    if (!block.find()) {
      throw new IOException("No Python on " + PAGE);
    }
    return Files.writeString(folder.resolve("pager.py"), block.group(1));
  }

  /**
   * What it says to these lines of input, where it pages for these levels; all if none is named.
   */
  public static List<String> said(Path folder, List<String> lines, String... grades)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", write(folder).toString()));
    command.addAll(List.of(grades));
    Path input = Files.write(folder.resolve("input.txt"), lines);
    Path said = folder.resolve("said.txt");
    Path failed = folder.resolve("failed.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectOutput(said.toFile())
            .redirectError(failed.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("The pager did not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException("The pager failed: " + Files.readString(failed));
    }
    return Files.readAllLines(said, UTF_8);
  }
}
