package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AlertWords;
import java.util.List;

/** One incident on the page: what became of it, and its records side by side. */
final class IncidentPart {

  private final Markup page;

  private IncidentPart(Markup page) {
    this.page = page;
  }

  static void write(Markup page, IncidentPair pair) {
    new IncidentPart(page).incident(pair);
  }

  private void incident(IncidentPair pair) {
    IncidentPair.Fate fate = pair.fate();
    Bilingual says = Sentences.of(pair);
    page.in(
        "details",
        () -> {
          page.in(
              "summary",
              () -> {
                page.text("span", fate.zh() + " " + fate.en(), "class", "fate " + fate.en());
                level(pair.either().peak());
                page.text(
                    "b",
                    " "
                        + pair.either().type().named().zh()
                        + " "
                        + pair.either().type().named().en()
                        + " ");
                page.text("code", pair.either().place());
                page.text("p", says.zh());
                page.text("p", says.en(), "lang", "en");
              });
          alerts(pair);
        },
        openWhere(fate != IncidentPair.Fate.SAME));
  }

  private static String[] openWhere(boolean open) {
    return open ? new String[] {"open", "open"} : new String[0];
  }

  private void alerts(IncidentPair pair) {
    List<AlertPair> same = pair.alerts().stream().filter(AlertPair::isSame).toList();
    List<AlertPair> differing = pair.alerts().stream().filter(alert -> !alert.isSame()).toList();
    if (!differing.isEmpty()) {
      table(differing);
    }
    if (!same.isEmpty()) {
      page.in(
          "details",
          () -> {
            page.text("summary", same.size() + "条记录不变 records are the same", "class", "note");
            table(same);
          },
          "class",
          "same");
    }
  }

  private void table(List<AlertPair> alerts) {
    page.in(
        "table",
        () -> {
          page.header("变化 change", "原 old", "新 new", "内容与依据 what is said, and on what evidence");
          alerts.forEach(this::alert);
        },
        "class",
        "alerts");
  }

  private void alert(AlertPair alert) {
    Bilingual change = Sentences.of(alert);
    page.in(
        "tr",
        () -> {
          page.in(
              "td",
              () -> {
                page.text("div", change.zh());
                page.text("div", change.en(), "lang", "en");
              });
          page.in("td", () -> told(alert.before()));
          page.in("td", () -> told(alert.after()));
          page.in(
              "td",
              () -> {
                content(alert.either());
                if (alert.changesGround()) {
                  page.text("div", "原依据 on the old side:", "class", "note");
                  content(alert.before());
                }
              });
        },
        "class",
        alert.isLost() ? "lost" : alert.isGained() ? "gained" : "moved");
  }

  private void told(AlertRecord alert) {
    if (alert == null) {
      page.text("–");
      return;
    }
    page.text("div", Sentences.clock(alert.time()), "class", "time");
    page.in(
        "div",
        () -> {
          level(alert.level());
          page.text(" " + alert.event());
        });
    page.text("code", alert.ruleId() + " v" + alert.ruleVersion() + " " + alert.ruleHash());
  }

  private void content(AlertRecord alert) {
    page.text("div", alert.sayingZh());
    page.text("div", alert.sayingEn(), "lang", "en");
    String evidence = AlertWords.evidence(alert.evidence());
    if (!evidence.isBlank()) {
      page.text("div", "依据 evidence: " + evidence, "class", "note");
    }
    String addresses = AlertWords.addresses(alert.evidence());
    if (!addresses.isBlank()) {
      page.in("div", () -> page.text("code", addresses), "class", "note");
    }
  }

  private void level(Level level) {
    page.text("span", level.name(), "class", "badge " + Timeline.levelClass(level));
  }
}
