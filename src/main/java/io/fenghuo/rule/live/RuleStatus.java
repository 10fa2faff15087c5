package io.fenghuo.rule.live;

import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * What an operator must know of a rule; a record of {@code rules.status}.
 *
 * @param statusId deterministic: the same record repeated has the same id
 * @param ruleId the rule; null where the command does not say which
 * @param status what is told
 * @param commandId the command it answers; null where none is behind it or its id can't be read
 * @param command what was asked for, or null
 * @param actor who asked, or null
 * @param version the rule's version, or null
 * @param hash hash of the rule's definition, or null
 * @param revision the count of accepted changes, or null
 * @param effect what becomes of open matches; null where there are none and will be none
 * @param effectiveAtMillis event time from which on it holds; null for at once
 * @param warmUntilMillis event time before which its findings are marked as warming, or null
 * @param reasons why not: every one of them; empty where nothing is refused
 * @param warnings of ACCEPTED: what in the text its author may not have meant; null in what was
 *     saved before there were any
 * @param says in a sentence
 * @param timeMillis when: Kafka's timestamp of the command, or event time
 * @param found what a shadow rule found; null for all else
 */
public record RuleStatus(
    String statusId,
    String ruleId,
    RuleStatusKind status,
    String commandId,
    String command,
    String actor,
    Integer version,
    String hash,
    Long revision,
    StateEffect effect,
    Long effectiveAtMillis,
    Long warmUntilMillis,
    List<String> reasons,
    List<LocalizedText> warnings,
    LocalizedText says,
    long timeMillis,
    RuleFound found) {

  /** A rule that was accepted once can run no more. */
  public static RuleStatus unfit(String ruleId, List<Message> reasons, long timeMillis) {
    return told(
        ruleId + "/" + RuleStatusKind.REJECTED + "/" + timeMillis,
        ruleId,
        RuleStatusKind.REJECTED,
        null,
        reasons.stream().map(Message::toString).toList(),
        says("unfit", ruleId, Message.joined("rule-status.unfit.next", reasons)),
        timeMillis,
        null);
  }

  /** A key has more open matches of a rule than it may. */
  public static RuleStatus overloaded(
      String ruleId, int version, String hash, int subtask, long timeMillis) {
    return told(
        ruleId + "/" + RuleStatusKind.OVERLOADED + "/" + timeMillis + "/" + subtask,
        ruleId,
        RuleStatusKind.OVERLOADED,
        hash,
        List.of(),
        LocalizedText.of(Message.of("rule-status.overloaded", "given", ruleId)),
        timeMillis,
        version);
  }

  /** A rule takes more of its station's time than it may. */
  public static RuleStatus suspended(
      String ruleId, int version, String hash, int subtask, LocalizedText why, long timeMillis) {
    return told(
        ruleId + "/" + RuleStatusKind.SUSPENDED + "/" + timeMillis + "/" + subtask,
        ruleId,
        RuleStatusKind.SUSPENDED,
        hash,
        List.of(why.en()),
        says("suspended", ruleId, why),
        timeMillis,
        version);
  }

  /** What a shadow rule found, in the finding's own words. */
  public static RuleStatus found(
      String ruleId, int version, String hash, RuleFound found, LocalizedText says) {
    return new RuleStatus(
        found.findingId() + "/" + RuleStatusKind.FOUND,
        ruleId,
        RuleStatusKind.FOUND,
        null,
        null,
        null,
        version,
        hash,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        says,
        found.timeMillis(),
        found);
  }

  /** The same in other words. */
  public RuleStatus saying(List<String> otherReasons, LocalizedText otherwise) {
    return with(statusId, status, warmUntilMillis, otherReasons, otherwise, found);
  }

  private static LocalizedText says(String key, String ruleId, Object why) {
    return LocalizedText.of(Message.of("rule-status." + key, "given", ruleId, "why", why));
  }

  /** What no command is behind. */
  private static RuleStatus told(
      String statusId,
      String ruleId,
      RuleStatusKind status,
      String hash,
      List<String> reasons,
      LocalizedText says,
      long timeMillis,
      Integer version) {
    return new RuleStatus(
        statusId,
        ruleId,
        status,
        null,
        null,
        null,
        version,
        hash,
        null,
        null,
        null,
        null,
        reasons,
        List.of(),
        says,
        timeMillis,
        null);
  }

  /** The same command's next word. */
  RuleStatus then(RuleStatusKind next, Long warmUntil, LocalizedText words) {
    return with(commandId + "/" + next, next, warmUntil, List.of(), words, null);
  }

  private RuleStatus with(
      String otherId,
      RuleStatusKind other,
      Long warmUntil,
      List<String> otherReasons,
      LocalizedText otherwise,
      RuleFound otherFound) {
    return new RuleStatus(
        otherId,
        ruleId,
        other,
        commandId,
        command,
        actor,
        version,
        hash,
        revision,
        effect,
        effectiveAtMillis,
        warmUntil,
        otherReasons,
        List.of(),
        otherwise,
        timeMillis,
        otherFound);
  }
}
