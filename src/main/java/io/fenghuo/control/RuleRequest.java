package io.fenghuo.control;

import io.fenghuo.rule.live.RuleStanding;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command asks of which rule.
 *
 * @param standing what the rule is to be
 * @param ruleId the rule; null where its text says it
 * @param text the rule's text; null where it keeps the one it has
 * @param faults what is wrong with the command's fields
 */
record RuleRequest(RuleStanding standing, String ruleId, String text, List<Message> faults) {

  static final String RULE = "rule";
  static final String RULE_ID = "ruleId";

  static RuleRequest of(ControlCommand command) {
    return switch (command.kind()) {
      case RULE_UPSERT -> read(command, RuleStanding.ACTIVE, Set.of(RULE));
      case RULE_SHADOW -> read(command, RuleStanding.SHADOW, Set.of(RULE, RULE_ID));
      case RULE_PAUSE -> read(command, RuleStanding.PAUSED, Set.of(RULE_ID));
      case RULE_RESUME -> read(command, RuleStanding.ACTIVE, Set.of(RULE_ID));
      case RULE_DELETE -> read(command, RuleStanding.DELETED, Set.of(RULE_ID));
      case ACK,
          MITIGATE,
          RESOLVE,
          REOPEN,
          CLOSE,
          SET_LEVEL,
          FALSE_ALARM,
          REVIEW_SUBMIT,
          SILENCE,
          UNSILENCE,
          MAINTENANCE,
          CAMPAIGN,
          PROFILE,
          DRILL_START,
          DRILL_END ->
          throw new IllegalArgumentException(command.kind() + " is no command on a rule");
    };
  }

  /** Takes exactly one of the names, and no other field that could have been meant. */
  private static RuleRequest read(
      ControlCommand command, RuleStanding standing, Set<String> takes) {
    Map<String, String> fields = command.fields();
    List<Message> faults = new ArrayList<>();
    for (String name : List.of(RULE, RULE_ID)) {
      if (fields.containsKey(name) && !takes.contains(name)) {
        faults.add(fault(command, "command.not-allowed", takes).with("name", name));
      }
    }
    List<String> given = takes.stream().filter(fields::containsKey).sorted().toList();
    if (given.size() != 1) {
      faults.add(fault(command, takes.size() > 1 ? "command.has-one" : "command.has", takes));
    } else if (fields.get(given.get(0)).isBlank()) {
      faults.add(Message.of("command.blank", "name", given.get(0)));
    }
    CommandForm.blankEdge(RULE_ID, fields.get(RULE_ID)).ifPresent(faults::add);
    return new RuleRequest(standing, fields.get(RULE_ID), fields.get(RULE), faults);
  }

  private static Message fault(ControlCommand command, String key, Set<String> takes) {
    return Message.of(key, "command", command.kind().name(), "known", names(takes));
  }

  private static String names(Set<String> fields) {
    return String.join(" / ", fields.stream().sorted().toList());
  }
}
