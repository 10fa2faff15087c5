package io.fenghuo.incident;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.words.ChineseSentence;
import io.fenghuo.words.Codes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a record says to a person of how an incident is handled: by whom, and what is overdue. */
final class HandlingWording {

  private final String zh;
  private final String en;

  HandlingWording(Wording incident) {
    this.zh = incident.zhAtPlace();
    this.en = incident.enAtPlace();
  }

  Bilingual acked(Department department, String actor, boolean all) {
    String who = new ChineseSentence().words("（").name(actor).words("）").toString();
    return new Bilingual(
        department.nameZh() + who + "已确认" + zh + (all ? "，所有责任部门均已确认。" : "。"),
        capital(department.nameEn())
            + " ("
            + actor
            + ") acknowledged the "
            + lower(en)
            + (all ? "; everybody who has to has." : "."));
  }

  Bilingual mitigating(CommandRef command) {
    return new Bilingual(
        zh + "已开始处置" + because("：", command) + "。",
        en + ": a remedy is at work" + because(" – ", command) + ".");
  }

  /**
   * @param added who is told because of it by the same record; nobody where all are told already,
   *     as at level I
   */
  Bilingual overdue(List<Duty> duties, List<Duty> added) {
    int times = duties.stream().mapToInt(Duty::overdueCount).max().orElse(1);
    boolean more = !added.isEmpty();
    return new Bilingual(
        namesZh(duties)
            + "未按时确认"
            + zh
            + (times > 1 ? "，第" + times + "次提醒。" : more ? "，已升级知会" + namesZh(added) + "。" : "。"),
        capital(namesEn(duties))
            + " did"
            + " not acknowledge in time: "
            + lower(en)
            + (times > 1
                ? ", reminder " + times + "."
                : more ? "; told now: " + namesEn(added) + "." : "."));
  }

  /**
   * Below the lowest grade of the law nothing must be reported as far as is known: people decide.
   */
  Bilingual reportDue(LeakReport report, long nowMillis) {
    long leftMillis = report.dueMillis() - nowMillis;
    String leftZh = leftMillis > 0 ? "剩余" + Reach.durationZh(leftMillis) + "。" : "时限已到。";
    String leftEn =
        leftMillis > 0 ? Reach.durationEn(leftMillis) + " are left." : "the time is over.";
    if (report.grade() == null) {
      String persons = Reach.count(report.persons());
      return new Bilingual(
          zh + "已知涉及" + persons + "人，未达到最低上报级别，是否向主管部门报告须由人工决定，" + leftZh,
          en
              + " concerns "
              + persons
              + (report.persons() == 1 ? " person" : " persons")
              + " as far as is known, below the lowest grade that must be reported: people must"
              + " decide whether the authorities are told, "
              + leftEn);
    }
    return new Bilingual(
        zh + "须向主管部门报告，" + leftZh, en + " must be reported to the authorities, " + leftEn);
  }

  Bilingual levelSet(Level before, Level now, CommandRef command) {
    return new Bilingual(
        zh + "的等级由" + Wording.zh(before) + "人工设为" + Wording.zh(now) + because("：", command) + "。",
        en
            + " was set from "
            + Wording.en(before)
            + " to "
            + Wording.en(now)
            + " by hand"
            + because(" – ", command)
            + ".");
  }

  Bilingual levelReleased(Level now) {
    return new Bilingual(
        zh + "的等级恢复自动判定，现为" + Wording.zh(now) + "。",
        en + " is graded by its findings again, " + Wording.en(now) + ".");
  }

  Bilingual suppressed(Mute mute) {
    return switch (mute.by()) {
      case SILENCE ->
          new Bilingual(
              zh + "已静默，期间不再打扰（静默 " + mute.id() + "）。",
              en + " is silenced for now (silence " + mute.id() + ").");
      case MAINTENANCE ->
          new Bilingual(
              zh + "处于维护期，期间不再打扰（维护 " + mute.id() + "）。",
              en + " falls under announced work (maintenance " + mute.id() + ").");
      case CAUSE ->
          new Bilingual(
              zh + "由另一未解除事件引起，随其处理（" + mute.id() + "）。",
              en + " follows from another open incident (" + mute.id() + ").");
    };
  }

  Bilingual unsuppressed(Mute mute, boolean outgrown, Bilingual ground) {
    String whyZh =
        switch (mute.by()) {
          case SILENCE -> outgrown ? "超出静默等级" : "静默已结束";
          case MAINTENANCE -> outgrown ? "超出维护等级" : "维护已结束";
          case CAUSE -> "起因已解除";
        };
    String whyEn =
        switch (mute.by()) {
          case SILENCE -> outgrown ? "graver than its silence covers" : "the silence has ended";
          case MAINTENANCE ->
              outgrown ? "graver than the announced work covers" : "the announced work has ended";
          case CAUSE -> "its cause is over";
        };
    return Wording.both(whyZh + "，" + zh + "仍未解除", en + " still stands, " + whyEn, ground);
  }

  Bilingual held(List<String> missing) {
    ChineseSentence names = new ChineseSentence();
    for (int i = 0; i < missing.size(); i++) {
      names.words(i == 0 ? "" : "、").name(Codes.zh("source", missing.get(i)));
    }
    return new Bilingual(
        zh + "的指标已恢复，但数据源" + names + "未正常上报，暂不解除。",
        en
            + " is not called over: its figures are back, but nothing reliable comes from "
            + missing.stream()
                .map(source -> Codes.en("source", source))
                .collect(Collectors.joining(", "))
            + ".");
  }

  Bilingual mergedInto(String incidentId) {
    return new Bilingual(
        zh + "并入事件 " + incidentId + "。", en + " is part of incident " + incidentId + ".");
  }

  Bilingual tookOver(String incidentId, Bilingual ground) {
    return Wording.both(
        "事件 " + incidentId + " 并入" + zh,
        "Incident " + incidentId + " is part of the " + lower(en),
        ground);
  }

  Bilingual heldBack(long count, Bilingual ground) {
    return Wording.both(
        "已暂缓通知" + Reach.count(count) + "起新事件",
        Reach.count(count) + " new incidents have been held back",
        ground);
  }

  Bilingual endedByHand(CommandRef command, boolean falseAlarm) {
    return new Bilingual(
        zh + (falseAlarm ? "被判定为误报" : "由人工解除") + because("：", command) + "。",
        en
            + (falseAlarm ? " was a false alarm" : " was resolved by hand")
            + because(" – ", command)
            + ".");
  }

  /**
   * @param ground what was last reported of what still stands
   */
  Bilingual stillStands(Bilingual ground) {
    return Wording.both(
        zh + "已由人工解除，但仍未恢复，最近所报为",
        en + " was called over by hand and still stands, as last reported",
        ground);
  }

  Bilingual reopenedByHand(CommandRef command) {
    return new Bilingual(
        zh + "由人工重新打开" + because("：", command) + "。",
        en + " was reopened by hand" + because(" – ", command) + ".");
  }

  Bilingual closedByHand(CommandRef command) {
    return new Bilingual(
        zh + "由人工关闭" + because("：", command) + "。",
        en + " was closed by hand" + because(" – ", command) + ".");
  }

  private static String because(String mark, CommandRef command) {
    String reason = command.reason();
    return reason == null || reason.isBlank() ? "" : mark + reason;
  }

  private static String namesZh(List<Duty> duties) {
    return duties.stream().map(duty -> duty.department().nameZh()).collect(Collectors.joining("、"));
  }

  private static String namesEn(List<Duty> duties) {
    return Reach.and(duties.stream().map(duty -> duty.department().nameEn()).toList());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
