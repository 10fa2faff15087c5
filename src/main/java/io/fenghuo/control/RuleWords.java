package io.fenghuo.control;

import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.rule.live.StateEffect;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The desk's answers to commands on rules, in words. */
final class RuleWords {

  /** So many faults are told of one text, each of so many characters. */
  private static final int MAX_REASONS = 50;

  private static final int MAX_REASON_LENGTH = 500;

  private RuleWords() {}

  static Bilingual fault(Message fault) {
    Bilingual told = Bilingual.of(fault);
    return new Bilingual(
        "规则定义有误：" + shown(told.zh()) + "。", "The rule has a fault: " + shown(told.en()) + ".");
  }

  static Bilingual unknown(String id) {
    return new Bilingual("没有规则 " + shown(id) + "。", "There is no rule " + shown(id) + ".");
  }

  static Bilingual unreadable(String id) {
    return new Bilingual(
        "规则 " + id + " 的定义已无法读取，请重新提交。",
        "The text of rule " + id + " can no longer be read: send it anew.");
  }

  static Bilingual already(String id, RuleStanding standing) {
    return new Bilingual(
        "规则 " + id + " 的状态已是“" + Codes.zh("ruleStanding", standing.name()) + "”。",
        "Rule " + id + " is " + standing + " already.");
  }

  /** The id belongs to a command of other content. */
  static Bilingual usedBefore(String commandId) {
    return new Bilingual(
        "commandId " + CommandForm.shown(commandId) + " 已用于另一条指令，请换一个。",
        "The commandId "
            + CommandForm.shown(commandId)
            + " was used for another command: take a new one.");
  }

  static Bilingual tooMany(int limit) {
    return new Bilingual(
        "在线变更的规则已达上限 " + limit + " 条：请把它们写入规则文件。",
        "At most " + limit + " rules may differ from the files: move them into the files.");
  }

  static RuleStatus accepted(
      ControlCommand command, long recordTimeMillis, RuleChange change, StateEffect effect) {
    Long at = change.isAtOnce() ? null : change.effectiveAtMillis();
    return new RuleStatus(
        id(command.commandId(), RuleStatusKind.ACCEPTED),
        change.ruleId(),
        RuleStatusKind.ACCEPTED,
        command.commandId(),
        command.kind().name(),
        command.actor(),
        change.version() == 0 ? null : change.version(),
        change.hash(),
        change.revision(),
        effect,
        at,
        null,
        List.of(),
        new Bilingual(zh(change, effect), en(change, effect)),
        recordTimeMillis,
        null);
  }

  static RuleStatus rejected(
      ControlCommand command, long recordTimeMillis, String ruleId, List<Bilingual> reasons) {
    return refusal(
        id(command.commandId(), RuleStatusKind.REJECTED),
        ruleId,
        command.commandId(),
        command.kind(),
        command.actor(),
        recordTimeMillis,
        reasons);
  }

  /** A command on a rule that could not be read in full. */
  static RuleStatus rejected(ControlRejection rejection) {
    return refusal(
        rejection.origin() + "/" + RuleStatusKind.REJECTED,
        null,
        rejection.commandId(),
        rejection.kind(),
        rejection.actor(),
        rejection.recordTimeMillis(),
        List.of(new Bilingual(rejection.messageZh(), rejection.messageEn())));
  }

  static RuleStatus withdrawn(RuleChange change, String by, long recordTimeMillis) {
    return new RuleStatus(
        id(change.commandId(), RuleStatusKind.WITHDRAWN),
        change.ruleId(),
        RuleStatusKind.WITHDRAWN,
        change.commandId(),
        null,
        null,
        change.version() == 0 ? null : change.version(),
        change.hash(),
        change.revision(),
        null,
        change.effectiveAtMillis(),
        null,
        List.of(),
        new Bilingual(
            "尚未生效的变更已被指令 " + by + " 取代。",
            "The change was not yet in force and is replaced by command " + by + "."),
        recordTimeMillis,
        null);
  }

  private static RuleStatus refusal(
      String statusId,
      String ruleId,
      String commandId,
      ControlKind kind,
      String actor,
      long recordTimeMillis,
      List<Bilingual> reasons) {
    List<Bilingual> told = reasons.subList(0, Math.min(reasons.size(), MAX_REASONS));
    return new RuleStatus(
        statusId,
        ruleId,
        RuleStatusKind.REJECTED,
        commandId,
        kind.name(),
        actor,
        null,
        null,
        null,
        null,
        null,
        null,
        told.stream().map(Bilingual::en).toList(),
        new Bilingual(
            "未执行指令 " + kind + "：" + told.stream().map(Bilingual::zh).collect(Collectors.joining()),
            "Nothing is changed by "
                + kind
                + ": "
                + told.stream().map(Bilingual::en).collect(Collectors.joining(" "))),
        recordTimeMillis,
        null);
  }

  private static String zh(RuleChange change, StateEffect effect) {
    String when = change.isAtOnce() ? "立即生效" : "自 " + time(change) + " 起生效";
    return "已受理，规则 "
        + change.ruleId()
        + " "
        + when
        + "，状态为“"
        + Codes.zh("ruleStanding", change.standing().name())
        + "”"
        + zh(effect);
  }

  private static String zh(StateEffect effect) {
    return switch (effect) {
      case KEEPS_STATE -> "，进行中的匹配保留。";
      case FRESH -> "，从零开始匹配，旧的进行中匹配作废。";
      case DROPS_STATE -> "，进行中的匹配作废。";
    };
  }

  private static String en(RuleChange change, StateEffect effect) {
    String when = change.isAtOnce() ? "at once" : "from " + time(change);
    return "Accepted: rule "
        + change.ruleId()
        + " is "
        + change.standing()
        + " "
        + when
        + en(effect);
  }

  private static String en(StateEffect effect) {
    return switch (effect) {
      case KEEPS_STATE -> "; its open matches go on.";
      case FRESH -> "; it begins afresh, old open matches are dropped.";
      case DROPS_STATE -> "; its open matches are dropped.";
    };
  }

  private static Instant time(RuleChange change) {
    return Instant.ofEpochMilli(change.effectiveAtMillis());
  }

  private static String shown(String text) {
    return text.length() <= MAX_REASON_LENGTH ? text : text.substring(0, MAX_REASON_LENGTH) + "…";
  }

  private static String id(String commandId, RuleStatusKind kind) {
    return commandId + "/" + kind;
  }
}
