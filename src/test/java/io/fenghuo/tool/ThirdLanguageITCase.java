package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.publish.Schemas;
import io.fenghuo.testing.JvmProcess;
import io.fenghuo.testing.PseudoLanguage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job with a third language before its classes. */
class ThirdLanguageITCase {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void everyAlertSpeaksIt() throws Exception {
    Path alerts = folder.resolve("alerts.jsonl");

    String shown = run("replay", "--scenario=data-leak", "--out=" + alerts);

    assertThat(shown).contains("expected 3  hit 3  missed 0  unexpected 0");
    assertThat(Files.readAllLines(alerts))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              JsonNode alert = JSON.readTree(line);
              assertThat(alert.at("/says/qq").asText())
                  .startsWith(PseudoLanguage.MARK)
                  .isNotEqualTo(alert.at("/says/en").asText());
              assertThat(alert.at("/level/nameQq").asText()).startsWith(PseudoLanguage.MARK);
              assertThat(alert.at("/departments/0/nameQq").asText())
                  .startsWith(PseudoLanguage.MARK);
              assertThat(alert.at("/says/zh").asText()).doesNotContain(PseudoLanguage.MARK);
              assertThat(Schemas.faults("alert", line.getBytes(UTF_8))).isEmpty();
            });
  }

  @Test
  void aRuleMaySayItsSentenceInIt() throws Exception {
    Path rules = folder.resolve("my-rule.yaml");
    String written = Files.readString(Path.of("sample-data/rules/my-rule.yaml"));
    Files.writeString(rules, written.replaceFirst("\n( +)en: .*", "$0\n$1qq: up to {value}"));

    assertThat(run("rules", "check", rules.toString()))
        .contains("says.qq has an unknown placeholder {value}");

    Files.writeString(rules, written.replaceFirst("\n( +)en: .*", "$0\n$1qq: alarm"));
    assertThat(run("rules", "check", rules.toString())).contains("0 files with faults");
  }

  private String run(String... arguments) throws Exception {
    String classPath =
        PseudoLanguage.in(folder.resolve("qq"))
            + File.pathSeparator
            + System.getProperty("java.class.path");
    List<String> opens =
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList();
    Path log = folder.resolve("log.txt");
    try (JvmProcess process =
        JvmProcess.start(
            "fenghuo",
            log,
            classPath,
            opens,
            Stream.concat(Stream.of(Fenghuo.class.getName()), Stream.of(arguments)).toList())) {
      process.await(120);
    }
    return Files.readString(log);
  }
}
