package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventField.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole numbers and fractions are one kind of number to whoever writes a condition. */
class NumbersTest {

  private static final Vocabulary ITEM =
      new Vocabulary("item", Map.of("waitMs", Type.INTEGER, "score", Type.NUMBER));
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
              "subject", Map.of("waitMs", Type.INTEGER, "limit", Type.NUMBER, "score", Type.NUMBER))
          .withLists(Map.of("earlier", ITEM));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "limit == 500                        | true",
        "500 == limit                        | true",
        "limit != 500                        | false",
        "limit == 500.0                      | true",
        "waitMs == 100000.0                  | true",
        "waitMs != 100000.5                  | true",
        "limit in [100, 500]                 | true",
        "limit in [100, 501]                 | false",
        "waitMs in [1.5, 100000.0]           | true",
        "score in [0, 1]                     | false",
        "waitMs / 60000 > 1.5                | true",
        "waitMs / 60000 == 1                 | false",
        "waitMs / 50000 == 2                 | true",
        "waitMs / 1000.0 == 100              | true",
        "limit / 1000 == 0.5                 | true",
        "waitMs + 0.5 > 100000               | true",
        "limit - 1 == 499                    | true",
        "limit * 2 > waitMs / 101            | true",
        "waitMs * 0.5 == 50000               | true",
        "2 * limit == 1000                   | true",
        "1 - score > 0.4                     | true",
        "waitMs > limit                      | true",
        "waitMs % 3 == 1                     | true",
        "-waitMs < 0.5                       | true",
        "waitMs / 0 > 1                      | false",
        "limit / 0 > 1                       | false",
        "limit / 0.0 > 1                     | false",
        "!(waitMs / 0 > 1)                   | false",
        "earlier[0].waitMs / 60000 == 0.5    | true",
        "waitMs / earlier[0].waitMs > 3.3    | true",
        "sum(earlier.map(e, e.waitMs / 60000)) == 1.5 | true",
        "mean(earlier.map(e, e.waitMs)) == 45000 | true",
        "max(earlier.map(e, e.waitMs)) == 60000 | true",
        "size(earlier) == 2                  | true",
        "size(earlier) / 4 == 0.5            | true",
        "earlier[size(earlier) - 1].waitMs == 60000 | true",
        "earlier.exists(e, e.score == 1)     | true",
        "size(earlier.filter(e, e.waitMs / 40000 > 1)) == 1 | true",
      })
  void reckonsWithBoth(String source, boolean holds) throws Exception {
    Map<String, Object> subject = new HashMap<>(Map.of("waitMs", 100_000L, "limit", 500.0));
    subject.put("score", 0.5);
    List<Facts> earlier =
        List.of(
            Map.<String, Object>of("waitMs", 30_000L, "score", 1.0)::get,
            Map.<String, Object>of("waitMs", 60_000L, "score", 0.0)::get);

    assertThat(
            Condition.compile(source, VOCABULARY)
                .holds(subject::get, Map.of("earlier", earlier), () -> {}))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "limit / 3 > 10 && limit == 500   | false",
        "has(limit) && limit / 3 > 10     | false",
        "limit != 500                     | true",
        "!(limit in [1, 2])               | true",
      })
  void answersAsEverWhereANumberIsAbsent(String source, boolean holds) throws Exception {
    assertThat(Condition.compile(source, VOCABULARY).holds(name -> null)).isEqualTo(holds);
  }
}
