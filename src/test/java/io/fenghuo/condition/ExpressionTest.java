package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.condition.Expression.ValueType;
import io.fenghuo.testing.InEnglish;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Map<String, Object> RECORD =
      Map.of(
          "type",
          "QUEUED",
          "detail-type",
          "Contact",
          "count",
          5L,
          "share",
          2.5,
          "open",
          true,
          "at",
          1_794_384_000L,
          "queue",
          Map.of("arn", "a/queue/q1"),
          "items",
          List.of(1L, 2L, 3L),
          "inner",
          "{\"a\":[1,{\"b\":null,\"c\":\"x\"}]}",
          "secret",
          "13812345678");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m.type                                        | QUEUED",
        "m['detail-type']                              | Contact",
        "m.count * 1000                                | 5000",
        "m.share * 2.0                                 | 5.0",
        "string(m.count)                               | 5",
        "m.open && m.count > 4                         | true",
        "m.type == 'QUEUED' ? 'A' : 'B'                | A",
        "m.queue.arn.split('/queue/')[1]               | q1",
        "m.queue.arn + '-' + m.type                    | a/queue/q1-QUEUED",
        "m.type.replace('UE', 'x')                     | QxxD",
        "m.type.replace('UE', 'x', 1)                  | QxUED",
        "m.type.replace('UE', 'x', 0)                  | QUEUED",
        "m.type.replace('', '-')                       | -Q-U-E-U-E-D-",
        "m.type.replace('z', '-')                      | QUEUED",
        "m.queue.arn.split('/').join()                 | aqueueq1",
        "m.queue.arn.split('/').join('+')              | a+queue+q1",
        "m.type.matches('^Q(UE)+D$')                   | true",
        "m.type.matches('^UE')                         | false",
        "m.?queue.?name.orValue('none')                | none",
        "m.?queue.?arn                                 | a/queue/q1",
        "m.items.filter(i, i > 1).map(i, i * 10)       | [20, 30]",
        "timestamp(m.at)                               | 2026-11-11T08:00:00Z",
        "timestamp('2026-11-11T08:00:05.5Z') - timestamp(m.at) | PT5.5S",
        "json(m.inner).a[1].c                          | x",
        "has(m.queue) && !has(m.agent)                 | true",
      })
  void givesAValue(String source, String expected) throws Exception {
    assertThat(evaluate(source)).hasToString(expected);
  }

  @Test
  void oneSideOfAnOrIsEnoughThoughTheOtherReadsWhatIsNotThere() throws Exception {
    assertThat(evaluate("m.agent.name == 'x' || m.open")).isEqualTo(true);
  }

  @Test
  void givesTimesAndLengthsOfTimeAsSuch() throws Exception {
    assertThat(evaluate("timestamp(m.at)")).isEqualTo(Instant.parse("2026-11-11T08:00:00Z"));
    assertThat(evaluate("duration('2s')")).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m.agent",
        "m.agent.name",
        "m.type.name",
        "m.items[7]",
        "{'a': 'b'}[m.type]",
        "m.?agent.?name",
        "null",
        "nothing.there"
      })
  void givesNothingForWhatIsNotThere(String source) throws Exception {
    assertThat(evaluate(source)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m.count / 0            | it divides by zero",
        "timestamp(m.secret)    | a value has not the form that a function reads",
        "json(m.secret).a       | a value has not the form that a function reads",
        "m.secret + 1           | an operator or a function meets a value of another type",
        "m.count * 9000000000000000000 | a number is too large",
        "m.secret.substring(99) | it can't be evaluated",
      })
  void saysWhyItCanNotBeEvaluatedAndNotOverWhat(String source, String why) {
    assertThatThrownBy(() -> evaluate(source))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(why);
  }

  @Test
  void doesNotWorkForEver() throws Exception {
    Map<String, Object> large = Map.of("items", Collections.nCopies(200, 1L));
    Expression square = Expression.compile("m.items.map(a, m.items.map(b, b)).size()", Set.of("m"));

    assertThatThrownBy(() -> square.evaluate(name -> large))
        .hasMessage("it takes more than 2000 steps");
  }

  @ParameterizedTest
  @CsvSource({
    "m.type, UNKNOWN",
    "string(m.count), TEXT",
    "m.count * 2, INTEGER",
    "2.0 * m.share, NUMBER",
    "m.count > 1, BOOLEAN",
    "timestamp(m.at), TIME",
    "timestamp(m.at) - timestamp(m.at), DURATION",
    "[m.at], LIST",
    "m.?type, UNKNOWN"
  })
  void knowsItsTypeWhereThatIsToBeKnown(String source, ValueType type) throws Exception {
    assertThat(Expression.compile(source, Set.of("m")).type()).isEqualTo(type);
  }

  @Test
  void namesWhatItReads() throws Exception {
    assertThat(Expression.compile("m.a + key", Set.of("m", "key", "item")).names())
        .containsExactlyInAnyOrder("m", "key");
  }

  @Test
  void isRefusedWithLineAndColumn() {
    assertThatThrownBy(() -> Expression.compile("m.a +\n  x.b + y", Set.of("m")))
        .isInstanceOfSatisfying(
            InvalidConditionException.class,
            e ->
                assertThat(InEnglish.of(e.faults()))
                    .containsExactly(
                        "2:3: 'x' is no name here: record has m",
                        "2:9: 'y' is no name here: record has m"));
  }

  @Test
  void readsAnObjectAsAMapIsRead() throws Exception {
    Map<String, Object> data = Expression.data(Map.of("a", Expression.data(Map.of("b", 1L))));

    assertThat(data).isEqualTo(Map.of("a", Map.of("b", 1L))).hasSize(1).containsKey("a");
    for (String source :
        List.of(
            "m.a.b",
            "m['a']['b']",
            "m.?a.?b",
            "m[?'a'].?b",
            "has(m.a.b) && !has(m.a.c) && !has(m.b) ? 1 : 2",
            "m.size()",
            "m.map(name, m[name].b)[0]",
            "'a' in m ? 1 : 2",
            "m == {'a': {'b': 1}} ? 1 : 2",
            "type(m) == map ? 1 : 2",
            "[m, m][1].a.b")) {
      assertThat(Expression.compile(source, Set.of("m")).evaluate(name -> data))
          .as(source)
          .isEqualTo(1L);
    }
  }

  private static Object evaluate(String source) throws Exception {
    return Expression.compile(source, Set.of("m", "nothing"))
        .evaluate(name -> name.equals("m") ? Expression.data(RECORD) : null);
  }
}
