package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a condition of a rule or a measure, or an expression or a question of a mapping says, it
 * is refused, or its evaluation ends within its budget: with an answer, or over it. Nothing is
 * thrown that the caller does not expect, and no thread is held. {@code -Dhostile.tries=100000}
 * tries more than the build does, {@code -Dhostile.seed} others or the same.
 */
class HostilePropertyTest {

  private static final int TRIES = Integer.getInteger("hostile.tries", 500);

  /**
   * Of CPU time. An evaluation's budget is about a hundred; on a busy machine, and before it is
   * compiled, the same work takes a few times that.
   */
  private static final long MAX_MILLIS = 1_000;

  /** A try that does not end at all. */
  private static final int HELD_SECONDS = 60;

  private static final Vocabulary VOCABULARY =
      Vocabulary.EVENT.withLists(Map.of("angry", Vocabulary.EVENT, "slow", Vocabulary.EVENT));
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final List<Sample> SAMPLES =
      List.of(new Sample("a".repeat(65_000)), new Sample("退款a".repeat(9_000)));

  /** Who writes conditions. */
  private enum Author {
    RULE,
    MEASURE,
    MAPPING,
    QUESTION
  }

  private enum End {
    REFUSED,
    ANSWERED,
    FAILED,
    OVER_BUDGET
  }

  /** The largest that comes in, of one text. */
  private static final class Sample {

    private final Facts signal;
    private final List<Facts> many;
    private final Map<String, Object> record;

    Sample(String text) {
      signal = Map.<String, Object>of("text", text, "brand", "acme", "latencyMs", 5L)::get;
      many = Collections.nCopies(1_000, signal);
      List<String> list =
          IntStream.range(0, 1_000).mapToObj(i -> i + text.substring(0, 60)).toList();
      record = Map.of("m", Expression.data(Map.of("t", text, "l", list, "n", 7L)));
    }
  }

  private record Try(long compiledMillis, long tookMillis, Author author, End end, String source) {}

  @Test
  void endsWhateverItIsAsked() throws Exception {
    long seed = Long.getLong("hostile.seed", System.nanoTime());
    Random random = new Random(seed);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Map<Author, Map<End, Integer>> seen = new EnumMap<>(Author.class);
    Try slowest = null;
    Try slowestCompiled = null;
    String source = "";
    try {
      for (int i = 0; i < TRIES; i++) {
        Author author = Author.values()[random.nextInt(Author.values().length)];
        Sample sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        source = new Hostile(random, author).truth(1 + random.nextInt(4));
        String asked = source;
        Try tried =
            thread.submit(() -> attempt(author, asked, sample)).get(HELD_SECONDS, TimeUnit.SECONDS);
        seen.computeIfAbsent(author, a -> new EnumMap<>(End.class))
            .merge(tried.end(), 1, Integer::sum);
        slowest = slowest == null || tried.tookMillis() > slowest.tookMillis() ? tried : slowest;
        slowestCompiled =
            slowestCompiled == null || tried.compiledMillis() > slowestCompiled.compiledMillis()
                ? tried
                : slowestCompiled;
      }
    } catch (Exception e) {
      throw new AssertionError("seed " + seed + ": " + source, e);
    } finally {
      thread.shutdownNow();
    }
    System.out.printf("hostile %d tries (seed %d): %s%n", TRIES, seed, seen);
    System.out.printf("slowest evaluation %.400s%n", slowest);
    System.out.printf("slowest compilation %.400s%n", slowestCompiled);
    assertThat(slowest.tookMillis()).as("%s", slowest).isLessThan(MAX_MILLIS);
    assertThat(slowestCompiled.compiledMillis()).as("%s", slowestCompiled).isLessThan(MAX_MILLIS);
    for (Author author : Author.values()) {
      assertThat(seen.get(author)).as("%s", author).containsKeys(End.REFUSED, End.ANSWERED);
    }
  }

