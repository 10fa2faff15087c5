package io.fenghuo.tool.backtest;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Level;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the alerts, in plain sentences of both languages. */
final class Sentences {

  private Sentences() {}

  /** The whole in one sentence. */
  static Bilingual verdict(Backtest backtest) {
    if (backtest.isSame()) {
      return backtest.definitions().isEmpty()
          ? new Bilingual("两套定义相同，告警没有差别。", "Both definitions are equal, and nothing differs.")
          : new Bilingual(
              "定义有改动，但这份输入上的告警没有差别。",
              "The definitions differ, but on this input the alerts do not.");
    }
    long gained = backtest.count(IncidentPair.Fate.GAINED);
    long lost = backtest.count(IncidentPair.Fate.LOST);
    long changed = backtest.count(IncidentPair.Fate.CHANGED);
    long same = backtest.count(IncidentPair.Fate.SAME);
    Bilingual lead = leads(backtest);
    return new Bilingual(
        "新规则多报%d起事件、少报%d起、改变%d起、不变%d起。".formatted(gained, lost, changed, same) + lead.zh(),
        "The new rules gain %s, lose %d, change %d and leave %d as they were."
                .formatted(incidents(gained), lost, changed, same)
            + lead.en());
  }

  private static Bilingual leads(Backtest backtest) {
    List<Duration> leads = backtest.leads();
    List<Duration> delays = backtest.delays();
    List<Duration> raises = backtest.earlierRaises();
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    if (!leads.isEmpty()) {
      zh.append("%d起更早报出，最多提前%s。".formatted(leads.size(), zh(leads.get(0))));
      en.append(" %d told earlier, by up to %s.".formatted(leads.size(), en(leads.get(0))));
    }
    if (!delays.isEmpty()) {
      zh.append("%d起更晚报出，最多推迟%s。".formatted(delays.size(), zh(delays.get(0))));
      en.append(" %d told later, by up to %s.".formatted(delays.size(), en(delays.get(0))));
    }
    if (!raises.isEmpty()) {
      zh.append("%d次更早升级，最多提前%s。".formatted(raises.size(), zh(raises.get(0))));
      en.append(
          " A graver level is reached earlier %s, by up to %s."
              .formatted(
                  raises.size() == 1 ? "once" : raises.size() + " times", en(raises.get(0))));
    }
    return new Bilingual(zh.toString(), en.toString());
  }

  /** What became of one incident. */
  static Bilingual of(IncidentPair pair) {
    return switch (pair.fate()) {
      case GAINED -> alone(pair.after(), "仅新规则报出", "Only the new rules tell of this");
      case LOST -> alone(pair.before(), "仅原规则报出", "Only the old rules tell of this");
      case SAME ->
          new Bilingual(
              "与原规则一致：" + life(pair.after()).zh(),
              "As with the old rules: " + life(pair.after()).en());
      case CHANGED -> changed(pair);
    };
  }

  private static Bilingual alone(IncidentStory incident, String zh, String en) {
    Bilingual life = life(incident);
    return new Bilingual(zh + "：" + life.zh(), en + ": " + life.en());
  }

  /** From when to when, and how grave. */
  private static Bilingual life(IncidentStory incident) {
    Optional<Instant> over = incident.over();
    String length = zh(Duration.between(incident.opened(), incident.until()));
    String lengthEn = en(Duration.between(incident.opened(), incident.until()));
    Bilingual peak =
        incident.peak() == incident.openedAt()
            ? new Bilingual("", "")
            : new Bilingual("，最高" + incident.peak() + "级", ", peaks at " + incident.peak());
    return new Bilingual(
        "%s由规则 %s 以%s级开立%s，%s。"
            .formatted(
                clock(incident.opened()),
                incident.openedByName().zh(),
                incident.openedAt(),
                peak.zh(),
                over.isPresent() ? "历时" + length : "输入结束时仍未解除（已" + length + "）"),
        "opened %s at %s by %s%s, %s."
            .formatted(
                clock(incident.opened()),
                incident.openedAt(),
                incident.openedByName().en(),
                peak.en(),
                over.isPresent()
                    ? "over after " + lengthEn
                    : "still open when the input ends, after " + lengthEn));
  }

