package io.fenghuo.privacy;

import io.fenghuo.event.Event;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds, per session, an agent's or a bot's message with personal data that the customer did not
 * write in the session before it: a number of an identity or bank card, a telephone number, an
 * address. Fires one derived {@code PII_EXPOSED} event for each such message, at once; the same
 * message twice gives the same event id twice.
 *
 * <p>Remembers the hashes of the customer's own data, at most {@value #MAX_OWN} of them, and
 * forgets them after an hour of event time in which nobody wrote any. Messages of agents and bots
 * leave nothing behind.
 *
 * <p>Known to miss and to mistake: a number that the customer wrote in an earlier session, on the
 * phone or in a form counts as foreign; live, so does one whose customer's message comes after the
 * answer to it; a stranger's number that the customer wrote first does not.
 */
public final class LeakWatch extends KeyedProcessFunction<String, IdentityMention, Event>
    implements CheckpointedFunction {

  static final long FORGET_AFTER_MILLIS = 3_600_000;
  static final int MAX_OWN = 256;

  // One record is one message, so that this is a total order.
  private static final Comparator<IdentityMention> BY_ORIGIN =
      Comparator.comparing(mention -> mention.message().origin());

  private final Mode mode;

  private transient ValueState<OwnNumbers> ownState;
  private transient EventTimeBuffer<IdentityMention> buffer;

  public LeakWatch(Mode mode) {
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    KeyedStateStore state = context.getKeyedStateStore();
    ownState =
        state.getState(
            new ValueStateDescriptor<>("own-numbers", TypeInformation.of(OwnNumbers.class)));
    buffer =
        new EventTimeBuffer<>(state, "held", TypeInformation.of(IdentityMention.class), BY_ORIGIN);
  }

  /** Keyed state is written by Flink itself. */
  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void processElement(IdentityMention mention, Context context, Collector<Event> out)
      throws Exception {
    switch (mode) {
      case LIVE -> handle(mention, context.timerService(), out);
      case REPLAY -> buffer.hold(mention, mention.message().timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<Event> out)
      throws Exception {
    for (IdentityMention mention : buffer.release(timeMillis)) {
      handle(mention, context.timerService(), out);
    }
    OwnNumbers own = ownState.value();
    if (own == null || own.timerMillis() != timeMillis) {
      return;
    }
    if (own.lastMillis() + FORGET_AFTER_MILLIS <= timeMillis) {
      ownState.clear();
    } else {
      ownState.update(withTimer(own, context.timerService()));
    }
  }

  private void handle(IdentityMention mention, TimerService timers, Collector<Event> out)
      throws Exception {
    long timeMillis = mention.message().timeMillis();
    OwnNumbers own = ownState.value();
    if (own != null && timeMillis > own.lastMillis() + FORGET_AFTER_MILLIS) {
      // Over already, though the watermark has not come so far.
      timers.deleteEventTimeTimer(own.timerMillis());
      ownState.clear();
      own = null;
    }
    if (mention.isByCustomer()) {
      remember(mention, own, timers);
      return;
    }
    Exposure.of(mention, own == null ? Set.of() : own.hashes()).ifPresent(out::collect);
    if (own != null) {
      ownState.update(own.touchedAt(timeMillis));
    }
  }

  private void remember(IdentityMention mention, OwnNumbers own, TimerService timers)
      throws Exception {
    long timeMillis = mention.message().timeMillis();
    Set<String> hashes = new HashSet<>(own == null ? Set.of() : own.hashes());
    addWhileRoom(hashes, mention.idCards());
    addWhileRoom(hashes, mention.bankCards());
    addWhileRoom(hashes, mention.phones());
    addWhileRoom(hashes, mention.addresses());
    ownState.update(
        own == null
            ? withTimer(new OwnNumbers(hashes, timeMillis, 0), timers)
            : new OwnNumbers(hashes, own.lastMillis(), own.timerMillis()).touchedAt(timeMillis));
  }

  private static void addWhileRoom(Set<String> hashes, Iterable<String> more) {
    for (String hash : more) {
      if (hashes.size() < MAX_OWN) {
        hashes.add(hash);
      }
    }
  }

  /** One timer a session: it is set anew when it fires early, not with every message. */
  private static OwnNumbers withTimer(OwnNumbers own, TimerService timers) {
    long timerMillis = own.lastMillis() + FORGET_AFTER_MILLIS;
    timers.registerEventTimeTimer(timerMillis);
    return new OwnNumbers(own.hashes(), own.lastMillis(), timerMillis);
  }
}
