package io.fenghuo.tool.scenario;

import io.fenghuo.definition.DefinitionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A scenario's folder: {@code <topic>.jsonl} or {@code <topic>.jsonl.gz} with one record per line
 * for each input topic, and {@code expected.yaml}.
 *
 * @param name the folder's name
 * @param folder where it is
 */
public record Scenario(String name, Path folder) {

  /** Where a scenario is looked for that is given by its name: beside the job's own sources. */
  public static final Path HOME =
      Path.of(System.getProperty("fenghuo.home", ""), "sample-data", "scenarios");

  private static final String EXPECTED = "expected.yaml";

  /**
   * @param nameOrFolder a folder, or the name of one in {@link #HOME}
   * @throws NoSuchFileException if there is no such scenario, with the names of those there are
   */
  public static Scenario find(String nameOrFolder) throws IOException {
    Path given = Path.of(nameOrFolder);
    for (Path folder : List.of(given, HOME.resolve(nameOrFolder))) {
      if (Files.isRegularFile(folder.resolve(EXPECTED))) {
        return new Scenario(folder.toAbsolutePath().normalize().getFileName().toString(), folder);
      }
    }
    throw new NoSuchFileException(
        nameOrFolder,
        null,
        "is no folder with an " + EXPECTED + " and none of the scenarios " + names());
  }

  public Expectation expectation() {
    Path file = folder.resolve(EXPECTED);
    return Expectation.parse(file.toString(), DefinitionFile.read(file.toString()));
  }

  /** Its input; none where the folder holds what is expected alone. */
  public Recording recording() throws IOException {
    return Recording.ofFiles(name, files(Recording::isInput));
  }

  /** The names of files that are neither input nor what is expected, nor a page beside them. */
  public List<String> others() throws IOException {
    return files(file -> !Recording.isInput(file)).stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> !file.equals(EXPECTED) && !file.endsWith(".md"))
        .toList();
  }

  private List<Path> files(Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(which).sorted().toList();
    }
  }

  private static List<String> names() throws IOException {
    if (!Files.isDirectory(HOME)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(HOME)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(EXPECTED)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
