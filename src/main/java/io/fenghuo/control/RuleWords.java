package io.fenghuo.control;

import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.rule.live.StateEffect;
import io.fenghuo.words.Codes;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.time.Instant;
import java.util.List;

/** The control station's answers to commands on rules, in words. */
final class RuleWords {

  /** So many faults, and warnings, are told of one text, each of so many characters. */
  private static final int MAX_REASONS = 50;

  private static final int MAX_REASON_LENGTH = 500;

  private RuleWords() {}

  static LocalizedText fault(Message fault) {
    return say("faulty", "fault", told(fault));
  }

  static LocalizedText unknown(String id) {
    return say("unknown", "given", shown(id));
  }

  static LocalizedText unreadable(String id) {
    return say("unreadable", "given", id);
  }

  static LocalizedText already(String id, RuleStanding standing) {
    return say("already", "given", id, "standing", name(standing));
  }

  /** The id belongs to a command of other content. */
  static LocalizedText usedBefore(String commandId) {
    return LocalizedText.of(
        Message.of("command.used-before", "given", CommandForm.shown(commandId)));
  }

  static LocalizedText tooMany(int limit) {
    return say("too-many", "most", Integer.toString(limit));
  }

  /** That a command does nothing, and every reason. */
  static LocalizedText nothing(String key, ControlKind kind, List<LocalizedText> reasons) {
    return LocalizedText.of(
        Message.of(key, "command", kind.name(), "faults", LocalizedText.sentences(reasons)));
  }

  /**
   * @param effect null where nothing was open and nothing will be
   * @param ran whether the rule was evaluated before, and may have open matches
   * @param warnings of the text that came with the command
   */
  static RuleStatus accepted(
      ControlCommand command,
      long recordTimeMillis,
      RuleChange change,
      StateEffect effect,
      boolean ran,
      List<Message> warnings) {
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
        warnings.stream().limit(MAX_REASONS).map(RuleWords::told).toList(),
        accepted(change, effect, ran),
        recordTimeMillis,
        null);
  }

  static RuleStatus rejected(
      ControlCommand command, long recordTimeMillis, String ruleId, List<LocalizedText> reasons) {
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
        List.of(rejection.says()));
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
        List.of(),
        say("withdrawn", "by", by),
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
      List<LocalizedText> reasons) {
    List<LocalizedText> told = reasons.subList(0, Math.min(reasons.size(), MAX_REASONS));
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
        told.stream().map(LocalizedText::en).toList(),
        List.of(),
        nothing("command.nothing-changed", kind, told),
        recordTimeMillis,
        null);
  }

  private static LocalizedText accepted(RuleChange change, StateEffect effect, boolean ran) {
    Message when =
        change.isAtOnce()
            ? message("at-once")
            : message("from", "time", Instant.ofEpochMilli(change.effectiveAtMillis()));
    return say(
        "accepted",
        "given",
        change.ruleId(),
        "standing",
        name(change.standing()),
        "when",
        when,
        "effect",
        message(effect == null ? "nothing-open" : key(effect, ran)));
  }

  private static String key(StateEffect effect, boolean ran) {
    return switch (effect) {
      case KEEPS_STATE -> "keeps-state";
      case FRESH -> ran ? "fresh" : "first";
      case DROPS_STATE -> "drops-state";
    };
  }

  private static LocalizedText name(RuleStanding standing) {
    return Codes.name("ruleStanding", standing.name());
  }

  private static LocalizedText say(String key, Object... arguments) {
    return LocalizedText.of(message(key, arguments));
  }

  private static Message message(String key, Object... arguments) {
    return Message.of("rule-answer." + key, arguments);
  }

  private static LocalizedText told(Message message) {
    return LocalizedText.of(message).map(RuleWords::shown);
  }

  private static String shown(String text) {
    return text.length() <= MAX_REASON_LENGTH ? text : text.substring(0, MAX_REASON_LENGTH) + "…";
  }

  private static String id(String commandId, RuleStatusKind kind) {
    return commandId + "/" + kind;
  }
}
