package io.fenghuo.incident;

import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.ChineseSentence;
import io.fenghuo.rule.Template.Language;
import io.fenghuo.words.HumanNames;

/** How a part of an incident ended: which figure came back, or how long nothing was found. */
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
    String valueZh = FigureWords.show(back, back.value(), Language.ZH);
    String valueEn = FigureWords.show(back, back.value(), Language.EN);
    String limitZh = FigureWords.show(back, back.limit(), Language.ZH);
    String limitEn = FigureWords.show(back, back.limit(), Language.EN);
    ChineseSentence zh = figures.zh(back);
    String en = figures.en(back);
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
}
