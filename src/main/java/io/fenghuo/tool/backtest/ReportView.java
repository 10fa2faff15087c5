package io.fenghuo.tool.backtest;

import com.samskivert.mustache.Mustache;
import io.fenghuo.words.Message;
import io.fenghuo.words.Spoken;
import java.util.List;

/** A backtest as the page's template asks for it: each method is a name in the template. */
record ReportView(Backtest backtest) {

  private static final List<IncidentPair.Fate> URGENT_FIRST =
      List.of(
          IncidentPair.Fate.LOST,
          IncidentPair.Fate.GAINED,
          IncidentPair.Fate.CHANGED,
          IncidentPair.Fate.SAME);

  /** How many incidents came to that. */
  record Card(IncidentPair.Fate fate, long count) {}

  /** One input. */
  record Input(Comparison comparison) {

    String name() {
      return comparison.input();
    }

    /** None where neither side tells of any incident. */
    Timeline timeline() {
      return comparison.pairs().isEmpty() ? null : new Timeline(comparison.pairs());
    }

    Message ends() {
      return Message.of("backtest.ends", "clock", Sentences.time(comparison.inputEnd()));
    }

    List<IncidentView> incidents() {
      return URGENT_FIRST.stream()
          .flatMap(fate -> comparison.pairs(fate).stream())
          .map(IncidentView::new)
          .toList();
    }
  }

  /** The page's own words. */
  Mustache.CustomContext words() {
    return name -> Message.of("backtest.page." + name);
  }

  Spoken verdict() {
    return Sentences.verdict(backtest);
  }

  List<Card> cards() {
    return URGENT_FIRST.stream().map(fate -> new Card(fate, backtest.count(fate))).toList();
  }

  List<Input> inputs() {
    return backtest.comparisons().stream().map(Input::new).toList();
  }

  /** Rows of cells. */
  List<List<Object>> totals() {
    return new Totals(backtest.figuresBefore(), backtest.figuresAfter()).rows();
  }

  /** Rows of cells. */
  List<List<Object>> rules() {
    return backtest.rules().entrySet().stream()
        .map(rule -> cells(rule.getKey(), rule.getValue()))
        .toList();
  }

  private static List<Object> cells(String rule, RuleFigures figures) {
    return List.of(
        rule,
        figures.openedBefore() + " → " + figures.openedAfter(),
        figures.alertsBefore() + " → " + figures.alertsAfter(),
        orDash(figures.gained()),
        orDash(figures.lost()),
        orDash(figures.earlier()),
        orDash(figures.later()),
        orDash(figures.regraded()));
  }

  private static String orDash(long count) {
    return count == 0 ? "–" : String.valueOf(count);
  }

  List<DefinitionView> definitions() {
    return backtest.definitions().stream().map(DefinitionView::new).toList();
  }
}
