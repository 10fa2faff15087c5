package io.fenghuo.measure;

import io.fenghuo.definition.Yaml;
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

  static List<Line> lines(Yaml measure, FigureKind figure) {
    List<Line> lines = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Yaml item : measure.items("lines")) {
      Line line = line(item);
      if (figure == FigureKind.SHARE && !(line.limit() >= 0 && line.limit() <= 1)) {
        item.fault("needs a limit between 0 and 1 for a share, got " + line.limit());
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

  private static Line line(Yaml yaml) {
    boolean above = yaml.has("above");
    if (above == yaml.has("below")) {
      yaml.fault("needs a limit: either 'above' or 'below'");
    }
    double limit = yaml.number(above ? "above" : "below", 0);
    double clear = yaml.number("clear", limit);
    if (above ? clear > limit : clear < limit) {
      yaml.at("clear")
          .fault(
              above
                  ? "must be at most the limit " + limit + ", got " + clear
                  : "must be at least the limit " + limit + ", got " + clear);
    }
    Duration clearFor = yaml.duration("clear-for", CLEAR_FOR);
    Line line = new Line(MeasureParser.id(yaml), above, limit, clear, clearFor.toMillis());
    yaml.noOthers();
    return line;
  }
}
