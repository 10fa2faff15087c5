package io.fenghuo.tool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** A JVM whose run does not heed its interrupt. */
public final class NeverEnds {

  private NeverEnds() {}

  public static void main(String[] arguments) throws IOException {
    OrderlyEnd.of(() -> System.out.println("interrupted"), Duration.ofMillis(100));
    TemporaryFolder folder = TemporaryFolder.create("never-ends-");
    Files.createFile(folder.path().resolve("file"));
    System.out.println("begun");
    while (true) {
      Thread.onSpinWait();
    }
  }
}
