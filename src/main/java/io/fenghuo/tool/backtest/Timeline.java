package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Both sides on one axis of time: for each trouble the old rules' bar above the new rules', each
 * coloured by the level it had, with a tick for every record.
 */
final class Timeline {

  private static final int WIDTH = 1000;
  private static final int LEFT = 52;
  private static final int RIGHT = 18;
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
  private static final int MOST_TICKS = 10;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Markup page;
  private final List<IncidentPair> pairs;
  private final Instant from;
  private final Instant to;

  private Timeline(Markup page, List<IncidentPair> pairs) {
    this.page = page;
    this.pairs = pairs;
    Instant first = pairs.stream().map(IncidentPair::opened).min(Instant::compareTo).orElseThrow();
    Instant last = pairs.stream().map(Timeline::until).max(Instant::compareTo).orElseThrow();
    Duration margin =
        Duration.ofSeconds(Math.max(60, Duration.between(first, last).toSeconds() / 40));
    this.from = first.minus(margin);
    this.to = last.plus(margin);
  }

  /** Draws them; there must be one at least. */
  static void draw(Markup page, List<IncidentPair> pairs) {
    new Timeline(page, pairs).draw();
  }

  private void draw() {
    int height = TOP + pairs.size() * ROW + 8;
    page.in(
        "svg",
        () -> {
          page.text("title", "时间线 Timeline, UTC");
          axis(height);
          for (int i = 0; i < pairs.size(); i++) {
            row(pairs.get(i), TOP + i * ROW);
          }
        },
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "class",
        "timeline");
  }

  private void axis(int height) {
    Duration span = Duration.between(from, to);
    Duration step =
        STEPS.stream()
            .filter(each -> span.dividedBy(each) <= MOST_TICKS)
            .findFirst()
            .orElse(STEPS.get(STEPS.size() - 1));
    long seconds = step.toSeconds();
    boolean days = span.compareTo(Duration.ofHours(20)) > 0;
    for (long at = -Math.floorDiv(-from.getEpochSecond(), seconds) * seconds;
        at <= to.getEpochSecond();
        at += seconds) {
      Instant time = Instant.ofEpochSecond(at);
      String x = number(x(time));
      page.empty(
          "line", "x1", x, "x2", x, "y1", "20", "y2", String.valueOf(height), "class", "grid");
      page.text("text", (days ? DAY : CLOCK).format(time), "x", x, "y", "14", "class", "axis");
    }
  }

  private void row(IncidentPair pair, int y) {
    String label =
        pair.either().type().named().zh()
            + " "
            + pair.either().type().named().en()
            + " · "
            + pair.either().place();
    page.text("text", label, "x", String.valueOf(LEFT), "y", number(y + 13.0), "class", "name");
    side("原 old", pair.before(), y + 18);
    side("新 new", pair.after(), y + 18 + BAR + 4);
  }

  private void side(String name, IncidentStory incident, int y) {
    page.text("text", name, "x", String.valueOf(LEFT - 8), "y", number(y + 12.0), "class", "side");
    if (incident == null) {
      page.empty(
          "line",
          "x1",
          String.valueOf(LEFT),
          "x2",
          String.valueOf(WIDTH - RIGHT),
          "y1",
          number(y + BAR / 2.0),
          "y2",
          number(y + BAR / 2.0),
          "class",
          "none");
      return;
    }
    for (IncidentStory.Span span : incident.spans()) {
      bar(span, y);
    }
    for (AlertRecord alert : incident.alerts()) {
      String x = number(x(alert.time()));
      page.in(
          "line",
          () ->
              page.text(
                  "title",
                  Sentences.clock(alert.time()) + " " + alert.event() + " " + alert.level()),
          "x1",
          x,
          "x2",
          x,
          "y1",
          String.valueOf(y - 1),
          "y2",
          String.valueOf(y + BAR + 1),
          "class",
          "tick");
    }
  }

  private void bar(IncidentStory.Span span, int y) {
    double left = x(span.from());
    double width = Math.max(2, x(span.to()) - left);
    page.in(
        "rect",
        () ->
            page.text(
                "title",
                "%s %s – %s"
                    .formatted(
                        span.level(), Sentences.clock(span.from()), Sentences.clock(span.to()))),
        "x",
        number(left),
        "y",
        String.valueOf(y),
        "width",
        number(width),
        "height",
        String.valueOf(BAR),
        "class",
        levelClass(span.level()));
    if (width > 16) {
      page.text(
          "text",
          span.level().name(),
          "x",
          number(left + width / 2),
          "y",
          number(y + 12.0),
          "class",
          "grade " + levelClass(span.level()));
    }
  }

  static String levelClass(Level level) {
    return "level" + level.rank();
  }

  private double x(Instant time) {
    double part =
        Duration.between(from, time).toMillis() / (double) Duration.between(from, to).toMillis();
    return LEFT + part * (WIDTH - LEFT - RIGHT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static Instant until(IncidentPair pair) {
    Instant before = pair.before() == null ? Instant.MIN : end(pair.before());
    Instant after = pair.after() == null ? Instant.MIN : end(pair.after());
    return before.isAfter(after) ? before : after;
  }

  private static Instant end(IncidentStory incident) {
    Instant last = incident.alerts().get(incident.alerts().size() - 1).time();
    return last.isAfter(incident.until()) ? last : incident.until();
  }
}
