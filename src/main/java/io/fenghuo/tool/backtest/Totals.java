package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Level;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much each side has told, as rows of the page: what, on both sides, and the difference. */
final class Totals {

  private final SideFigures before;
  private final SideFigures after;
  private final List<List<Object>> rows = new ArrayList<>();

  Totals(SideFigures before, SideFigures after) {
    this.before = before;
    this.after = after;
  }

  /** The rows; levels that neither side has are left out. */
  List<List<Object>> rows() {
    count(Message.of("backtest.total.incidents"), before.incidents(), after.incidents());
    for (Level level : Level.values()) {
      long old = before.peaks().get(level);
      long now = after.peaks().get(level);
      if (old + now > 0) {
        count(Message.of("backtest.total.peak", "level", Figure.of(level)), old, now);
      }
    }
    count(Message.of("backtest.total.alerts"), before.alerts(), after.alerts());
    minutes(Message.of("backtest.total.minutes"), before.totalOpen(), after.totalOpen());
    for (Level level : Level.values()) {
      Duration old = before.open().get(level);
      Duration now = after.open().get(level);
      if (!old.plus(now).isZero()) {
        minutes(Message.of("backtest.total.minutes-at", "level", Figure.of(level)), old, now);
      }
    }
    count(
        Message.of("backtest.total.brief", "most", Sentences.length(SideFigures.BRIEF)),
        before.brief(),
        after.brief());
    count(Message.of("backtest.total.relapses"), before.relapses(), after.relapses());
    return rows;
  }

  private void count(Message what, long old, long now) {
    rows.add(List.of(what, old, now, old == now ? "=" : "%+d".formatted(now - old)));
  }

  private void minutes(Message what, Duration old, Duration now) {
    double more = minutes(now) - minutes(old);
    rows.add(
        List.of(
            what,
            minutes(old),
            minutes(now),
            Math.abs(more) < 0.05 ? "=" : String.format(Locale.ROOT, "%+.1f", more)));
  }

  static double minutes(Duration length) {
    return length.toMillis() / 60_000.0;
  }
}
