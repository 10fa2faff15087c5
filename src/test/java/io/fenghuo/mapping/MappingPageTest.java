package io.fenghuo.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

    assertThat(MappingFault.values())
        .allSatisfy(fault -> assertThat(page).contains("`" + fault.name() + "`"));
    assertThat(Variables.OF_ITEM).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void thePageLinksOnlyToWhatIsThere() throws Exception {
    assertThat(found("]\\(([^)#:]+)[^)]*\\)"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(PAGE.getParent().resolve(link)).exists());
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
