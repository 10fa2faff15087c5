package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.event.EventField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {

  private static final Vocabulary VOCABULARY = vocabulary();

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

  @Test
  void doesNotHoldWhereAFieldIsAbsent() throws Exception {
    assertThat(holds("latencyMs > 5 || kind == 'BOT_FAILED'", Map.of("kind", "BOT_FAILED")))
        .isFalse();
    assertThat(holds("!(latencyMs > 5)", Map.of())).isFalse();
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

    assertThat(e.faults()).hasSize(2);
    assertThat(e.faults().get(0)).startsWith("1:1:").contains("latencyMz");
    assertThat(e.faults().get(1)).startsWith("1:23:").contains("no matching overload");
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

  private static boolean holds(String source, Map<String, Object> facts) throws Exception {
    return Condition.compile(source, VOCABULARY).holds(new HashMap<>(facts)::get);
  }

  private static Vocabulary vocabulary() {
    Map<String, EventField.Type> types = new LinkedHashMap<>(Vocabulary.EVENT.types());
    types.put("value", EventField.Type.NUMBER);
    types.put("baseline", EventField.Type.NUMBER);
    return new Vocabulary(types);
  }

  @Test
  void saysWhichTextsItRequiresOfFields() throws Exception {
    assertThat(requirements("brand == 'acme' && (latencyMs > 5 && 'x' == kind)"))
        .containsOnly(Map.entry("brand", "acme"), Map.entry("kind", "x"));
    assertThat(requirements("brand == 'acme' || kind == 'x'")).isEmpty();
    assertThat(requirements("!(brand == 'acme')")).isEmpty();
    assertThat(requirements("brand != 'acme' && latencyMs == 5")).isEmpty();
  }

  private static Map<String, String> requirements(String source) throws Exception {
    return Condition.compile(source, Vocabulary.EVENT).requirements();
  }
}
