package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Level;
import io.fenghuo.tool.scenario.AlertRecord;
import io.fenghuo.tool.scenario.AlertWords;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import io.fenghuo.words.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A backtest as a person reads it on a terminal: the whole first, then each difference. */
public final class ReportText {

  private final List<String> lines = new ArrayList<>();

  private ReportText() {}

  public static String of(Backtest backtest) {
    ReportText text = new ReportText();
    text.summary(backtest);
    text.definitions(backtest.definitions());
    backtest.comparisons().forEach(text::comparison);
    text.rules(backtest);
    return String.join("\n", text.lines);
  }

  private void summary(Backtest backtest) {
    say("", Sentences.verdict(backtest));
    lines.add("");
    lines.add("old: " + backtest.before());
    lines.add("new: " + backtest.after());
    lines.add("");
    SideFigures before = backtest.figuresBefore();
    SideFigures after = backtest.figuresAfter();
    row("", "old", "new");
    row("incidents", before.incidents(), after.incidents());
    for (Level level : Level.values()) {
      row("  peak " + level, before.peaks().get(level), after.peaks().get(level));
    }
    row("alerts", before.alerts(), after.alerts());
    row("alert-minutes", minutes(before.totalOpen()), minutes(after.totalOpen()));
    for (Level level : Level.values()) {
      row("  at " + level, minutes(before.open().get(level)), minutes(after.open().get(level)));
    }
    row("over within " + SideFigures.BRIEF.toMinutes() + " min", before.brief(), after.brief());
    row("relapses", before.relapses(), after.relapses());
    List<AlertPair> alerts = backtest.alerts();
    lines.add(
        "alerts gained %d  lost %d  moved %d  level changed %d  ground changed %d"
            .formatted(
                alerts.stream().filter(AlertPair::isGained).count(),
                alerts.stream().filter(AlertPair::isLost).count(),
                alerts.stream().filter(AlertPair::isMoved).count(),
                alerts.stream().filter(AlertPair::changesLevel).count(),
                alerts.stream().filter(AlertPair::changesGround).count()));
  }

  /** A line in each language. */
  private void say(String indent, Spoken sentence) {
    for (Language language : Language.all()) {
      lines.add(indent + sentence.in(language));
    }
  }

  private void row(String name, Object before, Object after) {
    lines.add("%-20s %12s %12s".formatted(name, before, after).stripTrailing());
  }

  private static String minutes(Duration length) {
    return String.format(Locale.ROOT, "%.1f", Totals.minutes(length));
  }

  private void definitions(List<DefinitionChange> changes) {
    heading(Sentences.inEveryLanguage(Message.of("backtest.page.definitions")));
    if (changes.isEmpty()) {
      lines.add("nothing");
    }
    for (DefinitionChange change : changes) {
      lines.add(
          "%s %s %s  %s"
              .formatted(
                  change.what(),
                  change.id(),
                  change.kind().name().toLowerCase(Locale.ROOT),
                  change.versions())
              .stripTrailing());
      if (change.keepsVersion()) {
        lines.add("    changed under the same version: count it up");
      }
      for (DefinitionChange.Setting setting : change.settings()) {
        lines.add(
            "    "
                + setting.path()
                + ": "
                + shown(setting.before())
                + " → "
                + shown(setting.after()));
      }
    }
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private void comparison(Comparison comparison) {
    heading(comparison.input() + ", to " + Sentences.clock(comparison.inputEnd()));
    if (comparison.pairs().isEmpty()) {
      lines.add("neither side tells of any incident");
    }
    comparison.pairs().forEach(this::pair);
  }

  private void pair(IncidentPair pair) {
    IncidentStory shown = pair.either();
    lines.add(
        "%-8s %s %s  %s"
            .formatted(
                pair.fate(), shown.type().named().in(Language.ZH), shown.type(), shown.place()));
    say("    ", Sentences.of(pair));
    for (AlertPair alert : pair.alerts()) {
      if (!alert.isSame()) {
        alert(alert);
      }
    }
  }

  private void alert(AlertPair alert) {
    AlertRecord record = alert.either();
    lines.add(
        "    - %s: %s %s at %s by %s v%d %s"
            .formatted(
                Sentences.of(alert).in(Language.EN),
                record.event(),
                record.level(),
                Sentences.clock(record.time()),
                record.ruleId(),
                record.ruleVersion(),
                record.ruleHash()));
    say("        ", record.says());
    String evidence = AlertWords.evidence(record.evidence());
    if (!evidence.isBlank()) {
      lines.add("        evidence: " + evidence);
    }
    String addresses = AlertWords.addresses(record.evidence());
    if (!addresses.isBlank()) {
      lines.add("        events: " + addresses);
    }
    if (alert.changesGround()) {
      oldGround(alert.before());
    }
  }

  /** Of a record that both sides have on different grounds, also the old one. */
  private void oldGround(AlertRecord record) {
    say("        old: ", record.says());
    lines.add("        old evidence: " + AlertWords.evidence(record.evidence()));
  }

  private void rules(Backtest backtest) {
    heading(Sentences.inEveryLanguage(Message.of("backtest.page.rules")));
    lines.add(
        "%-28s %13s %13s %7s %5s %8s %6s %6s"
            .formatted("rule", "opens", "alerts", "gained", "lost", "earlier", "later", "level"));
    for (Map.Entry<String, RuleFigures> rule : backtest.rules().entrySet()) {
      RuleFigures figures = rule.getValue();
      Function<Long, String> zeroAsDash = count -> count == 0 ? "–" : count.toString();
      lines.add(
          "%-28s %13s %13s %7s %5s %8s %6s %6s"
              .formatted(
                  rule.getKey(),
                  figures.openedBefore() + " → " + figures.openedAfter(),
                  figures.alertsBefore() + " → " + figures.alertsAfter(),
                  zeroAsDash.apply(figures.gained()),
                  zeroAsDash.apply(figures.lost()),
                  zeroAsDash.apply(figures.earlier()),
                  zeroAsDash.apply(figures.later()),
                  zeroAsDash.apply(figures.regraded())));
    }
  }

  private void heading(String text) {
    lines.add("");
    lines.add("== " + text);
  }
}
