package io.fenghuo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.testing.Needs;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the jar that is submitted has to carry of the licences of what it bundles. */
class JobJarITCase {

  private static final Path JAR = Path.of(System.getProperty("fenghuo.jar", "none given"));

  @BeforeAll
  static void needsAJar() {
    Needs.that(Files.isRegularFile(JAR), "no job jar at " + JAR + ": mvn package makes it");
  }

  @Test
  void carriesTheNoticesOfWhatItBundles() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
      assertThat(text(jar, "META-INF/NOTICE"))
          .contains("Fenghuo", "Apache Flink", "Flink : Connectors : Kafka", "Commons Lang")
          .contains("Jackson JSON processor");
      assertThat(text(jar, "NOTICE")).startsWith("Apache Kafka");
    }
  }

  @Test
  void carriesEveryLicenceThatItsNoticeNamesAndNoOther() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> named =
          Pattern.compile("META-INF/licenses/[^) ]+")
              .matcher(text(jar, "META-INF/NOTICE"))
              .results()
              .map(found -> found.group())
              .toList();
      List<String> held =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith("META-INF/licenses/") && !name.endsWith("/"))
              .toList();

      assertThat(held).isNotEmpty().containsExactlyInAnyOrderElementsOf(named);
    }
  }

  private static String text(JarFile jar, String entry) throws Exception {
    try (InputStream content = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }
}
