package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.publish.Topics;
import io.fenghuo.rule.live.RuleCluster;
import io.fenghuo.testing.Await;
import io.fenghuo.testing.Kcat;
import io.fenghuo.testing.Needs;
import io.fenghuo.tool.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows the page on a first rule: every command as it stands, from the root of the project. */
@Timeout(300)
class FirstRulePageITCase {

  private static final Path PAGE = Path.of("src", "docs", "first-rule.md");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void thePageShowsTheFile() throws Exception {
    assertThat(blocks("yaml").get(0))
        .isEqualTo(Files.readString(Path.of("sample-data", "rules", "my-rule.yaml")));
  }

  @Test
  void checksAndTestsTheRule() throws Exception {
    assertThat(run("rules check", Map.of(), 0)).contains(lastLine(shown(0)));
    assertThat(run("rules test", Map.of(), 0)).endsWith(shown(1));
  }

  @Test
  @Tag("long")
  void triesItOnRecordedDays() throws Exception {
    assertThat(run("fenghuo backtest", Map.of(), 1)).contains(shown(2));
  }

  @Test
  void putsItInForceAndTakesItBack() throws Exception {
    Needs.that(Kcat.isInstalled(), "kcat is not installed: apt-get install kcat");
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        RuleCluster cluster = RuleCluster.start(folder)) {
      Configuration config =
          ConfigFile.of(
              Map.of(
                  FenghuoOptions.BOOTSTRAP_SERVERS.key(),
                  kafka.bootstrapServers(),
                  FenghuoOptions.START_AT.key(),
                  "earliest"));
      kafka.createTopics(
          Topics.of(config).all().stream()
              .collect(Collectors.toMap(topic -> topic.name(), t -> 1)));
      cluster.run(config, 1, null);
      String broker = kafka.bootstrapServers();

      run("RULE_SHADOW", Map.of("BROKER", broker), 0);
      awaitStatus(broker, "(SHADOW|WARMING)");
      run("BOT_FAILED BOT_FAILED", Map.of("BROKER", broker), 0);
      awaitStatus(broker, "FOUND");
      assertThat(run("rules.status", Map.of("BROKER", broker), 0)).isEqualTo(shown(3));
      assertThat(run("level4", Map.of("BROKER", broker), 0)).as("of a shadow").isEmpty();

      run("RULE_RESUME", Map.of("BROKER", broker), 0);
      awaitStatus(broker, "FOUND(?s:.*)^(ACTIVE|WARMING)");
      run("BOT_FAILED BOT_FAILED", Map.of("BROKER", broker, "CUSTOMER", "c2", "BRAND", "try-2"), 0);
      Await.until(
          "an alert of the rule",
          PATIENCE,
          () -> run("level4", Map.of("BROKER", broker), 0).equals(shown(4)));

      run("RULE_DELETE", Map.of("BROKER", broker), 0);
      awaitStatus(broker, "DELETED");
      cluster.cancel();
    }
  }

  private void awaitStatus(String broker, String status) throws Exception {
    Await.until(
        "the rule is " + status,
        PATIENCE,
        () ->
            Pattern.compile("(?m)^" + status)
                .matcher(run("rules.status", Map.of("BROKER", broker), 0))
                .find());
  }

  /** What the one command of the page says that has these words. */
  private String run(String words, Map<String, String> environment, int exitCode) throws Exception {
    List<String> commands =
        blocks("bash").stream().filter(command -> command.contains(words)).toList();
    assertThat(commands).as("commands with " + words).hasSize(1);
    Path said = Files.createTempFile(folder, "said-", ".txt");
    Path failed = Files.createTempFile(folder, "failed-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands.get(0))
            .redirectOutput(said.toFile())
            .redirectError(failed.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    assertThat(code).as(words + ": " + Files.readString(failed)).isEqualTo(exitCode);
    return Files.readString(said, UTF_8);
  }

  /** What the page shows of a command's output. */
  private static String shown(int index) throws Exception {
    return blocks("").get(index);
  }

  private static String lastLine(String text) {
    return text.lines().reduce((first, last) -> last).orElseThrow();
  }

  private static List<String> blocks(String language) throws Exception {
    return Pattern.compile("(?ms)^```([a-z]*)\n(.*?)^```$")
        .matcher(Files.readString(PAGE))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }
}
