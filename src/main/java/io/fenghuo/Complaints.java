package io.fenghuo;

import io.fenghuo.config.InvalidConfigException;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.publish.Brokers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What a user is told of a mistake: sentences that name what to change, and no stack trace. */
public final class Complaints {

  /** In the words of the JDK, which has no exception of its own for it. */
  private static final String IS_A_FOLDER = "Is a directory";

  private Complaints() {}

  /** Of what a run has failed by; empty where the user has no part in it. */
  public static Optional<String> of(Throwable e) {
    if (e instanceof InvalidConfigException
        || e instanceof InvalidDefinitionException
        || e instanceof Brokers.NoBrokerException) {
      return Optional.of(e.getMessage());
    }
    if (e instanceof UncheckedIOException unread) {
      return why(unread.getCause()).map(why -> e.getMessage() + ": " + why);
    }
    return e instanceof FileSystemException file
        ? why(file).map(why -> file.getFile() + ": " + why)
        : Optional.empty();
  }

  /** Why a file could not be opened, where that is for the user to mend. */
  private static Optional<String> why(IOException e) {
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return Optional.of(file.getReason());
    }
    if (e instanceof NoSuchFileException) {
      return Optional.of("there is no such file");
    }
    if (e instanceof AccessDeniedException) {
      return Optional.of("change its permissions, or name another file");
    }
    return IS_A_FOLDER.equals(e.getMessage())
        ? Optional.of("it is a folder: name a file in it")
        : Optional.empty();
  }
}
