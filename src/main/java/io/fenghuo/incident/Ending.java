package io.fenghuo.incident;

import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.words.ChineseSentence;
import io.fenghuo.words.HumanName;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.Language;
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
  Bilingual of(Part part, long nowMillis) {
    if (part.overBy() != null) {
      return cameBack(part.overBy());
    }
    RuleRef rule = part.rule();
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
    RuleRef rule = part.rule();
    return part.overBy() == null
        ? ended
        : new Bilingual(
            rule(rule).words("已解除，").words(ended.zh()).toString(),
            ruleEn(rule) + " is over, " + ended.en());
  }

  /** A rule by its name, or by its id where it has none. */
  ChineseSentence rule(RuleRef rule) {
    return nameOf(rule)
        .map(name -> new ChineseSentence().words("规则“" + name.zh() + "”"))
        .orElseGet(() -> new ChineseSentence().words("规则").name(rule.id()));
  }

  /** A rule by its name, or by its id where it has none. */
  String ruleEn(RuleRef rule) {
    return nameOf(rule).map(name -> "rule “" + name.en() + "”").orElse("rule " + rule.id());
  }

  /** By what the rule itself says, for one that came by a command is in no file. */
  private Optional<HumanName> nameOf(RuleRef rule) {
    return Optional.ofNullable(rule.name()).or(() -> names.ofRule(rule.id()));
  }

  private Bilingual cameBack(Symptom back) {
    String valueZh = FigureWords.show(back, back.value(), Language.ZH);
    String valueEn = FigureWords.show(back, back.value(), Language.EN);
    String limitZh = FigureWords.show(back, back.limit(), Language.ZH);
    String limitEn = FigureWords.show(back, back.limit(), Language.EN);
    ChineseSentence zh = figures.zh(back);
    String en = figures.en(back);
    if (!Double.isFinite(back.value()) && !Double.isFinite(back.numerator())) {
      return new Bilingual(
          zh.words("已无从得知，不再等待新的数据（阈值").figure(limitZh).words("）").toString(),
          en + " is no longer known, and nobody waits for it any more (limit " + limitEn + ")");
    }
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
