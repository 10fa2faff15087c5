package io.fenghuo.tool.argument;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Files and folders that are written. */
public final class Output {

  private Output() {}

  /** The path of a file that can be made or replaced. */
  public static final class File implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
      Path file = Path.of(text);
      if (Files.isDirectory(file)) {
        throw new TypeConversionException("'" + text + "' is a folder: name a file in it");
      }
      Path folder = file.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) {
        throw new TypeConversionException("there is no folder " + folder + ": make it first");
      }
      requireWritable(Files.exists(file) ? file : folder);
      return file;
    }
  }

  /** The path of a folder that is there or can be made. */
  public static final class Folder implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
      Path folder = Path.of(text);
      Path present = folder.toAbsolutePath();
      while (!Files.exists(present)) {
        present = present.getParent();
      }
      if (!Files.isDirectory(present)) {
        throw new TypeConversionException(present + " is a file: name a folder");
      }
      requireWritable(present);
      return folder;
    }
  }

  private static void requireWritable(Path path) {
    if (!Files.isWritable(path)) {
      throw new TypeConversionException(
          path + " may not be written to: change its permissions, or name another place");
    }
  }
}
