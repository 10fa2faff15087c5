package io.fenghuo.rule.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.publish.Schemas;
import io.fenghuo.testing.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules change under traffic: every command is answered, and whoever's rule is not touched notices
 * nothing, though the job is killed and rescaled meanwhile.
 */
@Tag("long")
@Timeout(300)
class RuleChangesITCase {

  private static final int PER_SECOND = 500;
  private static final int RECORDS = 8_000;
  private static final int COMMANDS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** In a hundred records one finding of each rule, and of an absence every second time. */
  private static final int UNTOUCHED = RECORDS / 100 * 7 / 2;

  private static final Set<String> IN_FORCE =
      Set.of("WARMING", "ACTIVE", "SHADOW", "PAUSED", "DELETED");

  @TempDir private Path folder;

  @Test
  void untouchedRulesNoticeNothing() throws Exception {
    List<RuleScript.Traffic> traffic = RuleScript.traffic(RECORDS, PER_SECOND);
    List<RuleScript.Command> commands = RuleScript.commands(COMMANDS);
    try (RuleRun run = RuleRun.start(folder);
        RuleCluster cluster = RuleCluster.start(folder)) {
      Configuration changed = run.config("changed");
      cluster.run(changed, 2, null);
      run.play(changed, traffic, PER_SECOND, commands, sent -> {});
      Map<String, String> found = run.untouched(changed, UNTOUCHED);
      awaitInForce(run, changed, commands);
      assertThat(cluster.restarts()).isZero();
      cluster.cancel();

      Configuration plain = run.config("plain");
      cluster.run(plain, 1, null);
      assertThat(found).hasSize(UNTOUCHED).isEqualTo(run.untouched(plain, UNTOUCHED));
      assertThat(cluster.restarts()).isZero();

      checkAnswers(run.statuses(changed), commands);
      checkWarned(run.statuses(changed));
      assertThat(run.statuses(plain)).isEmpty();
      assertThat(alertsTwice(run.alerts(changed))).isEmpty();
      checkNamed(run.alerts(changed));
    }
  }

  @Test
  void killedAndRescaledItGoesOnWithTheSameRules() throws Exception {
    List<RuleScript.Traffic> traffic = RuleScript.traffic(RECORDS, PER_SECOND);
    List<RuleScript.Command> commands = RuleScript.commands(COMMANDS);
    try (RuleRun run = RuleRun.start(folder);
        RuleCluster cluster = RuleCluster.start(folder)) {
      Configuration changed = run.config("changed");
      cluster.run(changed, 1, null);
      AtomicInteger sent = new AtomicInteger();
      CompletableFuture<Void> playing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  run.play(changed, traffic, PER_SECOND, commands, sent::set);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      awaitSent(sent, RECORDS / 5);
      cluster.killTaskManager();
      awaitSent(sent, RECORDS * 2 / 5);
      cluster.run(changed, 2, cluster.stop());
      awaitSent(sent, RECORDS * 3 / 5);
      cluster.killTaskManager();
      awaitSent(sent, RECORDS * 4 / 5);
      cluster.run(changed, 1, cluster.stop());
      playing.get();
      Map<String, String> found = run.untouched(changed, UNTOUCHED);
      awaitInForce(run, changed, commands);
      cluster.stop();
      // The fast lane has more: what a rule found before a kill, and by a newer text behind it.
      assertThat(run.ledger(changed))
          .doesNotHaveDuplicates()
          .containsAll(found.keySet())
          .isSubsetOf(RuleRun.ids(run.alerts(changed)));

      Configuration plain = run.config("plain");
      cluster.run(plain, 2, null);
      assertThat(found).hasSize(UNTOUCHED).isEqualTo(run.untouched(plain, UNTOUCHED));
      checkAnswers(run.statuses(changed), commands);
    }
  }

  private static void awaitSent(AtomicInteger sent, int count) throws InterruptedException {
    Await.until(count + " records are sent", PATIENCE, () -> sent.get() >= count);
  }

