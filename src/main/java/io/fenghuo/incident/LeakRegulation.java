package io.fenghuo.incident;

import io.fenghuo.config.IncidentOptions;
import io.fenghuo.config.IncidentOptions.OperatorKind;
import io.fenghuo.config.InvalidConfigException;
import io.fenghuo.rule.Level;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.TimeUtils;

/**
 * What must be reported of a data leak to the authorities, and by when.
 *
 * <p>After China's Administrative Measures for the Reporting of National Cybersecurity Incidents
 * (国家网络安全事件报告管理办法, in force since 2025-11-01). Article 4 sets the times, from when the operator
 * learns of the incident: an operator of critical information infrastructure within 1 hour, organs
 * of the central party and state and the units under them within 2, any other within 4. The guide
 * to grading in its annex grades a leak by the persons whose data it is: from 100 million on I, 10
 * million II, 1 million III; IV is taken to begin at 100,000.
 *
 * <p>Article 4 asks for a report from grade III on. Here the clock runs for every leak, whatever
 * its grade: in the first hours nobody knows how many persons it will have been, and the clock
 * cannot be turned back when they are known. Whether a report must be made is for people to decide.
 * It begins when the incident opens, and a larger number later raises the grade and leaves the time
 * as it is. It runs in every state but CLOSED, for a leak that has stopped is still to be reported.
 *
 * @param operatorKind what kind of operator the desk is
 * @param reportMillis how long after its opening a leak must have been reported
 */
public record LeakRegulation(OperatorKind operatorKind, long reportMillis) implements Serializable {

  private record Grade(Level level, long persons) {}

  private static final List<Grade> GRAVEST_FIRST =
      List.of(
          new Grade(Level.I, 100_000_000),
          new Grade(Level.II, 10_000_000),
          new Grade(Level.III, 1_000_000),
          new Grade(Level.IV, 100_000));

  /**
   * @throws InvalidConfigException naming the setting that cannot be
   */
  public static LeakRegulation from(ReadableConfig config) {
    Map<String, String> times = new HashMap<>(IncidentOptions.LEAK_REPORT_TIMES.defaultValue());
    times.putAll(config.get(IncidentOptions.LEAK_REPORT_TIMES));
    Map<String, Long> millis = new HashMap<>();
    times.forEach((kind, time) -> millis.put(known(kind), millis(kind, time)));
    OperatorKind kind = config.get(IncidentOptions.LEAK_OPERATOR_KIND);
    return new LeakRegulation(kind, millis.get(kind.toString()));
  }

  /** The grade of a leak of so many persons' data; null below the lowest. */
  static Level grade(long persons) {
    return GRAVEST_FIRST.stream()
        .filter(grade -> persons >= grade.persons())
        .map(Grade::level)
        .findFirst()
        .orElse(null);
  }

  /** What a leak that opened then owes, with so many persons known by now. */
  LeakReport report(long openedMillis, long persons) {
    return new LeakReport(
        grade(persons), persons, operatorKind.toString(), openedMillis + reportMillis);
  }

  /**
   * When somebody must next be told of the report: when half of its time has passed, four fifths,
   * and all of it.
   *
   * @param afterMillis until when all has been told
   * @return null when nothing more is to be told
   */
  static Long nextReminderMillis(LeakReport report, long openedMillis, long afterMillis) {
    long wholeMillis = report.dueMillis() - openedMillis;
    return LongStream.of(
            openedMillis + wholeMillis / 2, openedMillis + wholeMillis / 5 * 4, report.dueMillis())
        .filter(reminderMillis -> reminderMillis > afterMillis)
        .boxed()
        .findFirst()
        .orElse(null);
  }

  /** Why somebody is told of the report at that time. */
  static AlertReason reasonAt(LeakReport report, long timeMillis) {
    return timeMillis < report.dueMillis()
        ? AlertReason.REPORT_DUE_SOON
        : AlertReason.REPORT_OVERDUE;
  }

  private static String known(String kind) {
    List<String> kinds = Arrays.stream(OperatorKind.values()).map(OperatorKind::toString).toList();
    require(
        kinds.contains(kind),
        "%s has the key %s; the kinds are %s",
        IncidentOptions.LEAK_REPORT_TIMES.key(),
        kind,
        kinds.stream().collect(Collectors.joining(", ")));
    return kind;
  }

  private static long millis(String kind, String time) {
    Duration parsed;
    try {
      parsed = TimeUtils.parseDuration(time);
    } catch (RuntimeException e) {
      parsed = Duration.ZERO;
    }
    require(
        parsed.toMillis() > 0,
        "%s.%s must be a positive duration such as 4h, got %s",
        IncidentOptions.LEAK_REPORT_TIMES.key(),
        kind,
        time);
    return parsed.toMillis();
  }

  private static void require(boolean holds, String message, Object... words) {
    if (!holds) {
      throw new InvalidConfigException(message.formatted(words));
    }
  }
}
