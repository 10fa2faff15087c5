package io.fenghuo.rule.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that are valid and mean harm come to a job under traffic: each is refused or suspended, the
 * job does not restart, and every other rule finds what it finds without them. How long each took
 * is printed, and never judged here.
 */
@Tag("long")
@Timeout(300)
class HostileRulesITCase {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PER_SECOND = 500;
  private static final int RECORDS = 15_000;

  /** A job that has just begun is busy with itself. */
  private static final int BEFORE = 7_000;

  private static final int UNTOUCHED = RECORDS / 100 * 7 / 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void stopNothingButThemselves() throws Exception {
    List<RuleScript.Traffic> traffic = RuleScript.traffic(RECORDS, PER_SECOND);
    Map<String, RuleScript.Command> hostile = hostile();
    try (RuleRun run = RuleRun.start(folder);
        RuleCluster cluster = RuleCluster.start(folder)) {
      Configuration attacked = run.config("attacked");
      cluster.run(attacked, 2, null);
      run.play(attacked, traffic.subList(0, BEFORE), PER_SECOND, List.of(), at -> {});
      Map<String, Long> sent =
          run.play(
              attacked,
              traffic.subList(BEFORE, traffic.size()),
              PER_SECOND,
              List.copyOf(hostile.values()),
              at -> {});
      Map<String, String> found = run.untouched(attacked, UNTOUCHED);
      Await.until(
          "every hostile rule is refused or suspended",
          PATIENCE,
          () -> ends(run.statuses(attacked)).keySet().containsAll(hostile.keySet()));
      List<RuleRun.Said> said = run.statuses(attacked);
      Map<String, RuleRun.Said> ends = ends(said);
      sent.forEach((id, millis) -> print(id, said, millis));
      assertThat(cluster.restarts()).isZero();
      cluster.cancel();

      Configuration plain = run.config("plain");
      cluster.run(plain, 1, null);
      assertThat(found).hasSize(UNTOUCHED).isEqualTo(run.untouched(plain, UNTOUCHED));
      hostile.forEach(
          (id, command) -> {
            JsonNode end = ends.get(id).json();
            assertThat(end.path("status").asText())
                .as(id)
                .isEqualTo(command.isGood() ? "SUSPENDED" : "REJECTED");
            assertThat(end.path("reasons").toString())
                .as("for what the rule is, and not for how it was sent")
                .doesNotContain("The command")
                .doesNotContain("document must be");
          });
    }
  }

  private static void print(String id, List<RuleRun.Said> said, long sentMillis) {
    RuleRun.Said end = ends(said).get(id);
    String accepted =
        said.stream()
            .filter(each -> each.json().path("status").asText().equals("ACCEPTED"))
            .filter(each -> each.json().path("commandId").asText().equals(id))
            .map(each -> String.format("%,d", end.appendedMillis() - each.appendedMillis()))
            .findFirst()
            .orElse("-");
    System.out.printf(
        "hostile rule %-20s %-9s %,6d ms after its command, %6s after its acceptance: %s%n",
        id,
        end.json().path("status").asText(),
        end.appendedMillis() - sentMillis,
        accepted,
        end.json().path("reasons"));
  }

  /** By the rule's id, which is its command's too, the word that ends it. */
  private static Map<String, RuleRun.Said> ends(List<RuleRun.Said> said) {
    Map<String, RuleRun.Said> ends = new TreeMap<>();
    for (RuleRun.Said each : said) {
      JsonNode json = each.json();
      switch (json.path("status").asText()) {
        case "REJECTED" -> ends.putIfAbsent(json.path("commandId").asText(), each);
        case "SUSPENDED" -> ends.putIfAbsent(json.path("ruleId").asText(), each);
        default -> {
          // On its way.
        }
      }
    }
    return ends;
  }

