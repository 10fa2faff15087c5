package io.fenghuo.tool.backtest;

import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AlertWords;
import io.fenghuo.words.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One incident as its records tell it.
 *
 * @param alerts its records in their order, each once; at least one
 * @param inputEnd when the input ends; what is then still open is so until then
 */
public record IncidentStory(List<AlertRecord> alerts, Instant inputEnd) {

  public IncidentStory {
    alerts = List.copyOf(alerts);
  }

  /**
   * A time at which it was open, at one level.
   *
   * @param level its level
   * @param from since when
   * @param to until when
   */
  public record Span(Level level, Instant from, Instant to) {

    public Duration length() {
      return Duration.between(from, to);
    }
  }

  /** All incidents of these records, in the order of their opening. */
  public static List<IncidentStory> of(Collection<AlertRecord> records, Instant inputEnd) {
    Map<String, AlertRecord> once = new LinkedHashMap<>();
    records.forEach(alert -> once.putIfAbsent(alert.alertId(), alert));
    Map<String, List<AlertRecord>> byIncident = new LinkedHashMap<>();
    once.values().stream()
        .sorted(AlertRecord.OLDEST_FIRST)
        .forEach(
            alert ->
                byIncident.computeIfAbsent(alert.incidentId(), i -> new ArrayList<>()).add(alert));
    return byIncident.values().stream()
        .map(alerts -> new IncidentStory(alerts, inputEnd))
        .sorted(
            Comparator.comparing(IncidentStory::opened)
                .thenComparing(IncidentStory::dedupKey)
                .thenComparing(IncidentStory::incidentId))
        .toList();
  }

  public String incidentId() {
    return alerts.get(0).incidentId();
  }

  public String dedupKey() {
    return alerts.get(0).dedupKey();
  }

  /** Its type when all was told. */
  public IncidentType type() {
    return last().type();
  }

  /** What it touched, by the labels of its scope. */
  public String place() {
    return AlertWords.scope(last().scope());
  }

  /** The rule that opened it. */
  public String openedBy() {
    return alerts.get(0).ruleId();
  }

  /** The same, as people call it. */
  public Spoken openedByName() {
    return alerts.get(0).ruleName();
  }

  public Instant opened() {
    return alerts.get(0).time();
  }

  public Level openedAt() {
    return alerts.get(0).level();
  }

  /** The most severe it has been. */
  public Level peak() {
    return alerts.stream().map(AlertRecord::level).reduce(Level::moreSevere).orElseThrow();
  }

  /** When it was over for good; empty where it is still open at the input's end. */
  public Optional<Instant> over() {
    Instant over = null;
    for (AlertRecord alert : alerts) {
      if (!alert.isOver()) {
        over = null;
      } else if (over == null) {
        over = alert.time();
      }
    }
    return Optional.ofNullable(over);
  }

  /** When it was over, or else when the input ends. */
  public Instant until() {
    return over().orElse(inputEnd.isBefore(last().time()) ? last().time() : inputEnd);
  }

  /** When it first stood at that level or a more severe one. */
  public Optional<Instant> reached(Level level) {
    return alerts.stream()
        .filter(alert -> !level.moreSevereThan(alert.level()))
        .map(AlertRecord::time)
        .findFirst();
  }

  /** How often it came back after it had been resolved. */
  public long relapses() {
    return alerts.stream().filter(alert -> alert.event().equals("REOPENED")).count();
  }

  /** When it was open, and at which level, without the times in which it was over. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    Level level = null;
    Instant from = null;
    for (AlertRecord alert : alerts) {
      Level now = alert.isOver() ? null : alert.level();
      if (now != level) {
        if (level != null) {
          spans.add(new Span(level, from, alert.time()));
        }
        level = now;
        from = alert.time();
      }
    }
    if (level != null) {
      spans.add(new Span(level, from, until()));
    }
    return spans;
  }

  private AlertRecord last() {
    return alerts.get(alerts.size() - 1);
  }
}
