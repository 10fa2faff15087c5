package io.fenghuo.rule.live;

import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of each rule how its changes fare, in one order: accepted first, in force when every
 * subtask of every station has taken it, warm when it has seen a whole pattern's time.
 *
 * <p>A change is told to be in force once: when all have taken it and, where it is scheduled, the
 * watermark has come to its time. Where it warms, WARMING is told then, and its standing when the
 * watermark has passed that too; where it warms from the first signal on, WARMING says so, and the
 * time comes with that signal. A change that a newer one overtakes is not followed further. Other
 * words pass as they come.
 *
 * <p>Kept for each rule: the newest change until it is in force and warm; then nothing. Missed: a
 * subtask that has its first signal when the others are warm; what it finds is marked nevertheless.
 */
public final class StatusBoard extends KeyedProcessFunction<String, RuleNews, RuleStatus> {

  private final List<String> stations;
  private transient ValueState<RuleProgress> progress;
  private transient Map<String, List<String>> unfit;

  /**
   * @param stations uids of the operators that must take a change
   */
  public StatusBoard(List<String> stations) {
    this.stations = List.copyOf(stations);
  }

  @Override
  public void open(OpenContext context) {
    unfit = new HashMap<>();
    progress =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("progress", TypeInformation.of(RuleProgress.class)));
  }

  @Override
  public void processElement(RuleNews news, Context context, Collector<RuleStatus> out)
      throws Exception {
    if (news.status() != null) {
      if (!isToldByAnother(news.status())) {
        out.collect(news.status());
      }
      if (news.standing() == null) {
        return;
      }
    }
    long revision = news.applied() == null ? news.status().revision() : news.applied().revision();
    RuleProgress known = progress.value();
    if (known != null && known.revision() > revision) {
      return;
    }
    if (known == null && news.applied() != null && news.applied().hasBegun()) {
      return;
    }
    RuleProgress now =
        known == null || known.revision() < revision ? RuleProgress.of(revision) : known;
    settle(
        news.applied() == null
            ? now.accepted(news.status(), news.standing())
            : now.with(news.applied()),
        context.timerService(),
        out);
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<RuleStatus> out)
      throws Exception {
    RuleProgress known = progress.value();
    if (known != null) {
      settle(known, context.timerService(), out);
    }
  }

  /**
   * Every subtask that cannot run a rule says so, since each may be the only one that has any
   * traffic; in one run of the job it is told once, until the rule is changed.
   */
  private boolean isToldByAnother(RuleStatus status) {
    if (status.status() != RuleStatusKind.REJECTED || status.commandId() != null) {
      unfit.remove(status.ruleId());
      return false;
    }
    return status.reasons().equals(unfit.put(status.ruleId(), status.reasons()));
  }

  private void settle(RuleProgress now, TimerService timers, Collector<RuleStatus> out)
      throws Exception {
    if (now.accepted() == null || !now.isTakenBy(stations)) {
      progress.update(now);
      return;
    }
    if (timers.currentWatermark() < now.effectiveAtMillis()) {
      wait(now, now.effectiveAtMillis(), timers);
      return;
    }
    long warmUntil = now.warmUntilMillis();
    boolean warms = now.standing().isRunning() && timers.currentWatermark() < warmUntil;
    if (!warms) {
      out.collect(now.accepted().then(kind(now.standing()), null, inForce(now.standing())));
      progress.clear();
      return;
    }
    if (!now.told()) {
      out.collect(warming(now));
    }
    if (now.awaitsFirstSignal()) {
      progress.update(now.asTold());
    } else {
      wait(now.asTold(), warmUntil, timers);
    }
  }

  private void wait(RuleProgress now, long untilMillis, TimerService timers) throws Exception {
    progress.update(now);
    timers.registerEventTimeTimer(untilMillis);
  }

  private static RuleStatusKind kind(RuleStanding standing) {
    return switch (standing) {
      case ACTIVE -> RuleStatusKind.ACTIVE;
      case SHADOW -> RuleStatusKind.SHADOW;
      case PAUSED -> RuleStatusKind.PAUSED;
      case DELETED -> RuleStatusKind.DELETED;
    };
  }

  private static LocalizedText inForce(RuleStanding standing) {
    return LocalizedText.of(
        Message.of(
            switch (standing) {
              case ACTIVE -> "rule-status.active";
              case SHADOW -> "rule-status.shadow";
              case PAUSED -> "rule-status.paused";
              case DELETED -> "rule-status.deleted";
            }));
  }

  private static RuleStatus warming(RuleProgress now) {
    Long until = now.awaitsFirstSignal() ? null : now.warmUntilMillis();
    Message says =
        until == null
            ? Message.of("rule-status.warming-from-first")
            : Message.of("rule-status.warming", "until", Instant.ofEpochMilli(until));
    return now.accepted().then(RuleStatusKind.WARMING, until, LocalizedText.of(says));
  }
}
