package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.RuleSet;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Whatever pattern a rule has, it is refused, or no signal of it holds the thread much longer than
 * a rule's budget. {@code -Dhostile.patterns=100000} tries more than the build does, {@code
 * -Dhostile.seed} others or the same.
 */
class HostilePatternsTest {

  private static final int TRIES = Integer.getInteger("hostile.patterns", 40);
  private static final int SIGNALS = 400;

  /** The budget, the step that passes it, and a machine on which nothing is compiled yet. */
  private static final long MAX_MILLIS = 1_000;

  /** A try that does not end at all. */
  private static final int HELD_SECONDS = 60;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * @param ruleMillis what its reading and the station's opening took, CPU time
   * @param signalMillis what its most costly signal took, CPU time
   */
  private record Try(
      boolean isRefused, boolean isSuspended, long ruleMillis, long signalMillis, String rule) {}

  @Test
  void holdNoThread() throws Exception {
    long seed = Long.getLong("hostile.seed", System.nanoTime());
    Random random = new Random(seed);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    List<Try> tried = new ArrayList<>();
    String yaml = "";
    try {
      warmUp();
      for (int i = 0; i < TRIES; i++) {
        Rules hostile = new Hostile(random).rule();
        yaml = hostile.yaml();
        List<String> signals = signals(random);
        tried.add(
            thread.submit(() -> attempt(hostile, signals)).get(HELD_SECONDS, TimeUnit.SECONDS));
      }
    } catch (Exception e) {
      throw new AssertionError("seed " + seed + ": " + yaml, e);
    } finally {
      thread.shutdownNow();
    }
    System.out.printf(
        "hostile patterns %d (seed %d): refused %d, suspended %d, slowest rule %d ms, slowest"
            + " signal %d ms%n",
        TRIES,
        seed,
        tried.stream().filter(Try::isRefused).count(),
        tried.stream().filter(Try::isSuspended).count(),
        tried.stream().mapToLong(Try::ruleMillis).max().orElseThrow(),
        tried.stream().mapToLong(Try::signalMillis).max().orElseThrow());
    assertThat(tried)
        .as("seed %d", seed)
        .allMatch(t -> t.ruleMillis() < MAX_MILLIS && t.signalMillis() < MAX_MILLIS)
        .anyMatch(Try::isRefused)
        .anyMatch(Try::isSuspended)
        .anyMatch(t -> !t.isRefused() && !t.isSuspended());
  }

  /** What runs for the first time takes longer. */
  private static void warmUp() throws Exception {
    Random harmless = new Random(1);
    for (int i = 0; i < 10; i++) {
      attempt(new Hostile(harmless).rule(), signals(harmless).subList(0, 20));
    }
  }

  private static Try attempt(Rules hostile, List<String> signals) throws Exception {
    long began = THREADS.getCurrentThreadCpuTime();
    RuleSet rules;
    try {
      rules = Rules.set(hostile);
    } catch (InvalidDefinitionException e) {
      return new Try(true, false, millisSince(began), 0, hostile.yaml());
    }
    try (MatchHarness match = MatchHarness.open(rules, ThreadClock.ofThisThread())) {
      final long read = millisSince(began);
      long slowest = 0;
      for (String signal : signals) {
        began = THREADS.getCurrentThreadCpuTime();
        match.send(signal);
        slowest = Math.max(slowest, millisSince(began));
        match.takeFindings();
      }
      began = THREADS.getCurrentThreadCpuTime();
      match.watermark(Signals.second(100_000));
      slowest = Math.max(slowest, millisSince(began));
      boolean isSuspended = match.news().stream().anyMatch(news -> news.status() != null);
      return new Try(false, isSuspended, read, slowest, hostile.yaml());
    }
  }

  /** Mostly one kind, so that what repeats goes on. */
  private static List<String> signals(Random random) {
    List<String> signals = new ArrayList<>();
    for (int i = 0; i < SIGNALS; i++) {
      char kind = random.nextInt(8) == 0 ? "abc".charAt(random.nextInt(3)) : 'a';
      signals.add(kind + Integer.toString(i));
    }
    return signals;
  }

  private static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - began);
  }

  /** Writes patterns that are well formed and mean harm. */
  private static final class Hostile {

    private final Random random;
    private final List<String> names = new ArrayList<>();

    Hostile(Random random) {
      this.random = random;
    }

    Rules rule() {
      int size = pick(1, 2, 3, 6, 15, 25, 60);
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        steps.add(step(pick(0, 0, 0, 1, 2), i == 0));
      }
      return Rules.rule("hostile", steps.toArray(String[]::new))
          .within(pick("1h", "10m", "1d"))
          .order(pick("arrival", "event-time"))
          .afterMatch(pick("no-skip", "no-skip", "skip-past-last", "skip-to-next"));
    }

    private String step(int depth, boolean isFirst) {
      String name = "s" + names.size();
      names.add(name);
      String follows =
          isFirst ? "on" : pick("followed-by", "followed-by-any", "followed-by-any", "next");
      StringBuilder step = new StringBuilder();
      if (depth > 0) {
        List<String> inner = new ArrayList<>();
        int size = pick(1, 2, 3, 5);
        for (int i = 0; i < size; i++) {
          inner.add("{ " + step(depth - 1, i == 0) + " }");
        }
        step.append("group: ").append(name).append(", ").append(follows);
        step.append(": [").append(String.join(", ", inner)).append(']');
      } else {
        step.append("stage: ").append(name).append(", ").append(follows);
        step.append(": event ").append(pick("BOT_FAILED", "BOT_FAILED", "BOT_FAILED", "QUEUED"));
        step.append(where());
      }
      return step.append(times(depth > 0, isFirst))
          .append(isFirst ? "" : pick("", "", ", optional: true"))
          .toString();
    }

    private String where() {
      String before = names.get(random.nextInt(names.size()));
      return switch (random.nextInt(8)) {
        case 0 -> ", where: \"size(" + before + ") < 50\"";
        case 1 -> ", where: \"" + before + ".all(x, x.latencyMs > 0 || true)\"";
        case 2 ->
            ", where: \"!" + before + ".exists(x, " + before + ".exists(y, x.eventId == 'z'))\"";
        default -> "";
      };
    }

    private String times(boolean isGroup, boolean isFirst) {
      String times =
          pick(
              "",
              "",
              ", one-or-more: true",
              ", times: " + pick(2, 5, 30, 100, 100, 100, 400),
              ", times: [1, " + pick(2, 5, 30, 100) + "]",
              ", times-or-more: " + pick(2, 10, 100));
      if (times.isEmpty() || isFirst) {
        return times;
      }
      return times + pick("", ", combinations: true", isGroup ? "" : ", greedy: true");
    }

    @SafeVarargs
    private <T> T pick(T... of) {
      return of[random.nextInt(of.length)];
    }
  }
}
