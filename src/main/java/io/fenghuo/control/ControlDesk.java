package io.fenghuo.control;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Hands each command to who carries it out, and answers what nobody carries out. This version
 * carries out none: every well-formed command is answered with NOT_SUPPORTED, every other with its
 * fault.
 */
public final class ControlDesk implements FlatMapFunction<ControlInput, ControlRejection> {

  @Override
  public void flatMap(ControlInput input, Collector<ControlRejection> out) {
    out.collect(input.isCommand() ? answer(input) : input.rejection());
  }

  /** One case a handler: a kind that gains one leaves the last. */
  private static ControlRejection answer(ControlInput input) {
    return switch (input.command().kind()) {
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
          RULE_UPSERT,
          RULE_PAUSE,
          RULE_DELETE,
          RULE_SHADOW,
          CAMPAIGN,
          PROFILE,
          DRILL_START,
          DRILL_END ->
          notSupported(input);
    };
  }

  private static ControlRejection notSupported(ControlInput input) {
    ControlCommand command = input.command();
    return new ControlRejection(
        command.origin(),
        input.recordTimeMillis(),
        command.commandId(),
        command.kind(),
        command.actor(),
        RejectionReason.NOT_SUPPORTED,
        "本版本不执行指令 " + command.kind() + "。",
        "This version does not carry out the command " + command.kind() + ".");
  }
}
