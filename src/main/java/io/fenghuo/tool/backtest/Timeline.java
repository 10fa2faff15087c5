package io.fenghuo.tool.backtest;

import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.words.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Both sides on one axis of time: for each trouble the old rules' bar above the new rules', each
 * coloured by the level it had, with a tick for every record. It measures; the page's template
 * draws.
 */
final class Timeline {

  private static final int WIDTH = 1000;
  private static final int LEFT = 52;
  private static final int RIGHT = WIDTH - 18;
  private static final int TOP = 26;
  private static final int ROW = 62;
  private static final int BAR = 16;
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7));
  private static final int MOST_LINES = 10;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<IncidentPair> pairs;
  private final Instant from;
  private final Instant to;

  /** There must be one pair at least. */
  Timeline(List<IncidentPair> pairs) {
    this.pairs = pairs;
    Instant first = pairs.stream().map(IncidentPair::opened).min(Instant::compareTo).orElseThrow();
    Instant last =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.before(), pair.after()))
            .filter(Objects::nonNull)
            .map(Timeline::end)
            .max(Instant::compareTo)
            .orElseThrow();
    Duration margin =
        Duration.ofSeconds(Math.max(60, Duration.between(first, last).toSeconds() / 40));
    this.from = first.minus(margin);
    this.to = last.plus(margin);
  }

  /** A time of the axis. */
  record Line(double x, String label) {}

  /** What both sides tell of one trouble. */
  record Trouble(IncidentStory incident, double labelY, List<Side> sides) {}

  /**
   * What one side tells.
   *
   * @param incident null where it tells nothing
   */
  record Side(
      Message name,
      IncidentStory incident,
      double textY,
      double middleY,
      List<Bar> bars,
      List<Tick> ticks) {}

  /** A time at one level. */
  record Bar(IncidentStory.Span span, double x, double width, int top) {

    boolean isWide() {
      return width > BAR;
    }

    double middleX() {
      return x + width / 2;
    }
  }

  /** A record. */
  record Tick(AlertRecord alert, double x, int top, int bottom) {}

  int right() {
    return WIDTH;
  }

  int bottom() {
    return TOP + pairs.size() * ROW + 8;
  }

  int namesTo() {
    return LEFT - 8;
  }

  int axisFrom() {
    return LEFT;
  }

  int axisTo() {
    return RIGHT;
  }

  int barHeight() {
    return BAR;
  }

  List<Line> lines() {
    Duration span = Duration.between(from, to);
    long step =
        STEPS.stream()
            .filter(each -> span.dividedBy(each) <= MOST_LINES)
            .findFirst()
            .orElse(STEPS.get(STEPS.size() - 1))
            .toSeconds();
    DateTimeFormatter label = span.compareTo(Duration.ofHours(20)) > 0 ? DAY : CLOCK;
    long first = -Math.floorDiv(-from.getEpochSecond(), step) * step;
    return LongStream.iterate(first, at -> at <= to.getEpochSecond(), at -> at + step)
        .mapToObj(Instant::ofEpochSecond)
        .map(time -> new Line(x(time), label.format(time)))
        .toList();
  }

  List<Trouble> troubles() {
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> trouble(pairs.get(i), TOP + i * ROW))
        .toList();
  }

  private Trouble trouble(IncidentPair pair, int y) {
    return new Trouble(
        pair.either(),
        y + 13,
        List.of(
            side("backtest.page.old", pair.before(), y + 18),
            side("backtest.page.new", pair.after(), y + 18 + BAR + 4)));
  }

  private Side side(String name, IncidentStory incident, int top) {
    return new Side(
        Message.of(name),
        incident,
        top + 12,
        top + BAR / 2.0,
        incident == null
            ? List.of()
            : incident.spans().stream().map(span -> bar(span, top)).toList(),
        incident == null
            ? List.of()
            : incident.alerts().stream()
                .map(alert -> new Tick(alert, x(alert.time()), top - 1, top + BAR + 1))
                .toList());
  }

  private Bar bar(IncidentStory.Span span, int top) {
    double left = x(span.from());
    return new Bar(span, left, Math.max(2, x(span.to()) - left), top);
  }

  private double x(Instant time) {
    double part =
        Duration.between(from, time).toMillis() / (double) Duration.between(from, to).toMillis();
    return LEFT + part * (RIGHT - LEFT);
  }

  private static Instant end(IncidentStory incident) {
    Instant last = incident.alerts().get(incident.alerts().size() - 1).time();
    return last.isAfter(incident.until()) ? last : incident.until();
  }
}
