package io.fenghuo.live;

import io.fenghuo.rule.Bilingual;
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
 * @param effect what becomes of open matches, or null
 * @param effectiveAtMillis event time from which on it holds; null for at once
 * @param warmUntilMillis event time before which its findings are marked as warming, or null
 * @param reasons why not: every one of them; empty where nothing is refused
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
    Bilingual says,
    long timeMillis,
    RuleFound found) {

  /** The same command's next word. */
  RuleStatus then(RuleStatusKind next, Long warmUntil, Bilingual words) {
    return new RuleStatus(
        commandId + "/" + next,
        ruleId,
        next,
        commandId,
        command,
        actor,
        version,
        hash,
        revision,
        effect,
        effectiveAtMillis,
        warmUntil,
        List.of(),
        words,
        timeMillis,
        null);
  }
}
