package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.event.EventField;
import io.fenghuo.testing.InEnglish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static final Vocabulary VOCABULARY = vocabulary();
  private static final Vocabulary ITERATIVE =
      VOCABULARY.withLists(Map.of("bots_slow", VOCABULARY, "line", VOCABULARY));

  @Test
  void comparesNumbersOfEitherType() throws Exception {
    assertThat(holds("value >= 5000", Map.of("value", 5000.0))).isTrue();
    assertThat(holds("value > 2.0 * baseline", Map.of("value", 3.0, "baseline", 2.0))).isFalse();
    assertThat(holds("latencyMs > 2 * 100", Map.of("latencyMs", 201L))).isTrue();
  }

  @Test
  void readsTextsAndTruth() throws Exception {
    assertThat(
            holds(
                "kind == 'SENTIMENT' && emotion in ['ANGER', 'DISAPPOINTMENT']",
                Map.of("kind", "SENTIMENT", "emotion", "ANGER")))
        .isTrue();
    assertThat(holds("!isComplaint", Map.of("isComplaint", false))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source == 'dlp'                                | false",
        "source != 'dlp'                                | true",
        "'dlp' != source                                | true",
        "!(source == 'dlp')                             | true",
        "!(source != 'dlp')                             | false",
        "source in ['dlp']                              | false",
        "!(source in ['dlp'])                           | true",
        "source.startsWith('d')                         | false",
        "!source.startsWith('d')                        | true",
        "source != customerId                           | true",
        "source == customerId                           | false",
        "has(source)                                    | false",
        "!has(source)                                   | true",
        "has(this.source)                               | false",
        "has(kind)                                      | true",
        "this.source != 'dlp'                           | true",
        "this.source == 'dlp'                           | false",
        "latencyMs > 5                                  | false",
        "latencyMs <= 5                                 | false",
        "latencyMs * 2 != 5                             | true",
        "`latencyMs > 5 || kind == 'BOT_FAILED'`        | true",
        "kind == 'BOT_FAILED' && source != 'dlp'        | true",
        "kind == 'BOT_FAILED' && source == 'dlp'        | false",
        "isComplaint                                    | false",
        "!isComplaint                                   | true",
        "isComplaint == false                           | false",
        "has(latencyMs) ? latencyMs > 5 : true          | true",
        "(has(latencyMs) ? latencyMs : 9) > 5           | false",
        "['a', 'b'].exists(x, source != x)              | true",
        "['a', 'b'].all(x, source == x)                 | false",
        "bots_slow[2].latencyMs > 1                     | false",
        "bots_slow[2].latencyMs != 1                    | true",
        "bots_slow[0].source != 'dlp'                   | true",
        "bots_slow.exists(b, b.source == 'dlp')         | false",
        "bots_slow.all(b, b.source != 'dlp')            | true",
        "size(bots_slow.filter(b, b.source != 'x')) == 1 | true",
      })
  void answersNoWhereAFieldIsAbsentAndYesToUnequal(String source, boolean holds) throws Exception {
    Facts subject = Map.<String, Object>of("kind", "BOT_FAILED")::get;
    Facts earlier = Map.<String, Object>of("latencyMs", 7L)::get;

    assertThat(
            Condition.compile(source, ITERATIVE)
                .holds(
                    subject,
                    Map.of("bots_slow", List.of(earlier)),
                    () -> {
                      throw new AssertionError("an error where something is absent");
                    }))
        .isEqualTo(holds);
  }

  @Test
  void saysWhatHasAsksFor() {
    assertThat(
            catchThrowableOfType(
                    InvalidConditionException.class,
                    () -> Condition.compile("has(sorce)", VOCABULARY))
                .faults())
        .singleElement()
        .asString()
        .startsWith("1:4: has() asks for a field");
  }

  @Test
  void doesNotHoldWhereEvaluationFails() throws Exception {
    assertThat(holds("10 / latencyMs > 0", Map.of("latencyMs", 0L))).isFalse();
  }

  @Test
  void tellsOfAFailedEvaluation() throws Exception {
    List<String> errors = new ArrayList<>();
    Condition condition = Condition.compile("10 / latencyMs > 0", VOCABULARY);

    condition.holds(Map.<String, Object>of("latencyMs", 0L)::get, () -> errors.add("zero"));
    condition.holds(Map.<String, Object>of("latencyMs", 2L)::get, () -> errors.add("two"));
    condition.holds(Map.<String, Object>of()::get, () -> errors.add("absent"));

    assertThat(errors).containsExactly("zero");
  }

  @Test
  void namesEveryFaultWithItsPlace() {
    InvalidConditionException e =
        catchThrowableOfType(
            InvalidConditionException.class,
            () -> Condition.compile("latencyMz > 5 && kind > 3", VOCABULARY));

    assertThat(InEnglish.of(e.faults())).hasSize(2);
    assertThat(InEnglish.of(e.faults()).get(0)).startsWith("1:1:").contains("latencyMz");
    assertThat(InEnglish.of(e.faults()).get(1))
        .startsWith("1:23:")
        .contains("> cannot stand between a text and a number");
  }

  @Test
  void refusesWhatIsNoCondition() {
    assertThat(
            catchThrowableOfType(
                    InvalidConditionException.class,
                    () -> Condition.compile("latencyMs + 1", VOCABULARY))
                .faults())
        .hasSize(1);
  }

  @Test
  void readsEarlierSubjectsAsTypedLists() throws Exception {
    assertThat(holdsAfter("latencyMs > 2 * bots_slow[0].latencyMs", 250L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("this.latencyMs > 2 * bots_slow[1].latencyMs", 250L, 100L, 300L))
        .isFalse();
    assertThat(holdsAfter("size(bots_slow) >= 2", 1L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("bots_slow.all(e, e.latencyMs >= 100)", 1L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("sum(bots_slow.map(e, e.latencyMs)) == 400", 1L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("mean(bots_slow.map(e, e.latencyMs)) == 200.0", 1L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("min(bots_slow.map(e, e.latencyMs)) == 100", 1L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("latencyMs > max(bots_slow.map(e, e.latencyMs))", 301L, 100L, 300L))
        .isTrue();
    assertThat(holdsAfter("sum(bots_slow.map(e, e.value)) > 0.5", 1L, 100L)).isTrue();
    assertThat(holdsAfter("max(bots_slow.map(e, e.value)) == 0.75", 1L, 100L, 300L)).isTrue();
    assertThat(holdsAfter("sum(bots_slow.map(e, e.latencyMs)) == 0", 1L)).isTrue();
  }

  @Test
  void whatIsAbsentMakesItFailAndIsNoError() throws Exception {
    assertThat(holdsAfter("latencyMs > bots_slow[2].latencyMs", 250L, 100L, 300L)).isFalse();
    assertThat(holdsAfter("!(latencyMs > bots_slow[0].latencyMs)", 250L)).isTrue();
    assertThat(holdsAfter("bots_slow[0].baseline > 0.0", 250L, 100L)).isFalse();
    assertThat(holdsAfter("this.baseline > 0.0", 250L, 100L)).isFalse();
    assertThat(holdsAfter("has(this.baseline) || size(bots_slow) == 1", 250L, 100L)).isTrue();
    assertThat(holdsAfter("mean(bots_slow.map(e, e.latencyMs)) < 5.0", 1L)).isFalse();
    assertThat(holdsAfter("max(bots_slow.map(e, e.latencyMs)) < 5", 1L)).isFalse();
  }

  @Test
  void tellsOfAFailedEvaluationOverLists() throws Exception {
    List<String> errors = new ArrayList<>();
    Condition condition =
        Condition.compile("sum(bots_slow.map(e, e.latencyMs)) / size(bots_slow) > 0", ITERATIVE);

    assertThat(condition.holds(Map.<String, Object>of()::get, Map.of(), () -> errors.add("zero")))
        .isFalse();
    assertThat(errors).containsExactly("zero");
  }

  @Test
  void knowsWhatItRefersTo() throws Exception {
    assertThat(Condition.compile("size(bots_slow) > 1 && latencyMs > 1", ITERATIVE).refersTo())
        .containsExactly("bots_slow");
    assertThat(Condition.compile("latencyMs > 1", ITERATIVE).refersTo()).isEmpty();
    assertThat(Condition.compile("this.latencyMs > 1", ITERATIVE).names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "latencyMs > bots_slow[0].latencyMz   | 1:25: there is no field 'latencyMz' (did you mean latencyMs?)",
        "this.latencyMz > 5                   | 1:5: there is no field 'latencyMz' (did you mean latencyMs?)",
        "bots_slow[0].kind > 5                | 1:19: > cannot stand between a text and a number",
        "bots_slow.map(e, e.latencyMz) == [1] | 1:19: there is no field 'latencyMz'",
        "size(bots_fast) > 1                  | 1:6: 'bots_fast' is no name here: subject has",
        "sum(bots_slow.map(e, e.kind)) > 1    | 1:4: sum() does not take a list of a text",
        "bots_slow.latencyMs > 1              | 1:10: type 'list(subject)' does not support",
        "size(value) > 1                      | 1:5: size() does not take a number",
        "size(line) > 1                       | 1:6: 'line' is both a field and an earlier stage",
        "bots_slow.all(value, value.value > 1.0) | 1:14: 'value' has a meaning already: name",
      })
  void namesAFaultOfAListWithItsPlace(String source, String fault) {
    InvalidConditionException e =
        catchThrowableOfType(
            InvalidConditionException.class, () -> Condition.compile(source, ITERATIVE));

    assertThat(e).as(source).isNotNull();
    assertThat(InEnglish.of(e.faults()).get(0)).startsWith(fault);
  }

  private static boolean holdsAfter(String source, long latency, Long... earlier) throws Exception {
    List<Facts> items =
        Arrays.stream(earlier)
            .<Facts>map(ms -> Map.<String, Object>of("latencyMs", ms, "value", 0.75)::get)
            .toList();
    return Condition.compile(source, ITERATIVE)
        .holds(
            Map.<String, Object>of("latencyMs", latency)::get,
            Map.of("bots_slow", items),
            () -> {
              throw new AssertionError("an error where something is absent");
            });
  }

  private static boolean holds(String source, Map<String, Object> facts) throws Exception {
    return Condition.compile(source, VOCABULARY).holds(new HashMap<>(facts)::get);
  }

  private static Vocabulary vocabulary() {
    Map<String, EventField.Type> types = new LinkedHashMap<>(Vocabulary.EVENT.types());
    types.put("value", EventField.Type.NUMBER);
    types.put("baseline", EventField.Type.NUMBER);
    return new Vocabulary("subject", types);
  }

  @Test
  void saysWhichTextsItRequiresOfFields() throws Exception {
    assertThat(requirements("brand == 'acme' && (latencyMs > 5 && 'x' == source)"))
        .containsOnly(Map.entry("brand", "acme"), Map.entry("source", "x"));
    assertThat(requirements("brand == 'acme' || source == 'x'")).isEmpty();
    assertThat(requirements("!(brand == 'acme')")).isEmpty();
    assertThat(requirements("brand != 'acme' && latencyMs == 5")).isEmpty();
  }

  private static Map<String, String> requirements(String source) throws Exception {
    return Condition.compile(source, Vocabulary.EVENT).requirements();
  }
}
