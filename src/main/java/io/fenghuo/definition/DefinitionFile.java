package io.fenghuo.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a setting names: a path, or behind {@code classpath:} a resource of the jar. */
public final class DefinitionFile {

  private static final String CLASSPATH = "classpath:";

  private DefinitionFile() {}

  /**
   * The text of a file.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public static String read(String location) {
    try {
      if (!location.startsWith(CLASSPATH)) {
        return Files.readString(Path.of(location));
      }
      String resource = "/" + location.substring(CLASSPATH.length());
      try (InputStream in = DefinitionFile.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IOException(location + " is not in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location, e);
    }
  }
}
