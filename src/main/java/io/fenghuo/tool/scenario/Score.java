package io.fenghuo.tool.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.Expectation.ExpectedIncident;
import io.fenghuo.tool.scenario.Expectation.Mark;
import io.fenghuo.tool.scenario.Expectation.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a scenario should have brought about beside what it did.
 *
 * <p>An expected incident is met by one incident whose last type and whose scope are as expected;
 * where several are, by one that opened when it should have, else by the first. Two incidents for
 * one trouble are one too many: the second is unexpected.
 *
 * @param marks each opening, level and end that was expected
 * @param unexpected what happened and should not have: an incident nobody expects, a raise to a
 *     level that is not listed, a relapse, the end of an incident that should have stayed open
 */
public record Score(List<Result> marks, List<String> unexpected) {

  /**
   * One expected mark.
   *
   * @param what incident, mark and window in words
   * @param hit whether it came about
   */
  public record Result(String what, boolean hit) {}

  public static Score of(Expectation expectation, Collection<AlertRecord> alerts) {
    List<List<AlertRecord>> open = incidents(alerts);
    Map<ExpectedIncident, List<AlertRecord>> met = new LinkedHashMap<>();
    for (ExpectedIncident expected : expectation.incidents()) {
      open.stream()
          .filter(i -> fits(expected, i) && opens(expected.opened(), i))
          .findFirst()
          .ifPresent(i -> take(met, expected, i, open));
    }
    for (ExpectedIncident expected : expectation.incidents()) {
      if (!met.containsKey(expected)) {
        open.stream()
            .filter(i -> fits(expected, i))
            .findFirst()
            .ifPresent(i -> take(met, expected, i, open));
      }
    }
    List<Result> marks = new ArrayList<>();
    List<String> unexpected = new ArrayList<>();
    for (ExpectedIncident expected : expectation.incidents()) {
      List<AlertRecord> incident = met.getOrDefault(expected, List.of());
      marks(expected, incident, marks);
      surprises(expected, incident, unexpected);
    }
    open.forEach(i -> unexpected.add("incident " + describe(i.get(0))));
    return new Score(List.copyOf(marks), List.copyOf(unexpected));
  }

  public long hits() {
    return marks.stream().filter(Result::hit).count();
  }

  public long missed() {
    return marks.size() - hits();
  }

  /** Nothing missed and nothing unexpected. */
  public boolean perfect() {
    return missed() == 0 && unexpected.isEmpty();
  }

  private static void take(
      Map<ExpectedIncident, List<AlertRecord>> met,
      ExpectedIncident expected,
      List<AlertRecord> incident,
      List<List<AlertRecord>> open) {
    met.put(expected, incident);
    open.remove(incident);
  }

  /** The incidents by their first record's time, each with its records in order, each once. */
  private static List<List<AlertRecord>> incidents(Collection<AlertRecord> alerts) {
    Map<String, AlertRecord> once = new LinkedHashMap<>();
    alerts.forEach(alert -> once.putIfAbsent(alert.alertId(), alert));
    Map<String, List<AlertRecord>> byIncident = new LinkedHashMap<>();
    once.values().stream()
        .sorted(AlertRecord.OLDEST_FIRST)
        .forEach(
            alert ->
                byIncident.computeIfAbsent(alert.incidentId(), i -> new ArrayList<>()).add(alert));
    List<List<AlertRecord>> incidents = new ArrayList<>(byIncident.values());
    incidents.sort(
        Comparator.comparing((List<AlertRecord> i) -> i.get(0).time())
            .thenComparing(i -> i.get(0).incidentId()));
    return incidents;
  }

  private static boolean fits(ExpectedIncident expected, List<AlertRecord> incident) {
    AlertRecord last = incident.get(incident.size() - 1);
    return last.type() == expected.type()
        && expected.scope().entrySet().stream()
            .allMatch(label -> values(last.scope().path(label.getKey())).equals(label.getValue()));
  }

  private static Set<String> values(JsonNode value) {
    Set<String> values = new TreeSet<>();
    if (value.isArray()) {
      value.forEach(item -> values.add(item.asText()));
    } else if (!value.isMissingNode() && !value.isNull()) {
      values.add(value.asText());
    }
    return values;
  }

  private static boolean opens(Mark mark, List<AlertRecord> incident) {
    AlertRecord first = incident.get(0);
    return first.event().equals("OPENED")
        && first.level() == mark.level()
        && mark.window().contains(first.time());
  }

  private static void marks(
      ExpectedIncident expected, List<AlertRecord> incident, List<Result> marks) {
    marks.add(
        new Result(
            what(expected, "opened at " + expected.opened().level(), expected.opened().window())
                + came(incident, "OPENED"),
            !incident.isEmpty() && opens(expected.opened(), incident)));
    for (Mark reach : expected.reaches()) {
      marks.add(
          new Result(
              what(expected, "reaches " + reach.level(), reach.window()),
              incident.stream()
                  .anyMatch(a -> a.level() == reach.level() && reach.window().contains(a.time()))));
    }
    if (expected.resolved() != null) {
      marks.add(
          new Result(
              what(expected, "resolved", expected.resolved()) + came(incident, "RESOLVED"),
              incident.stream()
                  .anyMatch(
                      a ->
                          a.event().equals("RESOLVED") && expected.resolved().contains(a.time()))));
    }
  }

  private static void surprises(
      ExpectedIncident expected, List<AlertRecord> incident, List<String> unexpected) {
    Set<Level> listed = EnumSet.of(expected.opened().level());
    expected.reaches().forEach(reach -> listed.add(reach.level()));
    Set<Level> told = EnumSet.noneOf(Level.class);
    for (AlertRecord alert : incident) {
      boolean raised =
          alert.previousLevel().filter(p -> alert.level().moreSevereThan(p)).isPresent();
      if (raised && !listed.contains(alert.level()) && told.add(alert.level())) {
        unexpected.add("raise to " + alert.level() + " of " + describe(alert));
      }
      if (alert.event().equals("REOPENED")) {
        unexpected.add("relapse of " + describe(alert));
      }
      if (alert.event().equals("RESOLVED") && expected.resolved() == null) {
        unexpected.add("end of " + describe(alert));
      }
    }
  }

  private static String what(ExpectedIncident expected, String mark, Window window) {
    return expected.label() + " " + mark + " from " + window;
  }

  /** When a mark came about, for the reader of a miss. */
  private static String came(List<AlertRecord> incident, String event) {
    Set<String> came = new LinkedHashSet<>();
    for (AlertRecord alert : incident) {
      if (alert.event().equals(event)) {
        Instant time = alert.time();
        came.add(time + " at " + alert.level());
      }
    }
    return came.isEmpty() ? "; did not come" : "; came " + String.join(", ", came);
  }

  private static String describe(AlertRecord alert) {
    return alert.type()
        + " "
        + alert.scope()
        + " at "
        + alert.level()
        + " on "
        + alert.time()
        + " by rule "
        + alert.ruleId();
  }
}
