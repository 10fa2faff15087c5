package io.fenghuo.measure;

import io.fenghuo.definition.Yaml;
import io.fenghuo.event.NumberRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the lines of a measure, and puts them in order of gravity. */
final class LineParser {

  private static final Duration CLEAR_FOR = Duration.ofMinutes(1);

  private static final Comparator<Line> GRAVEST_FIRST =
      Comparator.comparing((Line line) -> line.above() ? 0 : 1)
          .thenComparing(line -> line.above() ? -line.limit() : line.limit());

  private LineParser() {}

  /**
   * @param range what the figure can be; null for any number
   */
  static List<Line> lines(Yaml measure, NumberRange range) {
    List<Line> lines = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml item : measure.items("lines")) {
      Line line = line(item);
      if (range != null) {
        check(item, line.above() ? "above" : "below", line.limit(), range);
        if (isBehindLimit(line.above(), line.limit(), line.clear())) {
          check(item, "clear", line.clear(), range);
        }
      }
      if (!line.id().isEmpty() && !ids.add(line.id())) {
        item.at("id").fault("must be unique in its measure, got '" + line.id() + "' twice");
      }
      lines.add(line);
    }
    if (measure.items("lines").isEmpty()) {
      measure.at("lines").fault("needs at least one line: a measure without one tells nothing");
    }
    lines.sort(GRAVEST_FIRST);
    return List.copyOf(lines);
  }

  private static boolean isBehindLimit(boolean above, double limit, double clear) {
    return above ? clear <= limit : clear >= limit;
  }

  /** What the figure never is it never crosses, and never comes back to. */
  private static void check(Yaml line, String name, double given, NumberRange range) {
    if (line.has(name) && !(given >= range.least() && given <= range.most())) {
      line.at(name)
          .fault(
              Double.isInfinite(range.most())
                  ? "must be at least " + range.least() + ", as the figure is, got " + given
                  : "must be between "
                      + range.least()
                      + " and "
                      + range.most()
                      + ", as the figure is, got "
                      + given);
    }
  }

  private static Line line(Yaml yaml) {
    boolean above = yaml.has("above");
    if (above == yaml.has("below")) {
      yaml.fault("needs a limit: either 'above' or 'below'");
    }
    double limit = yaml.number(above ? "above" : "below", 0);
    double clear = yaml.number("clear", limit);
    if (!isBehindLimit(above, limit, clear)) {
      yaml.at("clear")
          .fault(
              above
                  ? "must be at most the limit " + limit + ", got " + clear
                  : "must be at least the limit " + limit + ", got " + clear);
    }
    Duration clearFor = yaml.duration("clear-for", CLEAR_FOR);
    Duration holds = yaml.duration("for", Duration.ZERO);
    Line line =
        new Line(
            MeasureParser.id(yaml), above, limit, holds.toMillis(), clear, clearFor.toMillis());
    yaml.noOthers();
    return line;
  }
}
