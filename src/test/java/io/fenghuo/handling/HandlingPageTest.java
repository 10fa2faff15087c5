package io.fenghuo.handling;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.rule.RuleResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on handling, held to the code. */
class HandlingPageTest {

  private static final String ENGLISH = "src/docs/handling.md";
  private static final String CHINESE = "src/docs/zh/handling.md";
  private static final Profiles PROFILES = Profiles.read(new Configuration());
  private static final Profile GENERAL = PROFILES.get("general");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void hasTheTableOfDepartments(Path page) throws Exception {
    StringBuilder table = new StringBuilder();
    for (IncidentType type : IncidentType.values()) {
      Response all = GENERAL.response(type, Level.II, RuleResponse.OF_PROFILE);
      table.append("| ").append(type);
      for (Role role : Role.values()) {
        table.append(" | ").append(names(all, role));
      }
      table.append(" | `").append(all.playbook()).append("` |\n");
    }

    assertThat(page).content().contains(table);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void hasTheTimesOfEveryProfile(Path page) throws Exception {
    for (String name : PROFILES.names()) {
      String times =
          Arrays.stream(Level.values())
              .map(level -> PROFILES.get(name).ackDueMillis(level) / 60_000)
              .map(String::valueOf)
              .collect(joining(" / "));

      assertThat(page).content().contains("| `%s` | %s min |".formatted(name, times));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void hasTheTableOfCompensation(Path page) throws Exception {
    Compensation compensation = GENERAL.care().compensation();
    StringBuilder table = new StringBuilder();
    compensation
        .amounts()
        .forEach(
            (tier, row) -> {
              table.append("| ").append(tier);
              for (Level level : Level.values()) {
                table
                    .append(" | ")
                    .append(row.get(level).stream().map(String::valueOf).collect(joining(" / ")));
              }
              table.append(" |\n");
            });

    assertThat(compensation.waitMillis()).containsExactly(0L, 600_000L, 1_800_000L);
    assertThat(page).content().contains(table);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void namesEveryReason(Path page) throws Exception {
    for (CareReason reason : CareReason.values()) {
      assertThat(page).content().contains("| `" + reason + "` |");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void itsExamplesAreAccepted(Path page) throws Exception {
    List<String> examples = found(page, "(?s)```yaml\n(.*?)```");
    Configuration config = new Configuration();
    config.set(FenghuoOptions.PROFILES, List.of(file("profile.yaml", examples.get(0))));
    config.set(FenghuoOptions.PLAYBOOKS, List.of(file("playbook.yaml", examples.get(1))));

    Profiles read = Profiles.read(config);

    assertThat(examples).hasSize(2);
    assertThat(read.get("my-shop").care().compensation().enabled()).isFalse();
    assertThat(read.playbooks().ids()).contains("PB-OURS");
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void linksOnlyToWhatIsThere(Path page) throws Exception {
    assertThat(found(page, "]\\(([^)#:]+)[^)]*\\)"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String names(Response response, Role role) {
    return response.assignments().stream()
        .filter(each -> each.role() == role)
        .map(Assignment::department)
        .map(Enum::name)
        .collect(joining(", "));
  }

  private static List<String> found(Path page, String pattern) throws Exception {
    return Pattern.compile(pattern)
        .matcher(Files.readString(page))
        .results()
        .map(m -> m.group(1))
        .toList();
  }
}