  private static Bilingual changed(IncidentPair pair) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    opening(pair, zh, en);
    for (IncidentPair.Mark mark : pair.marks()) {
      if (mark.changed() && !pair.isOpening(mark)) {
        mark(mark, zh, en);
      }
    }
    end(pair, zh, en);
    if (zh.isEmpty()) {
      zh.add("时间与级别不变，记录有差别");
      en.add("same times and levels, but its records differ");
    }
    String first = en.get(0);
    en.set(0, Character.toUpperCase(first.charAt(0)) + first.substring(1));
    return new Bilingual(String.join("；", zh) + "。", String.join("; ", en) + ".");
  }

  private static void opening(IncidentPair pair, List<String> zh, List<String> en) {
    IncidentStory before = pair.before();
    IncidentStory after = pair.after();
    if (!pair.lead().isZero()) {
      boolean earlier = pair.lead().compareTo(Duration.ZERO) > 0;
      String times = clock(after.opened());
      zh.add((earlier ? "提前" : "推迟") + zh(pair.lead().abs()) + "报出（" + times + "）");
      en.add(
          "told " + en(pair.lead().abs()) + (earlier ? " earlier" : " later") + " (" + times + ")");
    }
    if (!before.openedBy().equals(after.openedBy())) {
      zh.add("开立规则由 " + before.openedByName().zh() + " 变为 " + after.openedByName().zh());
      en.add(
          "opened by " + after.openedByName().en() + " instead of " + before.openedByName().en());
    }
    if (before.openedAt() != after.openedAt()) {
      zh.add("开立级别由" + before.openedAt() + "级变为" + after.openedAt() + "级");
      en.add("opens at " + after.openedAt() + " instead of " + before.openedAt());
    }
    if (before.peak() != after.peak()) {
      zh.add("最高级别由" + before.peak() + "级变为" + after.peak() + "级");
      en.add("peaks at " + after.peak() + " instead of " + before.peak());
    }
    if (before.type() != after.type()) {
      zh.add("类型由" + before.type().named().zh() + "变为" + after.type().named().zh());
      en.add("is a " + after.type().named().en() + " instead of a " + before.type().named().en());
    }
  }

  private static void mark(IncidentPair.Mark mark, List<String> zh, List<String> en) {
    Level level = mark.level();
    if (mark.before() == null) {
      zh.add("新达到" + level + "级（" + clock(mark.after()) + "）");
      en.add("now reaches " + level + " (" + clock(mark.after()) + ")");
    } else if (mark.after() == null) {
      zh.add("不再达到" + level + "级");
      en.add("no longer reaches " + level);
    } else {
      Duration lead = Duration.between(mark.after(), mark.before());
      boolean earlier = lead.compareTo(Duration.ZERO) > 0;
      zh.add((earlier ? "提前" : "推迟") + zh(lead.abs()) + "达到" + level + "级");
      en.add("reaches " + level + " " + en(lead.abs()) + (earlier ? " earlier" : " later"));
    }
  }

  private static void end(IncidentPair pair, List<String> zh, List<String> en) {
    Optional<Instant> before = pair.before().over();
    Optional<Instant> after = pair.after().over();
    if (before.equals(after)) {
      return;
    }
    if (before.isEmpty() || after.isEmpty()) {
      zh.add(after.isEmpty() ? "输入结束时仍未解除" : "输入结束前已解除（" + clock(after.get()) + "）");
      en.add(
          after.isEmpty()
              ? "is still open when the input ends"
              : "is over before the input ends (" + clock(after.get()) + ")");
      return;
    }
    Duration later = Duration.between(before.get(), after.get());
    boolean isLater = later.compareTo(Duration.ZERO) > 0;
    zh.add((isLater ? "推迟" : "提前") + zh(later.abs()) + "解除");
    en.add("over " + en(later.abs()) + (isLater ? " later" : " earlier"));
  }

  /** What became of one record. */
  static Bilingual of(AlertPair alert) {
    if (alert.isGained()) {
      return new Bilingual("新增", "gained");
    }
    if (alert.isLost()) {
      return new Bilingual("消失", "lost");
    }
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (alert.isMoved()) {
      boolean earlier = alert.lead().compareTo(Duration.ZERO) > 0;
      zh.add((earlier ? "提前" : "推迟") + zh(alert.lead().abs()));
      en.add(en(alert.lead().abs()) + (earlier ? " earlier" : " later"));
    }
    if (alert.changesLevel()) {
      zh.add(alert.before().level() + "级变为" + alert.after().level() + "级");
      en.add(alert.after().level() + " instead of " + alert.before().level());
    }
    if (alert.changesGround() && !alert.before().ruleId().equals(alert.after().ruleId())) {
      zh.add("改由规则 " + alert.after().ruleName().zh() + " 报出");
      en.add(
          "by " + alert.after().ruleName().en() + " instead of " + alert.before().ruleName().en());
    } else if (alert.changesGround()) {
      zh.add("依据不同");
      en.add("on other evidence");
    }
    return zh.isEmpty()
        ? new Bilingual("不变", "same")
        : new Bilingual(String.join("，", zh), String.join(", ", en));
  }

  static String incidents(long count) {
    return count + (count == 1 ? " incident" : " incidents");
  }

  static String zh(Duration length) {
    return length.isZero()
        ? "0分钟"
        : Figures.show(length.toMillis(), Figures.Format.TIME, Language.ZH);
  }

  static String en(Duration length) {
    return length.isZero()
        ? "0 min"
        : Figures.show(length.toMillis(), Figures.Format.TIME, Language.EN);
  }

  /** A time as it is read at a glance: to the second, where nothing is beside it. */
  static String clock(Instant time) {
    return time.toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "Z");
  }
}
