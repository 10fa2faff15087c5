package io.fenghuo.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a test needs of the machine beside a JDK and Maven. Where it is missing the test is skipped
 * and says so; with {@code FENGHUO_NEEDS_ALL} set, as {@code .ci/run} sets it, it fails.
 */
public final class Needs {

  private static final boolean ALL = System.getenv("FENGHUO_NEEDS_ALL") != null;

  private Needs() {}

  /** A condition of the machine. */
  public static void that(boolean isMet, String what) {
    if (ALL && !isMet) {
      throw new AssertionError("FENGHUO_NEEDS_ALL is set, and " + what);
    }
    assumeTrue(isMet, what);
  }

  /** Programs of these names on the path. */
  public static void programs(String... names) {
    for (String name : names) {
      that(isOnPath(name), name + " is not installed");
    }
  }

  private static boolean isOnPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