  private static Try attempt(Author author, String source, Sample sample) {
    long began = THREADS.getCurrentThreadCpuTime();
    Callable<End> evaluation;
    try {
      evaluation =
          switch (author) {
            case RULE -> ask(Condition.compile(source, VOCABULARY), sample);
            case MEASURE -> ask(Condition.compile(source, Vocabulary.EVENT), sample);
            case MAPPING -> map(Expression.compile(source, Set.of("m")), sample);
            case QUESTION -> map(Expression.compileQuestion(source, Set.of("m")), sample);
          };
    } catch (InvalidConditionException e) {
      return new Try(millisSince(began), 0, author, End.REFUSED, source);
    }
    final long compiled = millisSince(began);
    began = THREADS.getCurrentThreadCpuTime();
    End end;
    try {
      end = evaluation.call();
    } catch (OverBudgetException e) {
      end = End.OVER_BUDGET;
    } catch (ExpressionException e) {
      end = e.getMessage().contains("too much") ? End.OVER_BUDGET : End.FAILED;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new Try(compiled, millisSince(began), author, end, source);
  }

  private static Callable<End> ask(Condition condition, Sample sample) {
    return () -> {
      boolean[] failed = {false};
      condition.holds(
          sample.signal, Map.of("angry", sample.many, "slow", sample.many), () -> failed[0] = true);
      return failed[0] ? End.FAILED : End.ANSWERED;
    };
  }

  private static Callable<End> map(Expression expression, Sample sample) {
    return () -> {
      expression.evaluate(sample.record::get);
      return End.ANSWERED;
    };
  }

  private static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - began);
  }

  /** Writes texts that are well formed and mean harm. */
  private static final class Hostile {

    private final Random random;
    private final boolean ofMapping;
    private final boolean hasLists;
    private final List<String> variables = new ArrayList<>();
    private int names;

    Hostile(Random random, Author author) {
      this.random = random;
      this.ofMapping = author == Author.MAPPING || author == Author.QUESTION;
      this.hasLists = author != Author.MEASURE;
    }

    String truth(int depth) {
      if (depth <= 0) {
        return pick("true", number(0) + " > 3", text(0) + " == 'x'");
      }
      return switch (random.nextInt(10)) {
        case 0 -> "(" + truth(depth - 1) + pick(" && ", " || ") + truth(depth - 1) + ")";
        case 1 -> "!(" + truth(depth - 1) + ")";
        case 2, 3 -> loop(pick("all", "exists", "exists_one"), depth);
        case 4 -> text(depth - 1) + ".matches('" + regex(depth + 2) + "')";
        case 5 -> compared(depth);
        case 6 -> "size(" + loop("filter", depth) + ") > 2";
        case 7 -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(0) + ")";
        case 8 -> "(" + String.join(" || ", Collections.nCopies(12, truth(depth - 1))) + ")";
        default -> number(depth - 1) + pick(" > ", " == ", " != ") + number(depth - 1);
      };
    }

    private String compared(int depth) {
      return text(depth - 1)
          + pick(".contains(", ".startsWith(", ".endsWith(", " == (", " <= (")
          + pick(text(depth - 1), "'" + needle() + "'")
          + ")";
    }

    private String loop(String macro, int depth) {
      String variable = "v" + names++;
      String list = list(depth, variable);
      // Most bodies end a loop with its first item; some are not to.
      String body = truth(depth - 1);
      if (random.nextBoolean()) {
        body = "(" + body + (macro.equals("all") ? " || true)" : " && false)");
      }
      variables.remove(variable + ".text");
      variables.remove(variable);
      return list + "." + macro + "(" + variable + ", " + body + ")";
    }

    /** A list whose items go by the variable's name from now on. */
    private String list(int depth, String variable) {
      if (!hasLists || random.nextInt(4) == 0) {
        int size = pick(3, 10, 300, 900);
        return IntStream.range(0, size)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
      }
      if (random.nextInt(4) == 0) {
        String list = "[" + text(depth - 1) + ", " + text(depth - 1) + "]";
        variables.add(variable);
        return list;
      }
      String list = ofMapping ? "m.l" : pick("angry", "slow");
      if (depth > 1 && random.nextInt(3) == 0) {
        String item = "v" + names++;
        String mapped = list + ".map(" + item + ", " + text(depth - 1) + ")";
        variables.add(variable);
        return mapped;
      }
      variables.add(ofMapping ? variable : variable + ".text");
      return list;
    }

    private String text(int depth) {
      if (!variables.isEmpty() && random.nextInt(3) == 0) {
        return variables.get(random.nextInt(variables.size()));
      }
      if (depth <= 0 || random.nextInt(3) == 0) {
        return ofMapping ? pick("m.t", "string(m.n)", "'aaaa'") : pick("text", "brand", "'aaaa'");
      }
      if (ofMapping && random.nextInt(2) == 0) {
        return switch (random.nextInt(4)) {
          case 0 -> text(depth - 1) + pick(".lowerAscii()", ".trim()", ".reverse()", ".charAt(1)");
          case 1 -> text(depth - 1) + ".split('" + needle() + "').join('" + needle() + "')";
          case 2 -> text(depth - 1) + ".substring(" + number(depth - 1) + ")";
          default ->
              text(depth - 1)
                  + pick(
                      ".replace('a', 'aaaaaaaaaa')",
                      ".replace('', 'bbbb')",
                      ".replace('" + needle() + "', 'b')");
        };
      }
      return "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
    }

    private String needle() {
      return pick("a", "", "款", "a".repeat(10) + "b", "a".repeat(40) + "b", "a".repeat(900) + "b");
    }

    private String number(int depth) {
      if (depth <= 0) {
        return ofMapping ? pick("m.n", "5") : pick("latencyMs", "5", "waitMs");
      }
      if (ofMapping && random.nextInt(3) == 0) {
        return text(depth - 1) + pick(".indexOf('", ".lastIndexOf('") + needle() + "')";
      }
      return pick(
          "size(" + text(depth - 1) + ")",
          "(" + number(0) + " * 1000000007)",
          "int(" + text(0) + ")");
    }

    private String regex(int depth) {
      if (depth <= 0) {
        return pick("a", ".", "[a-z]", "\\\\d", "(?i)x", "a|aa");
      }
      return switch (random.nextInt(5)) {
        case 0 -> "(" + regex(depth - 1) + ")" + pick("*", "+", "?", "*?");
        case 1 ->
            "(" + regex(depth - 1) + "){" + pick("2", "9,", "30", "1000", "1,1000", "0,50") + "}";
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
