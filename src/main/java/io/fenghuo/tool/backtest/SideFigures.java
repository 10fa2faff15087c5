package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much one side has told.
 *
 * @param incidents incidents opened
 * @param alerts records written
 * @param peaks incidents by the most severe level they reached; every level is there
 * @param open for how long incidents were open, all together, by the level they had; every level is
 *     there
 * @param brief incidents that were over within {@link #BRIEF}: nobody could have done anything
 *     about them
 * @param relapses how often an incident came back after it was resolved
 */
public record SideFigures(
    long incidents,
    long alerts,
    Map<Level, Long> peaks,
    Map<Level, Duration> open,
    long brief,
    long relapses) {

  public static final Duration BRIEF = Duration.ofMinutes(5);

  static SideFigures of(List<IncidentStory> incidents) {
    Map<Level, Long> peaks = new EnumMap<>(Level.class);
    Map<Level, Duration> open = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      peaks.put(level, 0L);
      open.put(level, Duration.ZERO);
    }
    long alerts = 0;
    long brief = 0;
    long relapses = 0;
    for (IncidentStory incident : incidents) {
      peaks.merge(incident.peak(), 1L, Long::sum);
      incident.spans().forEach(span -> open.merge(span.level(), span.length(), Duration::plus));
      alerts += incident.alerts().size();
      relapses += incident.relapses();
      brief +=
          incident.over().filter(over -> !over.isAfter(incident.opened().plus(BRIEF))).isPresent()
              ? 1
              : 0;
    }
    return new SideFigures(incidents.size(), alerts, peaks, open, brief, relapses);
  }

  /** For how long incidents were open, all together. */
  public Duration totalOpen() {
    return open.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  static List<IncidentStory> before(List<IncidentPair> pairs) {
    List<IncidentStory> side = new ArrayList<>();
    pairs.stream().filter(pair -> pair.before() != null).forEach(pair -> side.add(pair.before()));
    return side;
  }

  static List<IncidentStory> after(List<IncidentPair> pairs) {
    List<IncidentStory> side = new ArrayList<>();
    pairs.stream().filter(pair -> pair.after() != null).forEach(pair -> side.add(pair.after()));
    return side;
  }
}
