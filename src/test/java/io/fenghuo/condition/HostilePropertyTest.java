package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a condition or an expression of a mapping says, it is refused, or its evaluation ends:
 * with an answer, or over its budget. Nothing is thrown that the caller does not expect, and no
 * thread is held. {@code -Dhostile.tries=100000} tries more than the build does.
 */
class HostilePropertyTest {

  private static final int TRIES = Integer.getInteger("hostile.tries", 200);

  /** Far beyond any budget, and far below for ever. */
  private static final int HELD_SECONDS = 20;

  private static final Vocabulary VOCABULARY =
      Vocabulary.EVENT.withLists(Map.of("angry", Vocabulary.EVENT, "slow", Vocabulary.EVENT));
  private static final String TEXT = "a".repeat(60_000);
  private static final Facts SIGNAL =
      Map.<String, Object>of("text", TEXT, "brand", "acme", "latencyMs", 5L, "score", 0.5)::get;
  private static final List<Facts> MANY = Collections.nCopies(1_000, SIGNAL);
  private static final Map<String, Object> RECORD =
      Map.of(
          "m",
          Expression.data(
              Map.of("t", TEXT, "l", Collections.nCopies(1_000, TEXT.substring(0, 500)), "n", 7L)));

  @Test
  void endsWhateverItIsAsked() throws Exception {
    long seed = Long.getLong("hostile.seed", System.nanoTime());
    Random random = new Random(seed);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    int[] seen = new int[3];
    long slowestNanos = 0;
    String slowest = "";
    try {
      for (int i = 0; i < TRIES; i++) {
        boolean ofMapping = random.nextInt(4) == 0;
        String source = new Hostile(random, ofMapping).truth(1 + random.nextInt(4));
        long began = System.nanoTime();
        Future<Integer> end = thread.submit(() -> ofMapping ? map(source) : ask(source));
        int outcome = end.get(HELD_SECONDS, TimeUnit.SECONDS);
        long took = System.nanoTime() - began;
        seen[outcome]++;
        if (outcome > 0 && took > slowestNanos) {
          slowestNanos = took;
          slowest = source;
        }
      }
    } catch (Exception e) {
      throw new AssertionError("seed " + seed, e);
    } finally {
      thread.shutdownNow();
    }
    System.out.printf(
        "hostile conditions and expressions %d: refused %d, answered %d, over budget %d; slowest %d"
            + " ms: %.200s (seed %d)%n",
        TRIES,
        seen[0],
        seen[1],
        seen[2],
        TimeUnit.NANOSECONDS.toMillis(slowestNanos),
        slowest,
        seed);
    assertThat(seen[0]).as("some are refused").isPositive();
    assertThat(seen[1]).as("some are answered").isPositive();
  }

  private static int ask(String source) {
    Condition condition;
    try {
      condition = Condition.compile(source, VOCABULARY);
    } catch (InvalidConditionException e) {
      return 0;
    }
    try {
      condition.holds(SIGNAL, Map.of("angry", MANY, "slow", MANY), () -> {});
      return 1;
    } catch (OverBudgetException e) {
      return 2;
    }
  }

  private static int map(String source) {
    Expression expression;
    try {
      expression = Expression.compile(source, Set.of("m"));
    } catch (InvalidConditionException e) {
      return 0;
    }
    try {
      expression.evaluate(RECORD::get);
      return 1;
    } catch (ExpressionException e) {
      return 2;
    }
  }

  /** Writes texts that are well formed and mean harm. */
  private static final class Hostile {

    private final Random random;
    private final boolean ofMapping;
    private int variables;

    Hostile(Random random, boolean ofMapping) {
      this.random = random;
      this.ofMapping = ofMapping;
    }

    String truth(int depth) {
      if (depth <= 0) {
        return pick("true", number(0) + " > 3", text(0) + " == 'x'");
      }
      return switch (random.nextInt(9)) {
        case 0 -> "(" + truth(depth - 1) + pick(" && ", " || ") + truth(depth - 1) + ")";
        case 1 -> "!(" + truth(depth - 1) + ")";
        case 2, 3 -> loop(pick("all", "exists", "exists_one"), depth);
        case 4 -> text(depth - 1) + ".matches('" + regex(depth + 2) + "')";
        case 5 -> text(depth - 1) + pick(".contains(", ".startsWith(") + text(depth - 1) + ")";
        case 6 -> "size(" + loop("filter", depth) + ") > 2";
        case 7 -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(0) + ")";
        default -> number(depth - 1) + pick(" > ", " == ", " != ") + number(depth - 1);
      };
    }

    private String loop(String macro, int depth) {
      String variable = "v" + variables++;
      return list(depth) + "." + macro + "(" + variable + ", " + truth(depth - 1) + ")";
    }

    private String list(int depth) {
      if (random.nextInt(3) == 0) {
        int size = pick(3, 10, 300, 900);
        return IntStream.range(0, size)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
      }
      String list = ofMapping ? "m.l" : pick("angry", "slow");
      if (depth > 1 && random.nextInt(3) == 0) {
        String variable = "v" + variables++;
        return list + ".map(" + variable + ", " + text(depth - 1) + ")";
      }
      return list;
    }

    private String text(int depth) {
      if (depth <= 0 || random.nextInt(3) == 0) {
        return ofMapping ? pick("m.t", "string(m.n)", "'aaaa'") : pick("text", "brand", "'aaaa'");
      }
      if (ofMapping && random.nextInt(3) == 0) {
        return text(depth - 1)
            + pick(".replace('a', 'aaaaaaaaaa')", ".replace('', 'bbbb')", ".lowerAscii()");
      }
      return "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
    }

    private String number(int depth) {
      if (depth <= 0) {
        return ofMapping ? pick("m.n", "5") : pick("latencyMs", "5", "waitMs");
      }
      return pick("size(" + text(depth - 1) + ")", "(" + number(0) + " * 1000000007)");
    }

    private String regex(int depth) {
      if (depth <= 0) {
        return pick("a", ".", "[a-z]", "\\\\d", "(?i)x", "a|aa");
      }
      return switch (random.nextInt(5)) {
        case 0 -> "(" + regex(depth - 1) + ")" + pick("*", "+", "?", "*?");
        case 1 -> "(" + regex(depth - 1) + "){" + pick("2", "30", "1000", "1,1000", "0,50") + "}";
        case 2 -> regex(depth - 1) + "|" + regex(depth - 1);
        case 3 -> regex(depth - 1) + regex(depth - 1);
        default -> "(" + regex(depth - 1) + ")";
      };
    }

    @SafeVarargs
    private <T> T pick(T... of) {
      return of[random.nextInt(of.length)];
    }
  }
}
