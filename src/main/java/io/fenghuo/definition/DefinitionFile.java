package io.fenghuo.definition;

import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that a setting names: a path, or behind {@code classpath:} a resource of the jar. */
public final class DefinitionFile {

  private static final String CLASSPATH = "classpath:";

  private DefinitionFile() {}

  /**
   * The text of a file.
   *
   * @throws UncheckedIOException if it can't be read
   * @throws InvalidDefinitionException if it is not in UTF-8
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
    } catch (CharacterCodingException e) {
      throw new InvalidDefinitionException(
          location, List.of(Fault.of("", Message.of("file.not-utf8"))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location, e);
    }
  }
}
