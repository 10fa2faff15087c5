package io.fenghuo.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Log settings of a process whose console goes to a file. */
final class ConsoleLog {

  private ConsoleLog() {}

  /** Writes the settings into a folder; returns the option that has a JVM use them. */
  static String option(Path folder, String level) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("console-log4j2.properties"),
            """
            rootLogger.level = %s
            rootLogger.appenderRef.console.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %%d{HH:mm:ss.SSS} %%-5p %%c{1} %%m%%n
            """
                .formatted(level));
    return "-Dlog4j2.configurationFile=" + file.toUri();
  }
}
