package io.fenghuo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A third language made of the English one: each of its texts begins with a mark. Its files stand
 * in a folder that goes before the job's classes on a class path.
 */
public final class PseudoLanguage {

  /** Its code, which belongs to no language. */
  public static final String CODE = "qq";

  /** What each of its texts begins with. */
  public static final String MARK = "¡";

  private static final Path ENGLISH = Path.of("src/main/resources/words");
  private static final Pattern ENTRY = Pattern.compile("^([a-zA-Z][\\w.-]* =) ?");

  private PseudoLanguage() {}

  /**
   * Writes all of its files.
   *
   * @return the folder that they are in, as an entry of a class path
   */
  public static Path in(Path folder) throws IOException {
    Path words = Files.createDirectories(folder.resolve("words"));
    try (Stream<Path> files = Files.list(ENGLISH)) {
      for (Path file : files.filter(f -> f.toString().endsWith("en.properties")).toList()) {
        List<String> lines =
            Files.readAllLines(file).stream()
                .map(line -> ENTRY.matcher(line).replaceFirst("$1 " + MARK))
                .toList();
        String name = file.getFileName().toString();
        Files.write(words.resolve(name.replace("en.properties", CODE + ".properties")), lines);
      }
    }
    list(words, CODE);
    return folder;
  }

  /** Writes the list of languages, with this line behind those that the job has. */
  public static void list(Path words, String line) throws IOException {
    String listed = Files.readString(ENGLISH.resolve("languages"));
    Files.writeString(words.resolve("languages"), listed + line + "\n", UTF_8);
  }
}