  private static Map<String, RuleScript.Command> hostile() {
    Map<String, RuleScript.Command> all = new LinkedHashMap<>();
    // These want traffic behind them.
    String pairs = "many.all(x, many.exists(y, y.eventId == x.eventId))";
    accepted(
        all,
        "every-pair",
        List.of(
            "{ stage: many, on: event CUSTOMER_MESSAGE, one-or-more: true, where: \""
                + pairs
                + "\" }",
            "{ stage: left, followed-by: event TICKET_CLOSED }"));
    accepted(
        all,
        "long-lists",
        List.of(
            "{ stage: one, on: event QUEUE_ABANDONED }",
            "{ stage: many, followed-by: event CUSTOMER_MESSAGE, one-or-more: true, where:"
                + " \"sum(many.map(m, size(many.filter(n, n.eventId != m.eventId)))) >= 0\" }",
            "{ stage: left, followed-by: event TICKET_CLOSED }"));
    String numbers =
        IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(","));
    accepted(
        all,
        "many-open",
        List.of(
            "{ stage: one, on: event CUSTOMER_MESSAGE }",
            "{ stage: two, followed-by-any: event CUSTOMER_MESSAGE, where: \"size(one) > 1 ||"
                + " ["
                + numbers
                + "].exists(i, i < 0)\" }",
            "{ stage: left, followed-by: event TICKET_CLOSED }"));
    String loops = "true";
    for (char variable = 'l'; variable >= 'a'; variable--) {
      loops = "[1,2,3,4,5,6,7,8,9,10].all(" + variable + ", " + loops + ")";
    }
    refused(all, "nested-loops", where(loops));
    refused(
        all,
        "nested-repetitions",
        where("text.matches('" + "(".repeat(30) + "a" + "*)".repeat(30) + "')"));
    refused(all, "huge-repetitions", where("text.matches('((a{1000}){1000}){1000}')"));
    refused(all, "computed-regex", where("text.matches(text + text)"));
    refused(all, "deep", where("(".repeat(900) + "true" + ")".repeat(900)));
    refused(all, "long", where("brand in [" + "'x', ".repeat(900) + "'x']"));
    refused(all, "endless", "{ stage: one, on: event BOT_FAILED }", "99999999d");
    List<String> optional = new ArrayList<>();
    optional.add("{ stage: one, on: event BOT_FAILED }");
    for (int i = 0; i < 490; i++) {
      optional.add("{ stage: o" + i + ", followed-by: event BOT_FAILED, optional: true }");
    }
    refused(all, "optional-stages", optional, "1h");
    return all;
  }

  private static String where(String condition) {
    return "{ stage: one, on: event BOT_FAILED, where: \"" + condition + "\" }";
  }

  private static void refused(Map<String, RuleScript.Command> all, String id, String stage) {
    all.put(id, command(id, List.of(stage), null, false));
  }

  private static void refused(
      Map<String, RuleScript.Command> all, String id, String stage, String within) {
    refused(all, id, List.of(stage, "{ stage: two, next: event QUEUED }"), within);
  }

  private static void refused(
      Map<String, RuleScript.Command> all, String id, List<String> stages, String within) {
    all.put(id, command(id, stages, within, false));
  }

  private static void accepted(
      Map<String, RuleScript.Command> all, String id, List<String> stages) {
    all.put(id, command(id, stages, "1h", true));
  }

  private static RuleScript.Command command(
      String id, List<String> stages, String within, boolean isGood) {
    StringBuilder rule = new StringBuilder("id: " + id + "\n");
    rule.append("incident: SYSTEM_FAULT\nkey: [tenant, brand]\npattern:\n");
    stages.forEach(stage -> rule.append("  - ").append(stage).append('\n'));
    if (within != null) {
      rule.append("within: ").append(within).append('\n');
    }
    rule.append("level: { base: IV }\nsays: { zh: \"品牌 {brand}\", en: \"of {brand}\" }\n");
    String json =
        JSON.createObjectNode()
            .put("commandId", id)
            .put("kind", "RULE_UPSERT")
            .put("actor", "mallory")
            .put("reason", "harm")
            .put("rule", rule.toString())
            .toString();
    return new RuleScript.Command(id, json, isGood, false, false);
  }
}
