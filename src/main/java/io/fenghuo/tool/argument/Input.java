package io.fenghuo.tool.argument;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Files that are read. */
public final class Input {

  private static final String CLASSPATH = "classpath:";

  private Input() {}

  /** The path of a file that is there. */
  public static final class File implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
      return existing(text);
    }
  }

  /** A file that is there, or behind {@code classpath:} a resource of the jar. */
  public static final class Definition implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
      if (!text.startsWith(CLASSPATH)) {
        existing(text);
      }
      return text;
    }
  }

  private static Path existing(String text) {
    Path file = Path.of(text);
    if (Files.isDirectory(file)) {
      throw new TypeConversionException("'" + text + "' is a folder: name a file in it");
    }
    if (!Files.exists(file)) {
      throw new TypeConversionException(
          "there is no file '" + text + "'" + (file.isAbsolute() ? "" : " in " + here()));
    }
    if (!Files.isReadable(file)) {
      throw new TypeConversionException(
          "'" + text + "' may not be read: change its permissions, or name another file");
    }
    return file;
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }
}
