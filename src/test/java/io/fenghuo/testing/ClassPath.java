package io.fenghuo.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts of this test's class path, chosen by the names of its jars, for other JVMs. */
final class ClassPath {

  /**
   * What a Flink distribution has in its lib folder. Flink's libraries and connectors that a job
   * brings itself are left out, so that a job that lacks one fails here as it would there.
   */
  private static final List<Pattern> FLINK =
      patterns(
          "flink-(annotations|clients|core|core-api|streaming-java|datastream|datastream-api)",
          "flink-(runtime|runtime-web|rpc-core|rpc-akka-loader|metrics-core)",
          "flink-(hadoop-fs|queryable-state-client-java|connector-files|file-sink-common)",
          "flink-(connector-datagen|dstl-dfs|statebackend-.*|optimizer)",
          "flink-shaded-(asm-9|guava|jackson|netty|zookeeper-3)",
          "frocksdbjni|kryo|minlog|objenesis|reflectasm|snakeyaml-engine|jsr305",
          "commons-(cli|collections|compress|io|lang3|math3|text)",
          "javassist|lz4-java|snappy-java|zstd-jni",
          "log4j-(api|core|slf4j-impl)|slf4j-api");

  private ClassPath() {}

  static String flink() {
    return entries()
        .filter(entry -> isJarOf(FLINK, entry) && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** All jars, without this project's own classes. */
  static String jars() {
    return entries()
        .filter(entry -> entry.endsWith(".jar") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static java.util.stream.Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static boolean isJarOf(List<Pattern> artifacts, String entry) {
    String file = Path.of(entry).getFileName().toString();
    return artifacts.stream().anyMatch(artifact -> artifact.matcher(file).matches());
  }

  private static List<Pattern> patterns(String... artifacts) {
    return Arrays.stream(artifacts)
        .map(artifact -> Pattern.compile("(" + artifact + ")-\\d.*\\.jar"))
        .toList();
  }
}
