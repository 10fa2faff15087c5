package io.fenghuo.incident;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.ChineseSentence;
import io.fenghuo.rule.Figures;
import io.fenghuo.rule.Figures.Format;
import io.fenghuo.rule.Template.Language;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How a part of an incident ended: which figure came back, or how long nothing was found. */
final class Ending {

  /** What the incident's own scope tells, and what nobody is told. */
  private static final Set<Dimension> UNTOLD =
      EnumSet.of(Dimension.TENANT, Dimension.BRAND, Dimension.CUSTOMER_ID, Dimension.SESSION_ID);

  private Ending() {}

  /**
   * The ending as a clause, without a full stop.
   *
   * @param nowMillis until when nothing further was found
   */
  static Bilingual of(Part part, long nowMillis) {
    if (part.overBy() != null) {
      return cameBack(part.overBy());
    }
    String rule = part.rule().id();
    if (!part.lastsUntilQuiet()) {
      // Its figure was back before its finding arrived.
      return new Bilingual(rule(rule).words("不再成立").toString(), rule + " no longer holds");
    }
    long quietMillis = nowMillis - part.lastMillis();
    return new Bilingual(
        rule(rule).words("已有").figure(Reach.durationZh(quietMillis)).words("未再命中").toString(),
        rule + " has found nothing further for " + Reach.durationEn(quietMillis));
  }

  /** The same, and that it is this rule which ended. */
  static Bilingual ofRule(Part part, long nowMillis) {
    Bilingual ended = of(part, nowMillis);
    String id = part.rule().id();
    return part.overBy() == null
        ? ended
        : new Bilingual(
            rule(id).words("已解除，").words(ended.zh()).toString(), id + " is over, " + ended.en());
  }

  private static ChineseSentence rule(String id) {
    return new ChineseSentence().words("规则").name(id);
  }

  private static Bilingual cameBack(Symptom back) {
    String value = show(back, back.value());
    String limit = show(back, back.limit());
    ChineseSentence zh = zh(back);
    String en = en(back);
    if (!Double.isFinite(back.value())) {
      return new Bilingual(
          zh.words("的数据已不足以判定越限（阈值").figure(limit).words("）").toString(),
          en + " has too little data left to be beyond its limit (" + limit + ")");
    }
    boolean falls = back.operator().equals(">=");
    return new Bilingual(
        zh.words(falls ? "已回落至" : "已回升至")
            .figure(value)
            .words("（阈值")
            .figure(limit)
            .words("）")
            .toString(),
        en + (falls ? " fell back to " : " rose back to ") + value + " (limit " + limit + ")");
  }

  /** The figure's name and place. */
  static ChineseSentence zh(Symptom figure) {
    String where = where(figure.scope());
    ChineseSentence zh = new ChineseSentence().words("指标").name(figure.measureId());
    return where.isEmpty() ? zh : zh.words("（").name(where).words("）");
  }

  /** The figure's name and place. */
  static String en(Symptom figure) {
    String where = where(figure.scope());
    return figure.measureId() + (where.isEmpty() ? "" : " (" + where + ")");
  }

  /** A value of the figure as people read it. */
  static String show(Symptom figure, double value) {
    return Figures.show(value, isRatio(figure) ? Format.PERCENT : Format.PLAIN, Language.EN);
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

  private static String where(Scope scope) {
    return Arrays.stream(Dimension.values())
        .filter(d -> !UNTOLD.contains(d) && d.of(scope) != null)
        .map(d -> d.of(scope))
        .collect(Collectors.joining(" · "));
  }
}
