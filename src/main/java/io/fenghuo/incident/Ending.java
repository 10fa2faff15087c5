package io.fenghuo.incident;

import io.fenghuo.measure.Symptom;
import io.fenghuo.words.Figure;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.Optional;

/**
 * How a part of an incident ended: which figure came back or is no longer known, or how long
 * nothing was found.
 */
final class Ending {

  private final HumanNames names;
  private final FigureWords figures;

  /**
   * @param names what people call rules and measures
   */
  Ending(HumanNames names) {
    this.names = names;
    this.figures = new FigureWords(names);
  }

  /**
   * The ending as a clause, without a full stop.
   *
   * @param nowMillis until when nothing further was found
   */
  LocalizedText of(Part part, long nowMillis) {
    if (part.overBy() != null) {
      return cameBack(part.overBy());
    }
    if (!part.lastsUntilQuiet()) {
      // Its figure was back before its finding arrived.
      return LocalizedText.of(Message.of("ending.no-longer", "which", rule(part.rule())));
    }
    long quietMillis = nowMillis - part.lastMillis();
    return LocalizedText.of(
        Message.of("ending.quiet", "which", rule(part.rule()), "span", Figure.length(quietMillis)));
  }

  /** The same, and that it is this rule which ended. */
  LocalizedText ofRule(Part part, long nowMillis) {
    LocalizedText ended = of(part, nowMillis);
    return part.overBy() == null
        ? ended
        : LocalizedText.of(
            Message.of("ending.of-rule", "which", rule(part.rule()), "ended", ended));
  }

  /** A rule by its name, or by its id where it has none. */
  Message rule(RuleRef rule) {
    return nameOf(rule)
        .map(name -> Message.of("ending.rule-named", "name", name))
        .orElseGet(() -> Message.of("ending.rule-unnamed", "id", rule.id()));
  }

  /** By what the rule itself says, for one that came by a command is in no file. */
  private Optional<LocalizedText> nameOf(RuleRef rule) {
    return Optional.ofNullable(rule.name()).or(() -> names.ofRule(rule.id()));
  }

  private LocalizedText cameBack(Symptom back) {
    return LocalizedText.of(
        Message.of(
            howBack(back),
            "figure",
            figures.name(back),
            "now",
            FigureWords.value(back, back.value()),
            "limit",
            FigureWords.value(back, back.limit())));
  }

  private static String howBack(Symptom back) {
    if (Double.isFinite(back.value())) {
      return back.operator().equals(">=") ? "ending.fell" : "ending.rose";
    }
    return Double.isFinite(back.numerator()) ? "ending.too-little" : "ending.unknown";
  }
}
