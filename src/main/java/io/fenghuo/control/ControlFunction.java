package io.fenghuo.control;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.privacy.Masking;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.RuleStatusKind;
import io.fenghuo.rule.live.RuleTrial;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every command is answered. A command on a rule is checked and, where it is good, goes out
 * as a {@link RuleChange} for the stations; its answer goes to {@link #NEWS}, with every reason
 * where it is refused. A good command on incidents goes to {@link #INCIDENT_COMMANDS}; its answer
 * is what the incident station writes or refuses. What is not carried out, of whatever kind, goes
 * to {@link #REJECTIONS}.
 *
 * <p>It is one instance: commands have one order. Kept, for ever: what the rules have become beyond
 * the files, and the last answers by their command's id, as {@link RuleClerk} and {@link
 * IncidentClerk} say. After a restore it tells of the rules whose text can no longer be read.
 */
public final class ControlFunction extends ProcessFunction<ControlInput, RuleChange>
    implements CheckpointedFunction {

  /** What is said of rules. */
  public static final OutputTag<RuleNews> NEWS =
      new OutputTag<>("rule-news", TypeInformation.of(RuleNews.class));

  /** What is asked of the incidents. */
  public static final OutputTag<IncidentCommand> INCIDENT_COMMANDS =
      new OutputTag<>("incident-commands", TypeInformation.of(IncidentCommand.class));

  /** Commands that are not carried out. */
  public static final OutputTag<ControlRejection> REJECTIONS =
      new OutputTag<>("control-rejections", TypeInformation.of(ControlRejection.class));

  private static final Logger LOG = LoggerFactory.getLogger(ControlFunction.class);

  private final RuleSet files;
  private final DefinitionCatalog measures;
  private final RuleTrial trial;
  private final CommandLimits limits;

  private transient RuleClerk clerk;
  private transient IncidentClerk incidentClerk;
  private transient ListState<DeskState> saved;
  private transient Counter accepted;
  private transient Counter handedOn;
  private transient Counter rejected;

  /**
   * @param files the rules the job begins with
   * @param measures what rules may refer to
   * @param trial makes of a rule what will run it
   * @param limits what commands on incidents are held to
   */
  public ControlFunction(
      RuleSet files, DefinitionCatalog measures, RuleTrial trial, CommandLimits limits) {
    this.files = files;
    this.measures = measures;
    this.trial = trial;
    this.limits = limits;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    saved =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("desk", TypeInformation.of(DeskState.class)));
    clerk = new RuleClerk(files, measures, trial);
    incidentClerk = new IncidentClerk(limits);
    for (DeskState state : saved.get()) {
      clerk.restore(state);
      if (state.incidentAnswers() != null) {
        incidentClerk.restore(state.incidentAnswers());
      }
    }
    clerk
        .book()
        .unreadable()
        .forEach(
            (id, reasons) ->
                LOG.warn(
                    "A rule's text can no longer be read and it is not evaluated ruleId={}"
                        + " reasons={}",
                    id,
                    Masking.mask(reasons.toString())));
    accepted = getRuntimeContext().getMetricGroup().counter("ruleCommandsAccepted");
    handedOn = getRuntimeContext().getMetricGroup().counter("incidentCommandsAccepted");
    rejected = getRuntimeContext().getMetricGroup().counter("commandsRejected");
    getRuntimeContext().getMetricGroup().gauge("rulesChanged", () -> clerk.book().entries().size());
    getRuntimeContext()
        .getMetricGroup()
        .gauge("rulesUnreadable", () -> clerk.book().unreadable().size());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    saved.update(List.of(clerk.state(incidentClerk.answers())));
  }

  @Override
  public void processElement(ControlInput input, Context context, Collector<RuleChange> out) {
    ControlCommand command = input.command();
    if (command == null) {
      reject(input.rejection(), context);
      if (input.rejection().kind() != null && input.rejection().kind().isOfRules()) {
        context.output(NEWS, RuleNews.of(RuleWords.rejected(input.rejection())));
      }
    } else if (isUsedBeside(command)) {
      reject(
          rejection(
              command,
              input.recordTimeMillis(),
              RejectionReason.REFUSED,
              RuleWords.usedBefore(command.commandId())),
          context);
    } else if (command.kind().isOfRules()) {
      carryOut(command, input.recordTimeMillis(), context, out);
    } else if (command.kind().ofIncidents() != null) {
      handOn(command, input.recordTimeMillis(), context);
    } else {
      reject(
          rejection(
              command,
              input.recordTimeMillis(),
              RejectionReason.NOT_SUPPORTED,
              LocalizedText.of(
                  Message.of("command.not-supported", "command", command.kind().name()))),
          context);
    }
  }

  /** Whether a command on rules bears the id of one on incidents, or the reverse. */
  private boolean isUsedBeside(ControlCommand command) {
    return command.kind().isOfRules()
        ? incidentClerk.knows(command.commandId())
        : command.kind().ofIncidents() != null && clerk.knows(command.commandId());
  }

  private void carryOut(
      ControlCommand command, long recordTimeMillis, Context context, Collector<RuleChange> out) {
    RuleAnswer answer = clerk.answer(command, recordTimeMillis);
    RuleStatus status = answer.status();
    if (answer.withdrawn() != null) {
      context.output(NEWS, RuleNews.of(answer.withdrawn()));
    }
    if (answer.change() != null) {
      accepted.inc();
      context.output(NEWS, RuleNews.accepted(status, answer.change().standing()));
      out.collect(answer.change());
      return;
    }
    context.output(NEWS, RuleNews.of(status));
    if (status.status() == RuleStatusKind.REJECTED) {
      reject(rejection(command, recordTimeMillis, RejectionReason.REFUSED, status.says()), context);
    }
  }

  private void handOn(ControlCommand command, long recordTimeMillis, Context context) {
    IncidentClerk.Decision decision =
        incidentClerk.decide(command, recordTimeMillis, clerk.book().ids());
    if (decision.command() != null) {
      handedOn.inc();
      context.output(INCIDENT_COMMANDS, decision.command());
    }
    if (decision.refusal() != null) {
      reject(
          rejection(command, recordTimeMillis, RejectionReason.REFUSED, decision.refusal()),
          context);
    }
  }

  private void reject(ControlRejection rejection, Context context) {
    rejected.inc();
    context.output(REJECTIONS, rejection);
  }

  private static ControlRejection rejection(
      ControlCommand command, long recordTimeMillis, RejectionReason reason, LocalizedText says) {
    return new ControlRejection(
        command.origin(),
        recordTimeMillis,
        command.commandId(),
        command.kind(),
        command.actor(),
        reason,
        says);
  }
}
