package io.fenghuo.rule.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Changes of rules under traffic: whether each is answered, whether rules that are not touched find
 * what they find in an undisturbed run, and how long a change takes.
 *
 * <p>A change takes from the append of its command to the append of the first alert under the new
 * hash (of a rule of which every tenth record is a finding), and to the append of the word that it
 * is in force everywhere. All stamps are the broker's.
 */
@Command(name = "rule-changes", description = "rules that change under traffic")
public final class RuleChanges implements Callable<Integer> {

  private static final Set<String> IN_FORCE =
      Set.of("WARMING", "ACTIVE", "SHADOW", "PAUSED", "DELETED");

  @Option(names = "--rate", defaultValue = "2000", description = "records a second")
  private int rate;

  @Option(names = "--seconds", defaultValue = "60", description = "of traffic")
  private int seconds;

  @Option(names = "--commands", defaultValue = "100", description = "commands in that time")
  private int count;

  @Option(names = "--parallelism", defaultValue = "2", description = "of the job")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    List<RuleScript.Traffic> traffic = RuleScript.traffic(rate * seconds, rate);
    List<RuleScript.Command> commands = RuleScript.commands(count);
    int expected = rate * seconds / 100 * 7 / 2;
    Path folder = Files.createTempDirectory("fenghuo-rule-changes-");
    try (RuleRun run = RuleRun.start(folder);
        RuleCluster cluster = RuleCluster.start(folder)) {
      Configuration changed = run.config("changed");
      cluster.run(changed, parallelism, null);
      long start = System.nanoTime();
      Map<String, Long> appended = run.play(changed, traffic, rate, commands, sent -> {});
      double tookSeconds = (System.nanoTime() - start) / 1e9;
      Map<String, String> found = run.untouched(changed, expected);
      int restarts = cluster.restarts();
      List<RuleRun.Said> statuses = run.statuses(changed);
      List<RuleRun.Said> alerts = run.alerts(changed);
      cluster.cancel();

      Configuration plain = run.config("plain");
      cluster.run(plain, parallelism, null);
      Map<String, String> undisturbed = run.untouched(plain, expected);
      cluster.cancel();

      Map<String, Set<String>> answers = answers(statuses);
      System.out.printf(
          "rule changes: %,d records at %,.0f/s, %d commands (%d good, %d bad, %d sent again),"
              + " restarts %d%n",
          traffic.size(),
          traffic.size() / tookSeconds,
          commands.size(),
          commands.stream().filter(c -> c.isGood() && !c.isAgain()).count(),
          commands.stream().filter(c -> !c.isGood()).count(),
          commands.stream().filter(RuleScript.Command::isAgain).count(),
          restarts);
      System.out.printf(
          "answered %d of %d, rightly %d%n",
          answers.size(),
          appended.size(),
          commands.stream()
              .filter(c -> !c.isAgain())
              .filter(c -> Set.of(c.isGood() ? "ACCEPTED" : "REJECTED").equals(answers.get(c.id())))
              .count());
      Set<String> lost = new LinkedHashSet<>(undisturbed.keySet());
      lost.removeAll(found.keySet());
      System.out.printf(
          "untouched rules: found %,d, undisturbed %,d, the same %b, lost %d, alerts twice %d%n",
          found.size(),
          undisturbed.size(),
          found.equals(undisturbed),
          lost.size(),
          alerts.size()
              - alerts.stream()
                  .map(alert -> alert.json().path("alertId").asText())
                  .collect(Collectors.toSet())
                  .size());
      print(
          "append to first finding under the new hash",
          effects(commands, appended, statuses, alerts));
      print("append to in force everywhere", answered(appended, statuses));
    }
    return 0;
  }

  private static Map<String, Set<String>> answers(List<RuleRun.Said> statuses) {
    Map<String, Set<String>> answers = new HashMap<>();
    for (RuleRun.Said said : statuses) {
      String status = said.json().path("status").asText();
      if (status.equals("ACCEPTED") || status.equals("REJECTED")) {
        answers
            .computeIfAbsent(said.json().path("commandId").asText(), id -> new LinkedHashSet<>())
            .add(status);
      }
    }
    return answers;
  }

  private static List<Long> effects(
      List<RuleScript.Command> commands,
      Map<String, Long> appended,
      List<RuleRun.Said> statuses,
      List<RuleRun.Said> alerts) {
    Map<String, Long> firstByHash = new HashMap<>();
    for (RuleRun.Said alert : alerts) {
      firstByHash.putIfAbsent(
          alert.json().path("rule").path("hash").asText(), alert.appendedMillis());
    }
    Map<String, String> hashes = new HashMap<>();
    for (RuleRun.Said said : statuses) {
      JsonNode json = said.json();
      if (json.path("status").asText().equals("ACCEPTED")) {
        hashes.putIfAbsent(json.path("commandId").asText(), json.path("hash").asText());
      }
    }
    List<Long> took = new ArrayList<>();
    for (RuleScript.Command command : commands) {
      if (command.isProbe() && !command.isAgain()) {
        took.add(firstByHash.get(hashes.get(command.id())) - appended.get(command.id()));
      }
    }
    return took;
  }

  private static List<Long> answered(Map<String, Long> appended, List<RuleRun.Said> statuses) {
    Map<String, Long> first = new HashMap<>();
    for (RuleRun.Said said : statuses) {
      if (IN_FORCE.contains(said.json().path("status").asText())) {
        first.putIfAbsent(said.json().path("commandId").asText(), said.appendedMillis());
      }
    }
    List<Long> took = new ArrayList<>();
    first.forEach((id, millis) -> took.add(millis - appended.get(id)));
    return took;
  }

  private static void print(String what, List<Long> millis) {
    List<Long> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    System.out.printf(
        "%s: %d changes, p50 %d ms, p99 %d ms, max %d ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(sorted.size() * 0.99) - 1)),
        sorted.get(sorted.size() - 1));
  }
}
