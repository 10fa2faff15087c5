package io.fenghuo.incident;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.SourceSilence;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.ChineseSentence;
import io.fenghuo.rule.Figures;
import io.fenghuo.rule.Figures.Format;
import io.fenghuo.rule.Template.Language;
import io.fenghuo.words.Codes;
import io.fenghuo.words.HumanName;
import io.fenghuo.words.HumanNames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** How a part of an incident ended: which figure came back, or how long nothing was found. */
final class Ending {

  /** What the incident's own scope tells, and what nobody is told. */
  private static final Set<Dimension> UNTOLD =
      EnumSet.of(Dimension.TENANT, Dimension.BRAND, Dimension.CUSTOMER_ID, Dimension.SESSION_ID);

  private final HumanNames names;

  /**
   * @param names what people call rules and measures
   */
  Ending(HumanNames names) {
    this.names = names;
  }

  /**
   * The ending as a clause, without a full stop.
   *
   * @param nowMillis until when nothing further was found
   */
  Bilingual of(Part part, long nowMillis) {
    if (part.overBy() != null) {
      return cameBack(part.overBy());
    }
    String rule = part.rule().id();
    if (!part.lastsUntilQuiet()) {
      // Its figure was back before its finding arrived.
      return new Bilingual(rule(rule).words("不再成立").toString(), ruleEn(rule) + " no longer holds");
    }
    long quietMillis = nowMillis - part.lastMillis();
    return new Bilingual(
        rule(rule).words("已有").figure(Reach.durationZh(quietMillis)).words("未再命中").toString(),
        ruleEn(rule) + " has found nothing further for " + Reach.durationEn(quietMillis));
  }

  /** The same, and that it is this rule which ended. */
  Bilingual ofRule(Part part, long nowMillis) {
    Bilingual ended = of(part, nowMillis);
    String id = part.rule().id();
    return part.overBy() == null
        ? ended
        : new Bilingual(
            rule(id).words("已解除，").words(ended.zh()).toString(),
            ruleEn(id) + " is over, " + ended.en());
  }

  /** A rule by its name, or by its id where it has none. */
  ChineseSentence rule(String id) {
    return names
        .ofRule(id)
        .map(name -> new ChineseSentence().words("规则“" + name.zh() + "”"))
        .orElseGet(() -> new ChineseSentence().words("规则").name(id));
  }

  /** A rule by its name, or by its id where it has none. */
  String ruleEn(String id) {
    return names.ofRule(id).map(name -> "rule “" + name.en() + "”").orElse("rule " + id);
  }

  private Bilingual cameBack(Symptom back) {
    String valueZh = show(back, back.value(), Language.ZH);
    String valueEn = show(back, back.value(), Language.EN);
    String limitZh = show(back, back.limit(), Language.ZH);
    String limitEn = show(back, back.limit(), Language.EN);
    ChineseSentence zh = zh(back);
    String en = en(back);
    if (!Double.isFinite(back.value())) {
      return new Bilingual(
          zh.words("的数据已不足以判定越限（阈值").figure(limitZh).words("）").toString(),
          en + " has too little data left to be beyond its limit (" + limitEn + ")");
    }
    boolean falls = back.operator().equals(">=");
    return new Bilingual(
        zh.words(falls ? "已回落至" : "已回升至")
            .figure(valueZh)
            .words("（阈值")
            .figure(limitZh)
            .words("）")
            .toString(),
        en + (falls ? " fell back to " : " rose back to ") + valueEn + " (limit " + limitEn + ")");
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

  /**
   * Whether people read the figure in per cent: a change, or what lies between none and all. A
   * symptom does not say of what kind its figure is.
   */
  private static boolean isRatio(Symptom s) {
    boolean isChange = Double.isFinite(s.baseline());
    boolean isShare = s.limit() > 0 && s.limit() < 1 && s.numerator() <= s.denominator();
    return isChange || isShare;
  }

  private static String where(Scope scope, BinaryOperator<String> names) {
    return Arrays.stream(Dimension.values())
        .filter(d -> !UNTOLD.contains(d) && d.of(scope) != null)
        .map(d -> names.apply(d.fieldName(), d.of(scope)))
        .collect(Collectors.joining(" · "));
  }
}
