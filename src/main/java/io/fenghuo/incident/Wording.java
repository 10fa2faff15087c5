package io.fenghuo.incident;

import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.ChineseSentence;
import io.fenghuo.words.Codes;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;

/**
 * What a record says to a person: the transition, then its ground. A finding is its own ground, in
 * the words of its rule; where time or a figure alone moved the incident, the sentence names the
 * place itself and tells what it was that moved it.
 */
final class Wording {

  /** So many incidents of other brands are named in a sentence. */
  private static final int MAX_ALIKE = 3;

  private final IncidentType type;
  private final Level level;
  private final Affected scope;
  private final FigureWords figures;

  /**
   * @param type the incident's type after the transition
   * @param level its level after the transition
   * @param scope where it is
   * @param names what people call rules and measures
   */
  Wording(IncidentType type, Level level, Affected scope, HumanNames names) {
    this.type = type;
    this.level = level;
    this.scope = scope;
    this.figures = new FigureWords(names);
  }

  Bilingual opened(Bilingual ground) {
    return both(zh(level) + type.nameZh(), name() + ", " + en(level), ground);
  }

  Bilingual reopened(Bilingual ground) {
    return both(type.nameZh() + "复发，现为" + zh(level), name() + " is back, " + en(level), ground);
  }

  /** It comes back so often that its ends are not believed for a while. */
  Bilingual flapping(int relapses, long spanMillis, Bilingual ground) {
    String zh = Reach.durationZh(spanMillis) + "内已复发" + relapses + "次";
    String en = "back " + relapses + " times within " + Reach.durationEn(spanMillis);
    return both(
        type.nameZh() + "反复发作（" + zh + "），现为" + zh(level),
        name() + " is flapping (" + en + "), " + en(level),
        ground);
  }

  /**
   * @param typeBefore its type before: another one where the cause was found with this finding
   */
  Bilingual raised(IncidentType typeBefore, Level before, Bilingual ground) {
    String zh = "由" + zh(before) + "升为" + zh(level);
    String en = "raised from " + en(before) + " to " + en(level);
    return type == typeBefore
        ? both(type.nameZh() + zh, name() + " " + en, ground)
        : both(zhCause(typeBefore) + "，并" + zh, enCause(typeBefore) + ", " + en, ground);
  }

  Bilingual causeFound(IncidentType before, Bilingual ground) {
    return both(zhCause(before), enCause(before), ground);
  }

  /** A kind of trouble joined that follows from this one. */
  Bilingual ledTo(IncidentType consequence, Bilingual ground) {
    return both(
        type.nameZh() + "引发" + consequence.nameZh(),
        name() + " has led to a " + consequence.nameEn(),
        ground);
  }

  Bilingual joinedByRule(Bilingual ground) {
    return both(type.nameZh() + "新增告警", name() + ", further finding", ground);
  }

  /** It reaches parts of the desk that were not told before. */
  Bilingual spread(Affected joined, Bilingual ground) {
    ChineseSentence zh = new ChineseSentence().words(type.nameZh() + "扩散至");
    Reach.namesZh(zh, joined);
    return both(
        zh.words("，共波及" + Reach.countsZh(scope)).toString(),
        name()
            + " has spread to "
            + Reach.namesEn(joined)
            + ", now on "
            + Reach.countsEn(scope)
            + " in all",
        ground);
  }

  Bilingual grown(Impact impact) {
    return both(
        zhAtPlace() + "影响扩大",
        enAtPlace() + " has grown",
        new Bilingual(
            "至少已" + Reach.impactZh(impact) + "。",
            "so far at least " + Reach.impactEn(impact) + "."));
  }

  /**
   * A figure goes on beyond its line.
   *
   * @param told what was told of it last
   */
  Bilingual figureGrew(Symptom figure, double told) {
    Bilingual grown =
        both(
            zhAtPlace() + "加剧",
            enAtPlace() + " is worse",
            new Bilingual(
                figures
                    .zh(figure)
                    .words("现为")
                    .figure(FigureWords.show(figure, figure.value(), Language.ZH))
                    .words("，上次通报为")
                    .figure(FigureWords.show(figure, told, Language.ZH))
                    .words("（阈值")
                    .figure(FigureWords.show(figure, figure.limit(), Language.ZH))
                    .words("）。")
                    .toString(),
                figures.en(figure)
                    + " is "
                    + FigureWords.show(figure, figure.value(), Language.EN)
                    + " now, "
                    + FigureWords.show(figure, told, Language.EN)
                    + " when last told (limit "
                    + FigureWords.show(figure, figure.limit(), Language.EN)
                    + ")."));
    Prevailing prevailing = figure.prevailing();
    return prevailing == null ? grown : grown.then(new Bilingual(prevailing.zh(), prevailing.en()));
  }

  /**
   * @param outcome the outcome with which all of them fail
   * @param others of other brands
   */
  Bilingual related(String outcome, List<Incident> others) {
    return both(zhAtPlace() + "并非孤例", enAtPlace() + " is not the only one", alike(outcome, others));
  }

