package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A backtest as a page that needs nothing beside it: what it comes to first, both sides on one axis
 * of time, then each incident with its records, each rule's figures, and what was changed.
 */
public final class ReportPage {

  private static final List<IncidentPair.Fate> URGENT_FIRST =
      List.of(
          IncidentPair.Fate.LOST,
          IncidentPair.Fate.GAINED,
          IncidentPair.Fate.CHANGED,
          IncidentPair.Fate.SAME);

  private final Markup page = new Markup();
  private final Backtest backtest;

  private ReportPage(Backtest backtest) {
    this.backtest = backtest;
  }

  /** The page, in UTF-8 as it says. */
  public static String of(Backtest backtest) {
    ReportPage report = new ReportPage(backtest);
    report.page.in(
        "html",
        () -> {
          report.head();
          report.page.in("body", () -> report.page.in("main", report::body));
        },
        "lang",
        "zh");
    return report.page.toString();
  }

  private void head() {
    page.in(
        "head",
        () -> {
          page.empty("meta", "charset", "utf-8");
          page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
          page.empty("meta", "name", "color-scheme", "content", "light dark");
          page.empty(
              "meta",
              "http-equiv",
              "Content-Security-Policy",
              "content",
              "default-src 'none'; style-src 'unsafe-inline'");
          page.text("title", "烽火 回测 Fenghuo backtest");
          page.text("style", style());
        });
  }

  private void body() {
    page.text("h1", "规则回测 Backtest");
    verdict();
    cards();
    backtest.comparisons().forEach(this::timeline);
    figures();
    rules();
    backtest.comparisons().forEach(this::incidents);
    DefinitionPart.write(page, backtest.definitions());
    reading();
  }

  private void verdict() {
    Bilingual verdict = Sentences.verdict(backtest);
    page.in(
        "section",
        () -> {
          page.text("p", verdict.zh());
          page.text("p", verdict.en(), "lang", "en");
        },
        "class",
        backtest.isSame() ? "verdict same" : "verdict");
    page.in(
        "p",
        () -> {
          page.text("b", "原 old ").text("code", backtest.before());
          page.text("b", " 新 new ").text("code", backtest.after());
        },
        "class",
        "sides");
  }

  private void cards() {
    page.in(
        "div",
        () -> {
          for (IncidentPair.Fate fate : URGENT_FIRST) {
            page.in(
                "div",
                () -> {
                  page.text("b", String.valueOf(backtest.count(fate)));
                  page.text("span", fate.zh() + " " + fate.en());
                },
                "class",
                "card " + fate.en());
          }
        },
        "class",
        "cards");
  }

  private void figures() {
    SideFigures before = backtest.figuresBefore();
    SideFigures after = backtest.figuresAfter();
    page.text("h2", "总量 Totals");
    page.in(
        "table",
        () -> {
          page.header("", "原 old", "新 new", "差 change");
          figure("事件 incidents", before.incidents(), after.incidents());
          for (Level level : Level.values()) {
            if (before.peaks().get(level) + after.peaks().get(level) > 0) {
              figure(
                  "最高" + level + "级 peak " + level,
                  before.peaks().get(level),
                  after.peaks().get(level));
            }
          }
          figure("告警 alerts", before.alerts(), after.alerts());
          minutes("告警分钟 alert-minutes", before.totalOpen(), after.totalOpen());
          for (Level level : Level.values()) {
            if (before.open().get(level).plus(after.open().get(level)).toMillis() > 0) {
              minutes(level + "级 at " + level, before.open().get(level), after.open().get(level));
            }
          }
          figure(
              "%d分钟内结束 over within %d min"
                  .formatted(SideFigures.BRIEF.toMinutes(), SideFigures.BRIEF.toMinutes()),
              before.brief(),
              after.brief());
          figure("复发 relapses", before.relapses(), after.relapses());
        },
        "class",
        "figures");
  }

  private void figure(String name, long before, long after) {
    page.row(name, String.valueOf(before), String.valueOf(after), signed(after - before, "%+d"));
  }

  private void minutes(String name, Duration before, Duration after) {
    double change = after.minus(before).toMillis() / 60_000.0;
    page.row(
        name,
        ReportText.minutes(before),
        ReportText.minutes(after),
        Math.abs(change) < 0.05 ? "=" : "%+.1f".formatted(change));
  }

  private static String signed(long change, String format) {
    return change == 0 ? "=" : format.formatted(change);
  }

  private void timeline(Comparison comparison) {
    page.text("h2", "时间线 Timeline: " + comparison.input());
    if (comparison.pairs().isEmpty()) {
      page.text("p", "两套规则都没有报出事件。 Neither side tells of any incident.");
    } else {
      Timeline.draw(page, comparison.pairs());
    }
    String end = Sentences.clock(comparison.inputEnd());
    page.text(
        "p",
        "时间为 UTC，输入止于 %s。 Times are UTC; the input ends at %s.".formatted(end, end),
        "class",
        "note");
  }

  private void incidents(Comparison comparison) {
    if (comparison.pairs().isEmpty()) {
      return;
    }
    page.text("h2", "事件 Incidents: " + comparison.input());
    for (IncidentPair.Fate fate : URGENT_FIRST) {
      comparison.pairs(fate).forEach(pair -> IncidentPart.write(page, pair));
    }
  }

  private void rules() {
    Map<String, RuleFigures> rules = backtest.rules();
    page.text("h2", "按规则 By rule");
    if (rules.isEmpty()) {
      page.text("p", "没有规则报警。 No rule says anything.");
      return;
    }
    page.in(
        "table",
        () -> {
          page.header(
              "规则 rule",
              "开立 opens",
              "告警 alerts",
              "新增 gained",
              "消失 lost",
              "提前 earlier",
              "推迟 later",
              "改级 level");
          rules.forEach(
              (id, figures) ->
                  page.row(
                      id,
                      figures.openedBefore() + " → " + figures.openedAfter(),
                      figures.alertsBefore() + " → " + figures.alertsAfter(),
                      orDash(figures.gained()),
                      orDash(figures.lost()),
                      orDash(figures.earlier()),
                      orDash(figures.later()),
                      orDash(figures.regraded())));
        },
        "class",
        "figures");
  }

  private static String orDash(long count) {
    return count == 0 ? "–" : String.valueOf(count);
  }

  private void reading() {
    page.text("h2", "如何阅读 How to read this");
    page.text(
        "p",
        "两侧事件的去重键相同、且同时未解除或相隔不超过容差，即视为同一起事件；同时未解除时间最长者优先配对，每起事件只配对一次。" + "告警分钟为事件处于未解除状态的总时长。",
        "class",
        "note");
    page.text(
        "p",
        "Incidents of both sides are the same trouble where they have the same dedup key and were open at one time, or"
            + " no further apart than the tolerance; those open together the longest are paired first, each once."
            + " Alert-minutes are the time for which incidents were open, all together.",
        "class",
        "note",
        "lang",
        "en");
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the page's style is beside its class", e);
    }
  }
}
