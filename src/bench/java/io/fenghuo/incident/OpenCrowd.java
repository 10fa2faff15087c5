package io.fenghuo.incident;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.Scope;
import io.fenghuo.health.HealthState;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.FindingBuilder;
import io.fenghuo.match.FindingKind;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.time.Mode;
import io.fenghuo.words.HumanNames;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * What an input of a tenant costs while so many of its customers' incidents are open, and what
 * another tenant of the same subtask sees of it: the incident station on a test harness with the
 * heap state backend, on one thread, without network or Kafka. Five customers of each brand, each
 * told, none one of many, all found by what did not come, so that a gap mutes every one of them.
 *
 * <p>A probe is a finding of level II on a brand of its own that opens an incident. Where a change
 * goes on in slices there is a probe of the tenant, and one of the other, after each slice. Times
 * are the thread's own, so that what else runs on the machine is not in them; of a checkpoint the
 * wall's.
 */
public final class OpenCrowd {

  private static final int[] OPEN = {0, 1_000, 10_000, 100_000};
  private static final int CUSTOMERS_OF_A_BRAND = 5;
  private static final int PROBES = 400;
  private static final long SLICE_PAUSE_MILLIS = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final KeyedOneInputStreamOperatorTestHarness<String, IncidentInput, Alert> harness;
  private final Path folder = Files.createTempDirectory("open-crowd");
  private long wallMillis;
  private long eventMillis = Trouble.minutes(1);
  private int count;
  private String gapId;

