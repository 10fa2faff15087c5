package io.fenghuo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.OptionsList;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.publish.EventReference;
import io.fenghuo.publish.Schemas;
import io.fenghuo.rule.Rule;
import io.fenghuo.testing.PageLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that repeat what the code says, held to the code. */
class DocumentsTest {

  private static final Path README = Path.of("README.md");
  private static final Path BENCHMARKS = Path.of("src", "bench", "README.md");
  private static final Path DOCS = Path.of("src", "docs");
  private static final Path CONTENTS = DOCS.resolve("index.md");
  private static final Path CONSUMING = DOCS.resolve("consuming.md");
  private static final Path DEFAULT_RULES = DOCS.resolve("default-rules.md");
  private static final Path EVENTS = DOCS.resolve("event-reference.md");
  private static final Path OPTIONS = DOCS.resolve("options.md");
  private static final Path CHINESE_OPTIONS = DOCS.resolve("zh").resolve("options.md");
  private static final Path CHINESE_EVENTS = DOCS.resolve("zh").resolve("event-reference.md");
  private static final Path CONFIG = Path.of("deploy", "fenghuo.yaml");

  @Test
  void thePageHasTheListOfOptions() throws Exception {
    assertThat(Files.readString(OPTIONS)).endsWith(OptionsList.markdown());
  }

  @Test
  void theChinesePageHasEveryOptionAndDefaultInTheSameOrder() throws Exception {
    assertThat(keysAndDefaults(Files.readString(CHINESE_OPTIONS)))
        .isEqualTo(keysAndDefaults(OptionsList.markdown()))
        .hasSize(OptionsList.keys().size());
  }

  /** The key of each item of the list, and what stands in code behind it. */
  private static List<String> keysAndDefaults(String list) {
    return Pattern.compile("(?m)^- \\*\\*(`[^`]+`)\\*\\*[^`\n]*(`[^`]+`)?")
        .matcher(list)
        .results()
        .map(item -> item.group(1) + " " + item.group(2))
        .toList();
  }

  @Test
  void thePageHasTheFieldsOfTheSchemas() throws Exception {
    assertThat(Files.readString(EVENTS)).endsWith(EventReference.markdown());
  }

  @Test
  void theChinesePageHasTheKindsFieldsAndWordsOfTheSchemasInTheSameOrder() throws Exception {
    String page = Files.readString(CHINESE_EVENTS);

    assertThat(codes(page.substring(page.indexOf("\n## "))))
        .isEqualTo(codes(EventReference.markdown()));
    assertThat(requiredFields(page)).isEqualTo(requiredFields(EventReference.markdown()));
  }

