package io.fenghuo.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on mappings, held to the code. */
class MappingPageTest {

  private static final Path PAGE = Path.of("src", "docs", "mapping.md");

  @Test
  void theMappingThatThePageShowsIsOne() throws Exception {
    List<String> mappings =
        found("(?s)```yaml\n(.*?)```").stream().filter(text -> text.contains("\nevents:")).toList();

    assertThat(mappings)
        .hasSize(1)
        .allSatisfy(
            text -> assertThatCode(() -> Mapping.parse("page", text)).doesNotThrowAnyException());
  }

  @Test
  void thePageNamesEveryFaultAndEveryVariable() throws Exception {
    String page = Files.readString(PAGE);

    assertThat(reasonsOfAMapping())
        .hasSizeGreaterThan(5)
        .allSatisfy(reason -> assertThat(page).contains("`" + reason + "`"));
    assertThat(Variables.OF_ITEM).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void thePageLinksOnlyToWhatIsThere() throws Exception {
    assertThat(found("]\\(([^)#:]+)[^)]*\\)"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(PAGE.getParent().resolve(link)).exists());
  }

  /** What the code of mappings refuses a record for. */
  private static Set<String> reasonsOfAMapping() throws Exception {
    Set<String> reasons = new TreeSet<>();
    Pattern named = Pattern.compile("RefusalReason\\.([A-Z_]+)");
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/fenghuo/mapping"))) {
      for (Path file : files.toList()) {
        named.matcher(Files.readString(file)).results().forEach(use -> reasons.add(use.group(1)));
      }
    }
    return reasons;
  }

  private static List<String> found(String pattern) throws Exception {
    return Pattern.compile(pattern)
        .matcher(Files.readString(PAGE))
        .results()
        .map(match -> match.group(1))
        .filter(text -> !text.equals("https"))
        .toList();
  }
}
