package io.fenghuo.tool.watch;

import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AppendLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that was seen on the output topics, each alert once per lane by its id: the fast lane may
 * repeat an alert, and tells a change of level on two topics.
 */
public final class Sightings {

  private final OutputTopics topics;
  private final Set<String> fastLane;
  private final Map<String, Sighting> fast = new LinkedHashMap<>();
  private final Map<String, Sighting> ledger = new LinkedHashMap<>();
  private long ledgerRepeats;
  private long deadLetters;
  private long rejectedCommands;
  private long tasks;
  private long careDirectives;
  private long unreadable;

  Sightings(OutputTopics topics) {
    this.topics = topics;
    this.fastLane = Set.copyOf(topics.fastLane());
  }

  /**
   * Notes a record.
   *
   * @return the alert, where the fast lane shows it for the first time
   */
  synchronized Optional<AlertRecord> saw(String topic, byte[] value, long nanos) {
    if (topic.equals(topics.deadLetters())) {
      deadLetters++;
      return Optional.empty();
    }
    if (topic.equals(topics.tasks())) {
      tasks++;
      return Optional.empty();
    }
    if (topic.equals(topics.careDirectives())) {
      careDirectives++;
      return Optional.empty();
    }
    if (topic.equals(topics.rejectedCommands())) {
      rejectedCommands++;
      return Optional.empty();
    }
    AlertRecord alert;
    try {
      alert = AlertRecord.parse(new String(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      unreadable++;
      return Optional.empty();
    }
    Sighting sighting = new Sighting(alert, nanos);
    if (fastLane.contains(topic)) {
      return fast.putIfAbsent(alert.alertId(), sighting) == null
          ? Optional.of(alert)
          : Optional.empty();
    }
    if (ledger.putIfAbsent(alert.alertId(), sighting) != null) {
      ledgerRepeats++;
    }
    return Optional.empty();
  }

  /** The ledger's alerts in its order. */
  public synchronized List<AlertRecord> ledger() {
    return ledger.values().stream().map(Sighting::alert).toList();
  }

  /** How many alerts the fast lane has shown. */
  public synchronized int alerts() {
    return fast.size();
  }

  /**
   * How many alerts the fast lane has shown that tell of the time up to the input's end: of the
   * silence behind it there is always more to tell.
   */
  public synchronized int alerts(Instant end) {
    return idsOf(fast, upTo(end)).size();
  }

  /**
   * Whether both lanes hold the same alerts of the time up to the input's end, and the ledger each
   * but once. An alert of later is on the fast lane first and in the ledger only after a
   * checkpoint, so that the lanes of a job that goes on hardly ever hold the same. That an incident
   * is closed for good is told by the ledger alone.
   */
  public synchronized boolean lanesAgree(Instant end) {
    return idsOf(fast, upTo(end)).equals(idsOf(ledger, upTo(end).and(AlertRecord::isGraded)))
        && ledgerRepeats == 0;
  }

  private static Predicate<AlertRecord> upTo(Instant end) {
    return alert -> !alert.time().isAfter(end);
  }

  private static Set<String> idsOf(Map<String, Sighting> lane, Predicate<AlertRecord> which) {
    return lane.values().stream()
        .map(Sighting::alert)
        .filter(which)
        .map(AlertRecord::alertId)
        .collect(Collectors.toSet());
  }

  public synchronized long deadLetters() {
    return deadLetters;
  }

  /** Records of tasks, a repeated one as often as it was read. */
  public synchronized long tasks() {
    return tasks;
  }

  /** Proposals for customers, a repeated one as often as it was read. */
  public synchronized long careDirectives() {
    return careDirectives;
  }

  public synchronized long rejectedCommands() {
    return rejectedCommands;
  }

  /** Records of alert topics that are no alerts. */
  public synchronized long unreadable() {
    return unreadable;
  }

  /** Detection latency of the fast lane. */
  public synchronized Latencies latencies(AppendLog appends) {
    return Latencies.of(new ArrayList<>(fast.values()), appends);
  }

  /**
   * Grows with every record of the time up to the input's end that is seen for the first time. A
   * task is committed with the ledger's alert that brought it about, and not counted beside it.
   */
  public synchronized long progress(Instant end) {
    return idsOf(fast, upTo(end)).size()
        + idsOf(ledger, upTo(end)).size()
        + deadLetters
        + rejectedCommands
        + careDirectives
        + unreadable;
  }
}
