package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Level;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import io.fenghuo.words.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of the alerts, in sentences. */
final class Sentences {

  /** Clauses begin with a small letter, for most of them stand within a sentence. */
  private record Capitalised(Spoken sentence) implements Spoken {

    @Override
    public String in(Language language) {
      String text = sentence.in(language);
      return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
  }

  private Sentences() {}

  /** The whole in a few sentences. */
  static Spoken verdict(Backtest backtest) {
    if (backtest.isSame()) {
      return Message.of(
          backtest.definitions().isEmpty() ? "backtest.equal" : "backtest.no-difference");
    }
    long gained = backtest.count(IncidentPair.Fate.GAINED);
    List<Message> sentences = new ArrayList<>();
    sentences.add(
        Message.of(
            "backtest.verdict",
            "gained",
            Message.counted("backtest.incidents", gained),
            "lost",
            backtest.count(IncidentPair.Fate.LOST),
            "changed",
            backtest.count(IncidentPair.Fate.CHANGED),
            "same",
            backtest.count(IncidentPair.Fate.SAME)));
    List<Duration> leads = backtest.leads();
    if (!leads.isEmpty()) {
      sentences.add(upTo(leads, Message.of("backtest.told-earlier", "count", leads.size())));
    }
    List<Duration> delays = backtest.delays();
    if (!delays.isEmpty()) {
      sentences.add(upTo(delays, Message.of("backtest.told-later", "count", delays.size())));
    }
    List<Duration> raises = backtest.earlierRaises();
    if (!raises.isEmpty()) {
      sentences.add(upTo(raises, Message.counted("backtest.raised-earlier", raises.size())));
    }
    return joined("backtest.next-sentence", sentences);
  }

  private static Message upTo(List<Duration> longestFirst, Message sentence) {
    return sentence.with("most", length(longestFirst.get(0)));
  }

  /** What became of one incident. */
  static Spoken of(IncidentPair pair) {
    return switch (pair.fate()) {
      case GAINED -> Message.of("backtest.pair.gained", "life", life(pair.after()));
      case LOST -> Message.of("backtest.pair.lost", "life", life(pair.before()));
      case SAME -> Message.of("backtest.pair.same", "life", life(pair.after()));
      case CHANGED ->
          new Capitalised(
              Message.of(
                  "backtest.pair.changed",
                  "changes",
                  joined("backtest.pair.next-change", changes(pair))));
    };
  }

  /** From when to when, and how grave. */
  private static Message life(IncidentStory incident) {
    List<Message> clauses = new ArrayList<>();
    clauses.add(
        Message.of(
            "backtest.life.opened",
            "clock",
            time(incident.opened()),
            "level",
            Figure.of(incident.openedAt()),
            "by",
            incident.openedByName()));
    if (incident.peak() != incident.openedAt()) {
      clauses.add(Message.of("backtest.life.peak", "level", Figure.of(incident.peak())));
    }
    clauses.add(
        Message.of(
            incident.over().isPresent() ? "backtest.life.over" : "backtest.life.open",
            "lasted",
            length(Duration.between(incident.opened(), incident.until()))));
    return Message.clauses(clauses);
  }

  private static List<Message> changes(IncidentPair pair) {
    List<Message> changes = new ArrayList<>(changesOfOpening(pair));
    for (IncidentPair.Mark mark : pair.marks()) {
      if (mark.changed() && !pair.isOpening(mark)) {
        changes.add(change(mark));
      }
    }
    changeOfEnd(pair.before().over(), pair.after().over()).ifPresent(changes::add);
    return changes.isEmpty() ? List.of(Message.of("backtest.change.records")) : changes;
  }

  private static List<Message> changesOfOpening(IncidentPair pair) {
    IncidentStory before = pair.before();
    IncidentStory after = pair.after();
    List<Message> changes = new ArrayList<>();
    if (!pair.lead().isZero()) {
      changes.add(moved("backtest.told.", pair.lead()).with("clock", time(after.opened())));
    }
    if (!before.openedBy().equals(after.openedBy())) {
      changes.add(
          Message.of(
              "backtest.change.opened-by",
              "was",
              before.openedByName(),
              "by",
              after.openedByName()));
    }
    if (before.openedAt() != after.openedAt()) {
      changes.add(regraded("backtest.change.opens-at", before.openedAt(), after.openedAt()));
    }
    if (before.peak() != after.peak()) {
      changes.add(regraded("backtest.change.peaks-at", before.peak(), after.peak()));
    }
    if (before.type() != after.type()) {
      changes.add(
          Message.of(
              "backtest.change.kind", "was", before.type().named(), "kind", after.type().named()));
    }
    return changes;
  }

  private static Message change(IncidentPair.Mark mark) {
    Figure level = Figure.of(mark.level());
    if (mark.before() == null) {
      return Message.of("backtest.change.reaches", "level", level, "clock", time(mark.after()));
    }
    return mark.after() == null
        ? Message.of("backtest.change.reaches-no-longer", "level", level)
        : moved("backtest.reaches.", Duration.between(mark.after(), mark.before()))
            .with("level", level);
  }

  private static Optional<Message> changeOfEnd(Optional<Instant> before, Optional<Instant> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (after.isEmpty()) {
      return Optional.of(Message.of("backtest.change.still-open"));
    }
    return Optional.of(
        before
            .map(over -> moved("backtest.over.", Duration.between(after.get(), over)))
            .orElseGet(() -> Message.of("backtest.change.now-over", "clock", time(after.get()))));
  }

  /** What became of one record. */
  static Spoken of(AlertPair alert) {
    if (alert.isGained()) {
      return Message.of("backtest.record.gained");
    }
    if (alert.isLost()) {
      return Message.of("backtest.record.lost");
    }
    List<Message> changes = new ArrayList<>();
    if (alert.isMoved()) {
      changes.add(moved("backtest.moved.", alert.lead()));
    }
    if (alert.changesLevel()) {
      changes.add(regraded("backtest.record.level", alert.before().level(), alert.after().level()));
    }
    if (alert.changesGround()) {
      changes.add(
          alert.before().ruleId().equals(alert.after().ruleId())
              ? Message.of("backtest.record.evidence")
              : Message.of(
                  "backtest.record.by",
                  "was",
                  alert.before().ruleName(),
                  "by",
                  alert.after().ruleName()));
    }
    return changes.isEmpty() ? Message.of("backtest.record.same") : Message.clauses(changes);
  }

  /** A heading or a label, which has room for all languages side by side. */
  static String inEveryLanguage(Spoken words) {
    return Language.all().stream().map(words::in).collect(Collectors.joining(" "));
  }

  private static Message regraded(String key, Level before, Level after) {
    return Message.of(key, "was", Figure.of(before), "level", Figure.of(after));
  }

  /**
   * One of two messages.
   *
   * @param key of both, before {@code earlier} and {@code later}
   * @param lead how much earlier; negative where later
   */
  private static Message moved(String key, Duration lead) {
    return Message.of(key + (lead.isNegative() ? "later" : "earlier"), "lead", length(lead.abs()));
  }

  private static Message joined(String key, List<Message> parts) {
    return parts.stream()
        .reduce((first, second) -> Message.of(key, "first", first, "second", second))
        .orElseThrow();
  }

  static Figure length(Duration length) {
    return Figure.length(length.toMillis());
  }

  static Figure time(Instant time) {
    return new Figure(clock(time), Figures.Format.PLAIN);
  }

  /** A time as it is read at a glance: to the second, where nothing is beside it. */
  static String clock(Instant time) {
    return time.toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "Z");
  }
}