  private static List<String> codes(String text) {
    return Pattern.compile("`[^`]+`").matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<String> requiredFields(String page) {
    return Pattern.compile("(?m)^- \\*\\*(`[^`]+`)\\*\\*.*(required|必需)")
        .matcher(page)
        .results()
        .map(field -> field.group(1))
        .toList();
  }

  @Test
  void theAlertOnThePageIsValid() throws Exception {
    assertThat(
            Pattern.compile("(?s)```json\n(.*?)```")
                .matcher(Files.readString(CONSUMING))
                .results()
                .map(block -> Schemas.faults("alert", block.group(1).getBytes(UTF_8))))
        .containsExactly(List.of());
  }

  @Test
  void thePageTellsOfEveryDefaultRuleAndNoOther() throws Exception {
    assertThat(items(Files.readString(DEFAULT_RULES)))
        .containsExactlyElementsOf(
            Definitions.read(new Configuration()).rules().rules().stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/docs", "src/docs/zh"})
  void thePagesExplainEveryReasonOfAnAlertAndOfADeadLetter(Path pages) throws Exception {
    assertThat(Files.readString(pages.resolve("incidents.md")))
        .contains(quoted(AlertReason.values()));
    assertThat(Files.readString(pages.resolve("records.md")))
        .contains(quoted(RefusalReason.values()));
  }

  private static List<String> quoted(Enum<?>[] words) {
    return Arrays.stream(words).map(word -> "`" + word + "`").toList();
  }

  @Test
  void pagesLinkOnlyToWhatIsThere() throws Exception {
    for (Path page : pages()) {
      List<Path> links =
          Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)")
              .matcher(Files.readString(page))
              .results()
              .map(link -> page.resolveSibling(link.group(1)).normalize())
              .toList();

      assertThat(links).as("links of " + page).allSatisfy(link -> assertThat(link).exists());
    }
  }

  @Test
  void linksLeadToHeadingsThatAreThere() throws Exception {
    Pattern link = Pattern.compile("]\\(([^)#:]*)#([^)]+)\\)");
    for (Path page : pages()) {
      assertThat(link.matcher(Files.readString(page)).results().toList())
          .as("links of " + page)
          .allSatisfy(
              found -> {
                Path target = found.group(1).isEmpty() ? page : page.resolveSibling(found.group(1));
                assertThat(anchors(target)).contains(found.group(2));
              });
    }
  }

  @Test
  void noPageIsWiderThanAScreen() throws Exception {
    for (Path page : pages()) {
      assertThat(Files.readAllLines(page))
          .as("lines of " + page)
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(PageLines.COLUMNS));
    }
  }

  @Test
  void theContentsLinkToEveryPage() throws Exception {
    String contents = Files.readString(CONTENTS);

    assertThat(Files.readString(README)).contains("(src/docs/index.md)");
    assertThat(pages())
        .filteredOn(page -> DOCS.equals(page.getParent()) && !page.equals(CONTENTS))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(contents).contains("(" + page.getFileName() + ")"));
  }

  @Test
  void theReadmeIsReadInOneGo() throws Exception {
    List<String> lines = Files.readAllLines(README);

    assertThat(lines).hasSizeLessThanOrEqualTo(150);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
  }

  @Test
  void theExampleConfigIsAccepted() throws Exception {
    assertThat(ConfigFile.read(CONFIG).get(FenghuoOptions.BOOTSTRAP_SERVERS))
        .isEqualTo("127.0.0.1:9092");
  }

  @Test
  void theExampleConfigHasEveryOptionAtItsDefault(@TempDir Path folder) throws Exception {
    String text = Files.readString(CONFIG);
    Pattern setting = Pattern.compile("(?m)^# ?(?=[a-z-]+\\.[a-z.-]+:|  security)");
    Path full =
        Files.writeString(folder.resolve("full.yaml"), setting.matcher(text).replaceAll(""));
    Configuration config = ConfigFile.read(full);

    assertThat(OptionsList.keys())
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(text).containsPattern("(?m)^(# )?" + Pattern.quote(key + ":")));
    assertThat(config.get(FenghuoOptions.MAX_DISORDER))
        .isEqualTo(FenghuoOptions.MAX_DISORDER.defaultValue());
    assertThat(Definitions.read(config).rules().rules())
        .isEqualTo(Definitions.read(new Configuration()).rules().rules());
  }

  @Test
  void theLocalClusterRunsTheVersionsTheJobIsBuiltFor() throws Exception {
    String ours = Files.readString(Path.of("pom.xml"));
    String local = Files.readString(Path.of("deploy", "local", "pom.xml"));

    for (String name : List.of("flink.version", "kafka.version", "log4j.version")) {
      assertThat(property(local, name)).as(name).isEqualTo(property(ours, name));
    }
  }

  private static String property(String pom, String name) {
    return Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
        .matcher(pom)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** The README, the benchmarks, and all pages of the docs in both languages. */
  private static List<Path> pages() throws Exception {
    try (Stream<Path> docs = Files.walk(DOCS)) {
      return Stream.concat(Stream.of(README, BENCHMARKS), docs.filter(Files::isRegularFile))
          .toList();
    }
  }

  /** The names that a page's headings have in links, as GitHub makes them. */
  private static List<String> anchors(Path page) throws Exception {
    return Pattern.compile("(?m)^#+ (.*)$")
        .matcher(Files.readString(page).replaceAll("(?ms)^```.*?^```$", ""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> items(String page) {
    return Pattern.compile("(?m)^- \\*\\*`([^`]+)`\\*\\*")
        .matcher(page)
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toList());
  }
}
