package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written of an incident's life is what the code holds; that it lives so, others show. */
class TransitionsTest {

  private static final Path PAGE = Path.of("src", "docs", "incidents.md");
  private static final Path SOURCE =
      Path.of("src", "main", "java", "io", "fenghuo", "incident", "Transitions.java");

  @Test
  void thePageHasTheTable() throws Exception {
    assertThat(Files.readString(PAGE)).contains(Transitions.markdown());
  }

  @Test
  void thePagesAndTheJavadocsDiagramsNameEveryRecordAndState() throws Exception {
    String page = Files.readString(PAGE);
    int start = page.indexOf("## States and records");
    String section = page.substring(start, page.indexOf("\n## ", start + 1));
    String source = Files.readString(SOURCE);
    String javadoc = source.substring(source.indexOf("<pre>"), source.indexOf("</pre>"));

    for (String diagram : new String[] {section, javadoc}) {
      assertThat(words(diagram))
          .containsAll(Arrays.stream(AlertEvent.values()).map(Enum::name).toList())
          .containsAll(Arrays.stream(IncidentState.values()).map(Enum::name).toList());
    }
    assertThat(diagram(section)).isEqualTo(diagram(javadoc.replace(" * ", "")));
  }

  /** The lines of boxes and arrows, without their indentation. */
  private static String diagram(String text) {
    return text.lines()
        .filter(line -> line.matches(".*[┌│└▼▲─].*"))
        .map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> words(String text) {
    return Pattern.compile("[A-Z_]{4,}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
