package io.fenghuo.control;

import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether a command on incidents is handed on: plain Java. What it can judge is the command
 * itself; whether an incident is known and what its state allows is for the incidents to say.
 *
 * <p>The last {@value #MAX_ANSWERS} answers are remembered by their command's id: the same command
 * sent again does nothing and, if it was refused, is refused again in the same words. Another
 * command under a known id is refused, so that a slip of the sender is not lost in silence.
 */
final class IncidentClerk {

  static final int MAX_ANSWERS = 1_000;

  /** So many faults are told of one command. */
  private static final int MAX_FAULTS = 20;

  /**
   * What comes of a command; nothing where it was sent before and handed on.
   *
   * @param command to be handed on, or null
   * @param refusal why it is refused, or null
   */
  record Decision(IncidentCommand command, LocalizedText refusal) {}

  private final CommandLimits limits;
  private final Map<String, CommandAnswer> answers = new LinkedHashMap<>();

  IncidentClerk(CommandLimits limits) {
    this.limits = limits;
  }

  void restore(List<CommandAnswer> kept) {
    kept.forEach(answer -> answers.put(answer.commandId(), answer));
  }

  /** Whether it has answered a command of that id, and still knows it. */
  boolean knows(String commandId) {
    return answers.containsKey(commandId);
  }

  List<CommandAnswer> answers() {
    return new ArrayList<>(answers.values());
  }

  /**
   * @param recordTimeMillis Kafka's timestamp of the command
   * @param rules ids of all rules that are known
   */
  Decision decide(ControlCommand command, long recordTimeMillis, Set<String> rules) {
    int content = command.content();
    CommandAnswer before = answers.get(command.commandId());
    if (before != null) {
      return new Decision(
          null,
          before.content() == content
              ? before.refusal()
              : RuleWords.usedBefore(command.commandId()));
    }
    IncidentRequest request = new IncidentRequest(command, recordTimeMillis, limits, rules);
    IncidentCommand asked = request.read();
    LocalizedText refusal = asked == null ? refusal(command, request.faults()) : null;
    answers.put(command.commandId(), new CommandAnswer(command.commandId(), content, refusal));
    if (answers.size() > MAX_ANSWERS) {
      answers.remove(answers.keySet().iterator().next());
    }
    return new Decision(asked, refusal);
  }

  private static LocalizedText refusal(ControlCommand command, List<Message> faults) {
    return RuleWords.nothing(
        "command.nothing-done",
        command.kind(),
        faults.stream().limit(MAX_FAULTS).map(LocalizedText::of).toList());
  }
}
