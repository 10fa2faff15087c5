package io.fenghuo.respond;

import io.fenghuo.event.EventRef;
import io.fenghuo.handling.CarePlan;
import io.fenghuo.handling.CareReason;
import io.fenghuo.handling.Profile;
import io.fenghuo.handling.Profiles;
import io.fenghuo.incident.Absorbed;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.match.Evidence;
import io.fenghuo.time.EventTimeBuffer;
import io.fenghuo.time.Mode;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Proposes for each customer whom an incident affects what to say and what to offer, once for the
 * incident; keyed by tenant, since an incident may be of all its brands. Affected are the customers
 * of the events that an alert's evidence names, the customer whom an incident is about, and from
 * the opening on those to whom happens what the profile says of the incident's type. It fires at
 * the alert or the event by which the customer began to be affected.
 *
 * <p>While an incident is muted nobody is cared for: who silenced it knows, and what is announced
 * or only follows from another incident is that one's. When the budget is used up, what does not
 * fit any more is left out, said so, and counted; the words are proposed all the same.
 *
 * <p>It keeps signs of customers for {@link CareLimits#lookBackMillis}, and of an incident who has
 * a directive until it is closed; after that nothing. Two incidents that turn out to be one go on
 * with what both have spent. Known misses: who was affected before the opening and is no evidence;
 * whose evidence is older than the look-back, or reaches this station later than its alert; beyond
 * a limit of {@link CareLimits}, which is counted; of a fault on one channel, customers of the
 * others are taken for affected.
 */
public final class CareFunction extends KeyedProcessFunction<String, CareInput, CareDirective>
    implements CheckpointedFunction {

  private final Profiles profiles;
  private final CareLimits limits;
  private final Mode mode;

  private transient CareState state;
  private transient EventTimeBuffer<CareInput> buffer;
  private transient Counter written;
  private transient Counter withoutBudget;
  private transient Counter held;
  private transient Counter overLimit;

  public CareFunction(Profiles profiles, CareLimits limits, Mode mode) {
    this.profiles = profiles;
    this.limits = limits;
    this.mode = mode;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    KeyedStateStore store = context.getKeyedStateStore();
    state = new CareState(store, limits);
    buffer =
        new EventTimeBuffer<>(store, "held", TypeInformation.of(CareInput.class), CareInput.ORDER);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All of it is keyed state, which Flink keeps.
  }

  @Override
  public void open(OpenContext context) {
    MetricGroup care = getRuntimeContext().getMetricGroup().addGroup("care");
    written = care.counter("directives");
    withoutBudget = care.counter("budget-exhausted");
    held = care.counter("held-for-approval");
    overLimit = care.counter("over-limit");
  }

  @Override
  public void processElement(CareInput input, Context context, Collector<CareDirective> out)
      throws Exception {
    switch (mode) {
      case LIVE -> handle(input, context.timerService(), out);
      case REPLAY -> buffer.hold(input, input.timeMillis(), context.timerService());
    }
  }

  @Override
  public void onTimer(long timeMillis, OnTimerContext context, Collector<CareDirective> out)
      throws Exception {
    for (CareInput input : buffer.release(timeMillis)) {
      handle(input, context.timerService(), out);
    }
    state.forgetSigns(timeMillis, context.timerService());
  }

  private void handle(CareInput input, TimerService timers, Collector<CareDirective> out)
      throws Exception {
    if (input.alert() != null) {
      follow(input.alert(), out);
      return;
    }
    if (input.absorbed() != null) {
      careForOneOfMany(input.absorbed(), out);
      return;
    }
    CustomerSign sign = input.sign();
    if (!state.keep(sign, timers)) {
      overLimit.inc();
    }
    for (OpenCare incident : state.incidents(each -> each.affects(sign, plan(each)))) {
      care(incident.incidentId(), sign.customer(), sign, sign.timeMillis(), out);
    }
  }

  private void follow(Alert alert, Collector<CareDirective> out) throws Exception {
    OpenCare before = state.incident(alert.incidentId());
    if (alert.event() == AlertEvent.CLOSED || alert.event() == AlertEvent.MERGED) {
      if (before != null) {
        handOver(before, alert.otherIncidentId());
        state.forget(alert.incidentId());
      }
      return;
    }
    Profile profile = profile(alert.profile(), alert.scope().tenant());
    OpenCare now = OpenCare.after(before, alert, profile.name(), profile.care());
    if (before == null && !now.active()) {
      return;
    }
    if (!state.put(now)) {
      overLimit.inc();
      return;
    }
    if (now.active()) {
      named(alert, now, out);
      if (before == null || !before.active()) {
        // Live, who came after the opening may have been here before its alert.
        for (CustomerSign sign : state.signsSince(alert.timeMillis())) {
          if (now.affects(sign, plan(now))) {
            care(now.incidentId(), sign.customer(), sign, sign.timeMillis(), out);
          }
        }
      }
    }
  }

  /** What it has spent counts for the incident of which it is part. */
  private void handOver(OpenCare part, String otherId) throws Exception {
    if (otherId == null) {
      return;
    }
    List<String> customers = state.customersOf(part.incidentId());
    int shared = 0;
    int compensatedTwice = 0;
    for (String customer : customers) {
      boolean byPart = state.isCompensated(part.incidentId(), customer);
      shared += state.isCared(otherId, customer) ? 1 : 0;
      compensatedTwice += byPart && state.isCompensated(otherId, customer) ? 1 : 0;
    }
    OpenCare other = state.incident(otherId);
    // The other may be one of which nothing was to be known so far: what was spent is spent.
    OpenCare after =
        other == null ? part.handedTo(otherId) : other.takingOver(part, shared, compensatedTwice);
    if (!state.put(after)) {
      overLimit.inc();
      return;
    }
    for (String customer : customers) {
      boolean isCompensated =
          state.isCompensated(part.incidentId(), customer)
              || state.isCompensated(otherId, customer);
      state.care(otherId, customer, isCompensated);
    }
  }

  /** Those whom the alert itself names. */
  private void named(Alert alert, OpenCare incident, Collector<CareDirective> out)
      throws Exception {
    String about = alert.scope().customer();
    for (EventRef event : events(alert)) {
      CustomerSign sign = state.sign(event.origin());
      if (sign != null && incident.mayRestOn(sign, plan(incident))) {
        boolean isAboutHer = sign.customer().equals(about);
        care(
            incident.incidentId(),
            sign.customer(),
            isAboutHer ? sign.withReason(CareReason.ESCALATED) : sign,
            alert.timeMillis(),
            out);
      }
    }
    if (about != null) {
      care(incident.incidentId(), about, null, alert.timeMillis(), out);
    }
  }

  /** One who is counted in an incident; her own records, if there were any, have named her. */
  private void careForOneOfMany(Absorbed absorbed, Collector<CareDirective> out) throws Exception {
    OpenCare incident = state.incident(absorbed.incidentId());
    if (incident == null || !incident.active()) {
      return;
    }
    CustomerSign latest = null;
    for (EventRef event : absorbed.events()) {
      CustomerSign sign = state.sign(event.origin());
      if (sign != null
          && sign.customer().equals(absorbed.customer())
          && incident.mayRestOn(sign, plan(incident))) {
        latest = sign.withReason(CareReason.ESCALATED);
      }
    }
    care(incident.incidentId(), absorbed.customer(), latest, absorbed.timeMillis(), out);
  }

  private static List<EventRef> events(Alert alert) {
    List<EventRef> events = new ArrayList<>();
    for (Evidence evidence : alert.evidence()) {
      events.addAll(evidence.events());
      if (evidence.symptom() != null && evidence.symptom().completedBy() != null) {
        events.add(evidence.symptom().completedBy());
      }
    }
    if (alert.completedBy() != null) {
      events.add(alert.completedBy());
    }
    return events;
  }

  private void care(
      String incidentId,
      String customer,
      CustomerSign sign,
      long timeMillis,
      Collector<CareDirective> out)
      throws Exception {
    if (state.isCared(incidentId, customer)) {
      return;
    }
    OpenCare incident = state.incident(incidentId);
    if (incident.customers() >= limits.maxCustomers()) {
      overLimit.inc();
      return;
    }
    CareDirective directive = incident.offer(customer, sign, plan(incident), timeMillis);
    state.care(incidentId, customer, directive.amount() > 0);
    state.put(incident.spent(directive));
    written.inc();
    if (directive.budgetExhausted()) {
      withoutBudget.inc();
    }
    if (directive.approval() == Approval.REQUIRED) {
      held.inc();
    }
    out.collect(directive);
  }

  private CarePlan plan(OpenCare incident) {
    return profile(incident.profile(), incident.tenant()).care();
  }

  /** A job may be restored without a profile it had. */
  private Profile profile(String name, String tenant) {
    return profiles.byName(name).orElseGet(() -> profiles.ofTenant(tenant));
  }
}
