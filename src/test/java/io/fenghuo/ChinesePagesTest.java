package io.fenghuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Chinese pages: each says what the English page of its name says, as far as code can tell. */
class ChinesePagesTest {

  private static final Path DOCS = Path.of("src", "docs");
  private static final Path ZH = DOCS.resolve("zh");
  private static final Path FIRST = ZH.resolve("README.md");

  static Stream<Path> pages() throws Exception {
    try (Stream<Path> pages = Files.list(ZH)) {
      return pages.sorted().toList().stream();
    }
  }

  @Test
  void eachIsLinkedFromTheFirst() throws Exception {
    assertThat(links(FIRST))
        .containsAll(
            pages().filter(page -> !page.equals(FIRST)).map(page -> place(english(page))).toList());
  }

  @Test
  void everyEnglishPageHasOne() throws Exception {
    try (Stream<Path> docs = Files.list(DOCS)) {
      assertThat(docs.filter(Files::isRegularFile).map(page -> ZH.resolve(page.getFileName())))
          .isNotEmpty()
          .allSatisfy(page -> assertThat(page).exists());
    }
    assertThat(FIRST).exists();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasTheHeadingsOfTheEnglishPage(Path page) throws Exception {
    assertThat(headings(page)).isEqualTo(headings(english(page)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasTheCodeOfTheEnglishPage(Path page) throws Exception {
    assertThat(code(page)).isEqualTo(code(english(page)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasTheRowsOfTheEnglishPage(Path page) throws Exception {
    assertThat(rows(page)).isEqualTo(rows(english(page)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasTheLinksOfTheEnglishPage(Path page) throws Exception {
    if (page.equals(FIRST)) {
      // It lists the other Chinese pages as well.
      assertThat(links(page)).containsAll(links(english(page)));
    } else {
      assertThat(links(page)).isEqualTo(links(english(page)));
    }
  }

  private static Path english(Path page) {
    Path name = page.getFileName();
    return page.equals(FIRST) ? name : DOCS.resolve(name);
  }

  /** The number signs of each heading, in their order. */
  private static List<String> headings(Path page) throws Exception {
    return found("(?m)^(#+) ", text(page));
  }

  /**
   * Blocks of code in a language, without their comments; what a program prints is not compared.
   */
  private static List<String> code(Path page) throws Exception {
    return found("(?ms)^```([a-z]+\n.*?)^```$", Files.readString(page)).stream()
        .map(block -> block.replaceAll("(?m)(^|\\s)\\s*(#|//) .*$", "").replaceAll("\n+", "\n"))
        .toList();
  }

  /**
   * The code in the first cell of each row of a table, and the code in bold that begins an item of
   * a list; of other rows that there is one.
   */
  private static List<String> rows(Path page) throws Exception {
    return found("(?m)^(\\| [^|]+ \\||- \\*\\*`[^`]+`)", text(page)).stream()
        .map(row -> String.join(" ", found("(`[^`]+`)", row)))
        .toList();
  }

  /** Where links lead, a Chinese page standing for the English one; in the order of the places. */
  private static List<String> links(Path page) throws Exception {
    return found("]\\(([^)#]+)(?:#[^)]*)?\\)", text(page)).stream()
        .map(link -> link.startsWith("http") ? link : target(page, link))
        .sorted()
        .toList();
  }

  private static String target(Path page, String link) {
    Path target = page.resolveSibling(link).normalize();
    return place(target.startsWith(ZH) ? english(target) : target);
  }

  private static String place(Path page) {
    return page.normalize().toString();
  }

  /** The page without its blocks of code. */
  private static String text(Path page) throws Exception {
    return Files.readString(page).replaceAll("(?ms)^```.*?^```$", "");
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }
}
