package io.fenghuo.incident;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.SourceSilence;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.words.ChineseSentence;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Figures.Format;
import io.fenghuo.words.HumanName;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.Language;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
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
  public Bilingual line(Symptom figure) {
    return new Bilingual(
        zh(figure)
            .words("：")
            .figure(shown(figure, Language.ZH))
            .words(inBrackets(grounds(figure, Language.ZH), "（", "，", "）"))
            .words("，阈值")
            .figure(limit(figure, Language.ZH))
            .toString(),
        en(figure)
            + ": "
            + shown(figure, Language.EN)
            + inBrackets(grounds(figure, Language.EN), " (", ", ", ")")
            + ", limit "
            + limit(figure, Language.EN));
  }

  /** The figure's name and place. */
  ChineseSentence zh(Symptom figure) {
    String where = where(figure.scope(), Codes::zh);
    ChineseSentence zh = new ChineseSentence().words("指标");
    names
        .ofMeasure(figure.measureId())
        .ifPresentOrElse(
            name -> zh.words("“" + name.zh() + "”"), () -> zh.name(figure.measureId()));
    return where.isEmpty() ? zh : zh.words("（").name(where).words("）");
  }

  /** The figure's name and place. */
  String en(Symptom figure) {
    String where = where(figure.scope(), Codes::en);
    String name = names.ofMeasure(figure.measureId()).map(HumanName::en).orElse(figure.measureId());
    return name + (where.isEmpty() ? "" : " (" + where + ")");
  }

  /** A value of the figure as people read it. */
  static String show(Symptom figure, double value, Language language) {
    Format format =
        figure.measureId().equals(SourceSilence.ID)
            ? Format.SECONDS
            : isRatio(figure) ? Format.PERCENT : Format.PLAIN;
    return Figures.show(value, format, language);
  }

  /** The plain figure: a share as it was counted, not the bound that is compared. */
  private static String shown(Symptom figure, Language language) {
    return show(
        figure,
        isShare(figure) ? figure.numerator() / figure.denominator() : figure.value(),
        language);
  }

  private static String limit(Symptom figure, Language language) {
    String sign = figure.operator().equals(">=") ? "≥" : "≤";
    return sign + (language == Language.ZH ? "" : " ") + show(figure, figure.limit(), language);
  }

  private static List<String> grounds(Symptom figure, Language language) {
    boolean zh = language == Language.ZH;
    List<String> grounds = new ArrayList<>();
    if (isShare(figure)) {
      String hits = plain(figure.numerator(), language);
      String all = plain(figure.denominator(), language);
      grounds.add(zh ? all + "中的" + hits : hits + " of " + all);
      String bound = show(figure, figure.value(), language);
      if (!bound.equals(shown(figure, language))) {
        grounds.add((zh ? "至少" : "at least ") + bound);
      }
    } else if (isChange(figure)) {
      String now = plain(figure.numerator(), language);
      String before = plain(figure.baseline(), language);
      grounds.add(zh ? "现为" + now : now + " now");
      grounds.add(zh ? "此前" + before : before + " before");
    }
    if (figure.windowMillis() > 0) {
      String window = Figures.show(figure.windowMillis(), Format.TIME, language);
      grounds.add(zh ? "近" + window : "within " + window);
    }
    return grounds;
  }

  private static String plain(double value, Language language) {
    return Figures.show(value, Format.PLAIN, language);
  }

  private static String inBrackets(List<String> parts, String open, String comma, String close) {
    return parts.isEmpty() ? "" : open + String.join(comma, parts) + close;
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

  private static String where(Scope scope, BinaryOperator<String> names) {
    return Arrays.stream(Dimension.values())
        .filter(d -> !UNTOLD.contains(d) && d.of(scope) != null)
        .map(d -> names.apply(d.fieldName(), d.of(scope)))
        .collect(Collectors.joining(" · "));
  }
}
