package io.fenghuo.tool.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.rule.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of recipes: every rule on it is read, beside all others, and does what it shows. */
class RecipesTest {

  private static final Path PAGE = Path.of("src", "docs", "recipes.md");

  @TempDir Path folder;

  @Test
  void everyRecipeDoesWhatItsExamplesSay() throws Exception {
    Configuration config = new Configuration();
    config.set(FenghuoOptions.RULES, List.of(file("rules")));
    config.set(FenghuoOptions.MEASURES, List.of("classpath:measures.yaml", file("measures")));

    RuleFiles files = RuleFiles.read(config);

    assertThat(files.faults()).isEmpty();
    assertThat(files.rules().rules()).hasSameSizeAs(recipes().toList()).hasSizeGreaterThan(7);
    assertThat(files.rules().rules())
        .extracting(Rule::id)
        .allSatisfy(id -> assertThat(files.examplesOf(id)).as("examples of " + id).isPositive());
    assertThat(files.tryExamples(config).texts()).allMatch(text -> text.startsWith("ok "));
  }

  @Test
  void everyRecipeIsARuleAndShowsWhenItIsSilent() throws Exception {
    assertThat(recipes())
        .allSatisfy(
            recipe -> {
              assertThat(blocks(recipe, "rules")).hasSize(1);
              assertThat(recipe).contains("finds: nothing");
            });
  }

  private static Stream<String> recipes() throws Exception {
    return Arrays.stream(Files.readString(PAGE).split("(?m)^## ")).skip(1);
  }

  /** All definitions of that kind on the page, in one file. */
  private String file(String kind) throws Exception {
    String all =
        blocks(Files.readString(PAGE), kind).stream().collect(joining("", kind + ":\n", ""));
    return Files.writeString(folder.resolve(kind + ".yaml"), all).toString();
  }

  private static List<String> blocks(String text, String kind) {
    return Pattern.compile("(?s)```yaml\n" + kind + ":\n(.*?)```")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