  private OpenCrowd() throws Exception {
    IncidentLimits limits = Trouble.limits(30, Map.of(Level.III, 10));
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new IncidentOperator(
                new IncidentFunction(
                    limits, Trouble.LEAKS, Trouble.GENERAL, HumanNames.NONE, Mode.LIVE, 1, 0)),
            IncidentInput::key,
            Types.STRING);
    harness.setCheckpointStorage(new FileSystemCheckpointStorage(folder.toUri()));
    harness.open();
    harness.processWatermark(0);
  }

  public static void main(String[] args) throws Exception {
    for (int round = 0; round < 2; round++) {
      if (round == 1) {
        System.out.println(
            "| open | what | p50 ms | p99 ms | max ms | the other tenant: p99 ms | max ms |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
      }
      int[] asked =
          args.length == 0 ? OPEN : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
      for (int open : round == 0 ? new int[] {1_000} : asked) {
        new OpenCrowd().run(open, round == 1);
      }
    }
  }

  private void run(int open, boolean isShown) throws Exception {
    for (int i = 0; i < open; i++) {
      take(absence("b" + i / CUSTOMERS_OF_A_BRAND, "c" + i));
    }
    Table table = new Table(open, isShown);
    table.row("a finding of level II", each(() -> probe("shop")));
    table.row(
        "an absence", each(() -> take(absence("a" + count / CUSTOMERS_OF_A_BRAND, "a" + count))));
    table.row("a crossing", each(() -> take(crossing(count % 2 == 0 ? Edge.UP : Edge.DOWN))));
    table.row(
        "the input goes QUIET, and is back",
        change(() -> health(count % 2 == 0 ? HealthState.QUIET : HealthState.LIVE), 20));
    table.row("the input goes DEAD", change(() -> health(HealthState.DEAD), 1));
    table.row("its gap mutes all customers", change(() -> gap(Edge.UP), 1));
    checkpoint(open, isShown);
    table.row("findings after the checkpoint", each(() -> probe("shop")));
    table.row("the gap is resolved by hand", change(this::resolveGap, 1));
    harness.close();
  }

  private List<long[]> each(Action action) throws Exception {
    List<long[]> nanos = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      nanos.add(new long[] {nanos(action), nanos(() -> probe("other"))});
    }
    return nanos;
  }

  /** The change itself, each slice, and the probes between. */
  private List<long[]> change(Action action, int times) throws Exception {
    List<long[]> nanos = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long other = nanos(() -> probe("other"));
      nanos.add(new long[] {nanos(action), other});
      int quiet = 0;
      while (quiet < 3) {
        int before = harness.getOutput().size();
        long slice = nanos(() -> harness.setProcessingTime(wallMillis += SLICE_PAUSE_MILLIS));
        quiet = harness.getOutput().size() == before ? quiet + 1 : 0;
        nanos.add(new long[] {slice, nanos(() -> probe("other"))});
        nanos.add(new long[] {nanos(() -> probe("shop")), nanos(() -> probe("other"))});
        harness.getOutput().clear();
      }
    }
    return nanos;
  }

  private void checkpoint(int open, boolean isShown) throws Exception {
    long before = System.nanoTime();
    OperatorSubtaskState state = harness.snapshot(count, count);
    double millis = (System.nanoTime() - before) / 1e6;
    if (isShown) {
      System.out.printf(
          Locale.ROOT,
          "| %,d | a checkpoint: %.1f MB in %.0f ms | | | | | |%n",
          open,
          state.getStateSize() / 1e6,
          millis);
    }
  }

  private interface Action {
    void run() throws Exception;
  }

  private static long nanos(Action action) throws Exception {
    long before = THREADS.getCurrentThreadCpuTime();
    action.run();
    return THREADS.getCurrentThreadCpuTime() - before;
  }

  private void take(IncidentInput input) throws Exception {
    count++;
    eventMillis++;
    harness.processElement(input, input.timeMillis());
    if (count % 100 == 0) {
      harness.getOutput().clear();
    }
  }

  private void probe(String tenant) throws Exception {
    Scope at = scope(tenant, "probe-" + count, null, null);
    take(
        IncidentInput.of(
            Trouble.onEvents("probe", IncidentType.SYSTEM_FAULT, Level.II, at, minute())));
  }

  private IncidentInput absence(String brand, String customer) {
    Scope who = scope("shop", brand, null, customer);
    return IncidentInput.of(
        new FindingBuilder(
                Trouble.onEvents("lost", IncidentType.CUSTOMER_ESCALATION, Level.IV, who, minute()))
            .kind(FindingKind.ABSENCE)
            .build());
  }

  private IncidentInput crossing(Edge edge) {
    Scope at = scope("shop", "b1", null, null);
    return IncidentInput.of(Trouble.crossing("waiting", "long", edge, at, eventMillis, null, 60));
  }

  private void health(HealthState state) throws Exception {
    take(
        IncidentInput.of(
            new SourceHealth(
                "shop",
                null,
                HealthUnit.INPUT,
                "traffic",
                List.of(Stream.TRAFFIC),
                state,
                eventMillis,
                eventMillis)));
  }

  private void gap(Edge edge) throws Exception {
    Scope input = scope("shop", null, "traffic", null);
    Symptom silent = Trouble.crossing("source-silence", "dead", edge, input, eventMillis, null, 60);
    take(IncidentInput.of(silent));
    take(
        IncidentInput.of(
            Trouble.onLine("source-silent", IncidentType.DATA_GAP, Level.III, silent)));
    for (Alert alert : harness.extractOutputValues()) {
      if (alert.incidentType() == IncidentType.DATA_GAP) {
        gapId = alert.incidentId();
      }
    }
  }

  private void resolveGap() throws Exception {
    take(
        IncidentInput.of(
            new Asked("c-" + count, IncidentCommand.Kind.RESOLVE).incident(gapId).at(eventMillis)));
  }

  private double minute() {
    return eventMillis / 60_000.0;
  }

  private static Scope scope(String tenant, String brand, String source, String customer) {
    return new Scope(tenant, brand, null, null, null, source, null, null, null, null, customer);
  }

  private record Table(int open, boolean isShown) {

    void row(String what, List<long[]> nanos) {
      if (isShown) {
        System.out.printf(
            Locale.ROOT,
            "| %,d | %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
            open,
            what,
            at(nanos, 0, 0.5),
            at(nanos, 0, 0.99),
            at(nanos, 0, 1),
            at(nanos, 1, 0.99),
            at(nanos, 1, 1));
      }
    }

    private static double at(List<long[]> nanos, int column, double share) {
      List<Long> sorted = new ArrayList<>();
      nanos.forEach(each -> sorted.add(each[column]));
      Collections.sort(sorted);
      return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }
  }
}