  /** That others fail alike, and where to read of them. */
  static Bilingual alike(String outcome, List<Incident> others) {
    List<Incident> shown = others.subList(0, Math.min(MAX_ALIKE, others.size()));
    List<String> brands = shown.stream().map(other -> other.scope().brand()).toList();
    List<String> ids = shown.stream().map(Incident::incidentId).toList();
    int more = others.size() - shown.size();
    ChineseSentence zh = new ChineseSentence();
    for (int i = 0; i < brands.size(); i++) {
      zh.words(i == 0 ? "品牌" : "、").name(brands.get(i));
    }
    zh.words(
        (more > 0 ? "等" + others.size() + "个品牌" : "")
            + "也因同一原因失败（"
            + Codes.zh("outcome", outcome)
            + "），见 "
            + String.join("、", ids)
            + "。");
    List<String> namesEn = new ArrayList<>(brands);
    if (more > 0) {
      namesEn.add(more + " more");
    }
    return new Bilingual(
        zh.toString(),
        (others.size() == 1 ? "brand " : "brands ")
            + Reach.and(namesEn)
            + (others.size() == 1 ? " fails" : " fail")
            + " with the same outcome ("
            + Codes.en("outcome", outcome)
            + "), see "
            + Reach.and(ids)
            + ".");
  }

  /** Customers escalated because of it; the ground is the latest of them. */
  Bilingual absorbed(long count, Bilingual ground) {
    return count == 1
        ? both(type.nameZh() + "已引发1起客诉升级", name() + " has led to 1 customer escalation", ground)
        : both(
            type.nameZh() + "已引发" + Reach.count(count) + "起客诉升级，最近一起",
            name() + " has led to " + Reach.count(count) + " customer escalations, the latest",
            ground);
  }

  /**
   * The gravest part is over.
   *
   * @param ended what ended; null where that is not known any more
   * @param standing the ground of the gravest part that still stands, as it was found
   */
  Bilingual lowered(Level before, Bilingual ended, Bilingual standing) {
    String zh = zhAtPlace() + "由" + zh(before) + "降为" + zh(level);
    String en = enAtPlace() + " lowered from " + en(before) + " to " + en(level);
    Bilingual still =
        new Bilingual(
            "仍未解除，最近所报为：" + standing.zh(), "still standing, as last reported: " + standing.en());
    return ended == null
        ? both(zh, en, still)
        : both(
            zh, en, new Bilingual(ended.zh() + "；" + still.zh(), ended.en() + "; " + still.en()));
  }

  /**
   * @param ended how the part ended that was over last
   */
  Bilingual resolved(long lastedMillis, Bilingual ended) {
    return both(
        zhAtPlace() + "已解除，历时" + Reach.durationZh(lastedMillis),
        enAtPlace() + " is over after " + Reach.durationEn(lastedMillis),
        new Bilingual(ended.zh() + "。", ended.en() + "."));
  }

  Bilingual closed(long reopenMillis) {
    return both(
        zhAtPlace() + "已关闭",
        enAtPlace() + " is closed",
        new Bilingual(
            "解除后" + Reach.durationZh(reopenMillis) + "内未复发，此后再出现将另立事件。",
            "it did not come back within "
                + Reach.durationEn(reopenMillis)
                + "; from here on the same trouble is a new incident."));
  }

  static Bilingual both(String zh, String en, Bilingual ground) {
    return new Bilingual(zh + "：" + ground.zh(), en + ": " + ground.en());
  }

  private String zhCause(IncidentType before) {
    return "已查明起因，" + before.nameZh() + "改定为" + type.nameZh();
  }

  private String enCause(IncidentType before) {
    return "Cause found, the " + before.nameEn() + " is now a " + type.nameEn();
  }

  String zhAtPlace() {
    String kind = scope.brand() != null ? "品牌" : scope.sources().isEmpty() ? "租户" : "数据源";
    return place(Codes::zh) == null
        ? type.nameZh()
        : new ChineseSentence()
            .words(kind)
            .name(place(Codes::zh))
            .words("的" + type.nameZh())
            .toString();
  }

  String enAtPlace() {
    String kind = scope.brand() != null ? "brand" : scope.sources().isEmpty() ? "tenant" : "source";
    return place(Codes::en) == null ? name() : name() + " of " + kind + " " + place(Codes::en);
  }

  private String place(BinaryOperator<String> names) {
    if (scope.brand() != null) {
      return scope.brand();
    }
    return scope.sources().isEmpty()
        ? scope.tenant()
        : names.apply("source", scope.sources().get(0));
  }

  private String name() {
    String name = type.nameEn();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static String zh(Level level) {
    return level + "级（" + level.nameZh() + "）";
  }

  static String en(Level level) {
    return "level " + level + " (" + level.nameEn() + ")";
  }
}
