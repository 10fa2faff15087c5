package io.fenghuo.tool.rules;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.measure.Line;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.AfterMatch;
import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Clear;
import io.fenghuo.rule.Contiguity;
import io.fenghuo.rule.Follows;
import io.fenghuo.rule.Grading;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.RuleOrder;
import io.fenghuo.rule.Step;
import io.fenghuo.words.Figures;
import io.fenghuo.words.Language;
import java.util.List;
import java.util.stream.Collectors;

/** The Chinese of a rule. Conditions, and the names of what is read, stay as they are written. */
final class ChinesePhrases implements Phrases {

  private final MeasureSet measures;

  ChinesePhrases(MeasureSet measures) {
    this.measures = measures;
  }

  @Override
  public String sentence(List<String> parts) {
    return String.join("；", parts) + "。";
  }

  @Override
  public String key(List<Dimension> key) {
    return "按每个 " + key.stream().map(Dimension::fieldName).collect(Collectors.joining(" + ")) + "，";
  }

  @Override
  public String order(RuleOrder order) {
    return switch (order) {
      case ARRIVAL -> "依到达次序，";
      case EVENT_TIME -> "依事件时间次序，";
    };
  }

  @Override
  public String looksFor(String steps) {
    return "寻找 " + steps;
  }

  @Override
  public String events(List<EventKind> kinds) {
    return kinds.stream().map(EventKind::name).collect(Collectors.joining(" 或 "));
  }

  @Override
  public String symptom(String measure, String line) {
    return "指标 " + measure + " 越过" + (line == null ? "任一阈值" : "阈值 " + shown(measure, line));
  }

  private String shown(String measure, String id) {
    return measures
        .byId(measure)
        .flatMap(definition -> definition.lines().stream().filter(l -> l.id().equals(id)).findAny())
        .map((Line line) -> id + "（" + line.operator() + " " + plain(line.limit()) + "）")
        .orElse(id);
  }

  @Override
  public String where(String condition) {
    return "，且满足 " + condition.strip();
  }

  @Override
  public String named(String stage) {
    return "〔" + stage + "〕";
  }

  @Override
  public String follows(Follows follows) {
    return switch (follows) {
      case ON -> "，始于 ";
      case NEXT -> "，紧接着是 ";
      case FOLLOWED_BY -> "，之后出现 ";
      case FOLLOWED_BY_ANY -> "，之后任意一次 ";
      case NOT_NEXT -> "，紧接着的不是 ";
      case NOT_FOLLOWED_BY -> "，下一步之前没有 ";
    };
  }

  @Override
  public String absence() {
    return "，此后再没有 ";
  }

  @Override
  public String group(String steps) {
    return "（" + steps + "）";
  }

  @Override
  public String times(int min, int max, String what) {
    if (min == 1 && max == 1) {
      return what;
    }
    String count =
        max == Step.UNBOUNDED
            ? "至少" + min + "次 "
            : min == max ? min + "次 " : min + "至" + max + "次 ";
    return count + what;
  }

  @Override
  public String contiguity(Contiguity contiguity) {
    return switch (contiguity) {
      case RELAXED -> "";
      case CONSECUTIVE -> "，其间没有其他信号";
      case COMBINATIONS -> "，取所有组合";
    };
  }

  @Override
  public String greedy() {
    return "，尽可能多取";
  }

  @Override
  public String until(String condition) {
    return "，直到 " + condition.strip();
  }

  @Override
  public String optional(String what) {
    return "可有可无的 " + what;
  }

  @Override
  public String stageWithin(long millis) {
    return "，距前一信号不到" + time(millis);
  }

  @Override
  public String silence(long millis) {
    return "，持续" + time(millis);
  }

  @Override
  public String within(long millis) {
    return "全程不到" + time(millis);
  }

  @Override
  public String afterMatch(AfterMatch afterMatch, String stage) {
    return switch (afterMatch) {
      case NO_SKIP -> "每个匹配都算，包括共用信号的匹配";
      case SKIP_TO_NEXT -> "始于同一信号的匹配只算一个";
      case SKIP_PAST_LAST -> "每个信号只用于一个匹配";
      case SKIP_TO_FIRST -> "匹配完成后，放弃始于其〔" + stage + "〕首个信号之前的匹配";
      case SKIP_TO_LAST -> "匹配完成后，放弃始于其〔" + stage + "〕末个信号之前的匹配";
    };
  }

  @Override
  public String isIncident(IncidentType type) {
    return "即为" + type.named().zh() + "（" + type + "），级别";
  }

  @Override
  public String level(Grading grading) {
    StringBuilder words = new StringBuilder(grading.base() + "级");
    for (Grading.Raise raise : grading.raises()) {
      words.append("，满足 ").append(raise.when().strip()).append(" 时").append(raise.to()).append("级");
    }
    return words.toString();
  }

  @Override
  public String timeout(String after) {
    return "已到〔" + after + "〕而未按时完成的也会报出，级别";
  }

  @Override
  public String clear(Clear clear) {
    return clear.measures().isEmpty()
        ? time(clear.quietMillis()) + "内未再发现即为结束"
        : String.join("、", clear.measures()) + " 全部回落并保持" + time(clear.holdMillis()) + "即为结束";
  }

  @Override
  public String departments(List<Assignment> assignments) {
    return "通知"
        + assignments.stream()
            .map(each -> each.department().named().zh() + "（" + each.role().named().zh() + "）")
            .collect(Collectors.joining("、"));
  }

  @Override
  public String playbook(String id) {
    return "按 " + id + " 处置";
  }

  private static String plain(double number) {
    return Figures.show(number, Figures.Format.PLAIN, Language.ZH);
  }

  private static String time(long millis) {
    return millis == 0 ? "0秒" : Figures.show(millis, Figures.Format.TIME, Language.ZH);
  }
}
