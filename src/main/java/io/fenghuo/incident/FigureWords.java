package io.fenghuo.incident;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.SourceSilence;
import io.fenghuo.measure.Symptom;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Figures.Format;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures as people read them: by the measure's name, with their place and their units. */
public final class FigureWords implements Serializable {

  /** What the incident's own scope tells, and what nobody is told. */
  private static final Set<Dimension> UNTOLD =
      EnumSet.of(Dimension.TENANT, Dimension.BRAND, Dimension.CUSTOMER_ID, Dimension.SESSION_ID);

  private final HumanNames names;

  /**
   * @param names what people call rules and measures
   */
  public FigureWords(HumanNames names) {
    this.names = names;
  }

  /** The figure beside its limit and what it was counted of, in a line without a full stop. */
  public LocalizedText line(Symptom figure) {
    List<Message> grounds = grounds(figure);
    return LocalizedText.of(
        Message.of(
            grounds.isEmpty() ? "figure.line" : "figure.line-grounds",
            "figure",
            name(figure),
            "shown",
            shown(figure),
            "grounds",
            Message.clauses(grounds),
            "limit",
            Message.of(
                figure.operator().equals(">=") ? "figure.limit-above" : "figure.limit-below",
                "limit",
                value(figure, figure.limit()))));
  }

  /** The figure's name and place. */
  Message name(Symptom figure) {
    Message name =
        names
            .ofMeasure(figure.measureId())
            .map(named -> Message.of("figure.named", "name", named))
            .orElseGet(() -> Message.of("figure.unnamed", "id", figure.measureId()));
    LocalizedText where = LocalizedText.of(language -> where(figure.scope(), language));
    return where.isEmpty() ? name : Message.of("figure.at", "figure", name, "where", where);
  }

  /** A value of the figure as people read it. */
  static Figure value(Symptom figure, double value) {
    Format format =
        figure.measureId().equals(SourceSilence.ID)
            ? Format.SECONDS
            : isRatio(figure) ? Format.PERCENT : Format.PLAIN;
    return new Figure(value, format);
  }

  /** The plain figure: a share as it was counted, not the bound that is compared. */
  private static Figure shown(Symptom figure) {
    return value(
        figure, isShare(figure) ? figure.numerator() / figure.denominator() : figure.value());
  }

  private static List<Message> grounds(Symptom figure) {
    List<Message> grounds = new ArrayList<>();
    if (isShare(figure)) {
      grounds.add(
          Message.of("figure.share", "hits", figure.numerator(), "all", figure.denominator()));
      Figure bound = value(figure, figure.value());
      if (!bound.in(Language.EN).equals(shown(figure).in(Language.EN))) {
        grounds.add(Message.of("figure.bound", "bound", bound));
      }
    } else if (isChange(figure)) {
      grounds.add(Message.of("figure.now", "now", figure.numerator()));
      grounds.add(Message.of("figure.before", "before", figure.baseline()));
    }
    if (figure.windowMillis() > 0) {
      grounds.add(Message.of("figure.window", "window", figure.windowMillis()));
    }
    return grounds;
  }

  /**
   * Whether people read the figure in per cent: a change, or what lies between none and all. A
   * symptom does not say of what kind its figure is.
   */
  private static boolean isRatio(Symptom s) {
    return isChange(s) || s.limit() > 0 && s.limit() < 1 && !(s.numerator() > s.denominator());
  }

  private static boolean isChange(Symptom s) {
    return Double.isFinite(s.baseline());
  }

  /** Whether it was counted out of several. */
  private static boolean isShare(Symptom s) {
    return !isChange(s)
        && isRatio(s)
        && Double.isFinite(s.value())
        && s.denominator() > 0
        && s.denominator() != 1;
  }

  private static String where(Scope scope, Language language) {
    return Arrays.stream(Dimension.values())
        .filter(d -> !UNTOLD.contains(d) && d.of(scope) != null)
        .map(d -> Codes.in(language, d.fieldName(), d.of(scope)))
        .collect(Collectors.joining(" · "));
  }
}