  private static void awaitAnswers(
      RuleRun run, Configuration config, List<RuleScript.Command> commands) throws Exception {
    Await.until(
        "every command is answered",
        PATIENCE,
        () -> answers(run.statuses(config)).keySet().containsAll(ids(commands)));
  }

  /** Each accepted change is told to be in force, or a later one of its rule is. */
  private static void awaitInForce(
      RuleRun run, Configuration config, List<RuleScript.Command> commands) throws Exception {
    awaitAnswers(run, config, commands);
    Await.until(
        "every accepted change is in force",
        PATIENCE,
        () -> {
          List<RuleRun.Said> said = run.statuses(config);
          Map<String, Long> inForce = newest(said, IN_FORCE);
          return newest(said, Set.of("ACCEPTED")).equals(inForce);
        });
  }

  /** The last revision of each rule of which such a word was said. */
  private static Map<String, Long> newest(List<RuleRun.Said> said, Set<String> statuses) {
    return said.stream()
        .map(RuleRun.Said::json)
        .filter(json -> statuses.contains(json.path("status").asText()))
        .collect(
            Collectors.toMap(
                json -> json.path("ruleId").asText(),
                json -> json.path("revision").asLong(),
                Math::max));
  }

  /** Every command has its one answer, the same however often it was given. */
  private static void checkAnswers(List<RuleRun.Said> said, List<RuleScript.Command> commands) {
    assertThat(said)
        .allSatisfy(
            each ->
                assertThat(
                        Schemas.faults(
                            "rules-status",
                            each.json().toString().getBytes(StandardCharsets.UTF_8)))
                    .isEmpty());
    Map<String, Set<JsonNode>> answers = answers(said);
    assertThat(answers.keySet()).isEqualTo(ids(commands));
    for (RuleScript.Command command : commands) {
      assertThat(answers.get(command.id()))
          .as(command.json())
          .singleElement()
          .satisfies(
              answer ->
                  assertThat(answer.path("status").asText())
                      .isEqualTo(command.isGood() ? "ACCEPTED" : "REJECTED"));
    }
  }

  /** What is odd about a text is told with its acceptance, and with nothing else. */
  private static void checkWarned(List<RuleRun.Said> said) {
    assertThat(said)
        .map(RuleRun.Said::json)
        .filteredOn(json -> json.has("warnings"))
        .isNotEmpty()
        .allSatisfy(
            json -> {
              assertThat(json.path("ruleId").asText()).isEqualTo(RuleScript.OPENED_BY_ALL);
              assertThat(json.path("status").asText()).isEqualTo("ACCEPTED");
              assertThat(json.path("warnings").findValuesAsText("en"))
                  .containsExactly("[one] has no where: every BOT_FAILED opens a match");
            });
  }

  /** Where a sentence names a rule that came by a command, it is by the name in the command. */
  private static void checkNamed(List<RuleRun.Said> alerts) {
    assertThat(alerts)
        .map(RuleRun.Said::json)
        .filteredOn(alert -> alert.path("rule").path("id").asText().equals("probe"))
        .filteredOn(alert -> alert.path("event").asText().equals("RESOLVED"))
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              JsonNode says = alert.path("says");
              assertThat(says.path("zh").asText()).contains("规则“" + RuleScript.NAME_ZH + "”");
              assertThat(says.path("en").asText()).contains("rule “" + RuleScript.NAME_EN + "”");
            });
  }

  private static Map<String, Set<JsonNode>> answers(List<RuleRun.Said> said) {
    return said.stream()
        .map(RuleRun.Said::json)
        .filter(json -> Set.of("ACCEPTED", "REJECTED").contains(json.path("status").asText()))
        .collect(
            Collectors.groupingBy(json -> json.path("commandId").asText(), Collectors.toSet()));
  }

  private static Set<String> ids(List<RuleScript.Command> commands) {
    return commands.stream().map(RuleScript.Command::id).collect(Collectors.toSet());
  }

  private static List<String> alertsTwice(List<RuleRun.Said> alerts) {
    Set<String> seen = new HashSet<>();
    return alerts.stream()
        .map(alert -> alert.json().path("alertId").asText())
        .filter(id -> !seen.add(id))
        .toList();
  }
}
