package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.testing.InEnglish;
import io.fenghuo.words.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid texts that would take a thread for ever, or all memory, are refused before they run. */
class HostileConditionsTest {

  private static final Vocabulary VOCABULARY =
      Vocabulary.EVENT.withLists(Map.of("angry", Vocabulary.EVENT, "slow", Vocabulary.EVENT));

  @Test
  void refusesLoopsWithinLoops() {
    String ten = "[1,2,3,4,5,6,7,8,9,10]";
    String source = "true";
    for (char variable = 'l'; variable >= 'a'; variable--) {
      source = ten + ".all(" + variable + ", " + source + ")";
    }
    assertThat(faults(source)).anyMatch(fault -> fault.contains("loops nested more than 2 deep"));
  }

  @Test
  void refusesNestedRepetitions() {
    String nested =
        IntStream.range(0, 30).mapToObj(i -> "(").collect(Collectors.joining())
            + "a"
            + IntStream.range(0, 30).mapToObj(i -> "*)").collect(Collectors.joining());
    assertThat(faults("text.matches('" + nested + "')"))
        .singleElement()
        .asString()
        .contains("nests more than 10 groups");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "text.matches('((a{1000}){1000}){1000}') ~ more than 500 instructions",
        "text.matches('(a{20}){30}') ~ more than 500 instructions",
        "text.matches('a{0,600}') ~ more than 500 instructions",
        "text.matches(text) ~ no written text",
        "text.matches('a' + brand) ~ no written text",
        "angry.all(a, slow.all(b, angry.exists(c, true))) ~ loops nested more than 2 deep",
        "angry.all(a, slow.all(b, a.text.contains(b.text))) ~ steps for one record",
        "angry.all(a, a.text.matches('(a|b|c|d|e|f){20}')) ~ steps for one record",
        "size(angry.map(a, a.text + a.text)) > 0 ~ text or a list of more than",
        "size(text + text + text + text + text + text + text + text + text + text + text + text +"
            + " text + text + text + text) > 1 ~ text or a list of more than",
      })
  void refusesWhatCostsTooMuch(String source, String fault) {
    assertThat(faults(source)).anyMatch(each -> each.contains(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "( ~ missing closing )",
        "a) ~ internal error",
        "[a ~ missing closing ]",
        "*a ~ missing argument to repetition operator",
        "(?=a) ~ invalid or unsupported Perl syntax",
      })
  void refusesAPatternThatCannotBeCompiled(String pattern, String said) throws Exception {
    String source = "text.matches('" + pattern + "')";

    assertThat(faults(source)).singleElement().asString().contains("cannot be compiled", said);
    assertThatThrownBy(() -> Condition.compile(source, VOCABULARY))
        .isInstanceOfSatisfying(
            InvalidConditionException.class,
            e -> assertThat(e.faults().get(0).in(Language.ZH)).contains("正则表达式", said));
    assertThatThrownBy(() -> Expression.compile("m." + source, Set.of("m")))
        .isInstanceOf(InvalidConditionException.class)
        .hasMessageContaining(said);
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    assertThat(faults("brand in [" + "'x',".repeat(1_200) + "'x']")).isNotEmpty();
    assertThat(faults("(".repeat(2_000) + "true" + ")".repeat(2_000))).isNotEmpty();
    assertThat(faults("waitMs" + " + 1".repeat(60) + " > 5")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "text.matches('(?i)(refund|broken|never again|退款|投诉)') ~ 0",
        "text.matches('[0-9]{15,19}') && brand != 'x' ~ 0",
        "size(angry) >= 2 && mean(angry.map(a, a.latencyMs)) > 100.0 ~ 0",
        "angry.all(a, slow.exists(b, b.latencyMs > a.latencyMs)) ~ 0",
        "brand in ['a', 'b', 'c'] || line in ['d', 'e'] || region == 'f' ~ 0",
      })
  void takesWhatPeopleWrite(String source, int faults) {
    assertThat(faults(source)).hasSize(faults);
  }

  @Test
  void givesUpALoopOverMoreThanAnybodyDeclared() throws Exception {
    Condition condition = Condition.compile("angry.all(a, a.latencyMs > 0)", VOCABULARY);
    List<Facts> many =
        Collections.nCopies(
            Condition.MAX_ITERATIONS + 1, Map.<String, Object>of("latencyMs", 1L)::get);

    assertThatThrownBy(
            () ->
                condition.holds(
                    new HashMap<String, Object>()::get, Map.of("angry", many), () -> {}))
        .isInstanceOf(OverBudgetException.class)
        .hasMessage("the loops of a condition take more than 2000 steps for one signal");
  }

  @Test
  void noOperatorHidesThatAnEvaluationIsOverItsBudget() throws Exception {
    String source = "angry.exists(a, [text] == ['x']) || true";
    Facts signal = Map.<String, Object>of("text", "a".repeat(65_000))::get;
    Condition condition = Condition.compile(source, VOCABULARY);

    assertThat(condition.holds(signal, Map.of("angry", List.of(signal)), () -> {})).isTrue();
    assertThatThrownBy(
            () ->
                condition.holds(
                    signal, Map.of("angry", Collections.nCopies(1_000, signal)), () -> {}))
        .isInstanceOf(OverBudgetException.class)
        .hasMessage("takes too much work for one record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size(m.l.map(x, m.t.split('aaaaaaaaaaab')))",
        "m.l.all(x, m.t.lowerAscii() != x)",
        "m.l.all(x, m.t.indexOf('aaaaaaaaaaab') < 0)",
        "size(m.l.map(x, m.l.map(y, y)))",
        "[m.t].all(x, m.l.all(y, x.matches('a*b') || true))",
      })
  void givesUpWorkThatNobodyDeclared(String source) throws Exception {
    Expression expression = Expression.compile(source, Set.of("m"));
    Map<String, Object> small = record(10, 3);
    Map<String, Object> large = record(60_000, 1_000);

    assertThatCode(() -> expression.evaluate(small::get)).doesNotThrowAnyException();
    assertThatThrownBy(() -> expression.evaluate(large::get))
        .isInstanceOf(ExpressionException.class)
        .hasMessageMatching("it takes (too much work for one record|more than 2000 steps)");
  }

  private static Map<String, Object> record(int characters, int items) {
    return Map.of(
        "m",
        Expression.data(
            Map.of("t", "1".repeat(characters), "l", Collections.nCopies(items, "item"))));
  }

  @Test
  void holdsMappingsToTheSame() {
    for (String source :
        List.of(
            "m.a.map(x, m.b.map(y, m.c.map(z, x + y + z)))",
            "m.text.matches('((a{1000}){1000}){1000}')",
            "m.text.matches(m.pattern)",
            "m.text.indexOf(m.what)",
            "m.text.split('" + "a".repeat(51) + "')",
            "m.text.lastIndexOf('" + "a".repeat(51) + "')")) {
      assertThatThrownBy(() -> Expression.compile(source, Set.of("m")))
          .as(source)
          .isInstanceOf(InvalidConditionException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"matches", "contains", "replace", "split", "indexOf", "lastIndexOf"})
  void refusesAFunctionOfNothing(String function) {
    for (String source : List.of(function + "()", "text." + function + "()")) {
      assertThat(faults(source)).as(source).isNotEmpty();
      assertThatThrownBy(() -> Expression.compile(source, Set.of("text")))
          .as(source)
          .isInstanceOf(InvalidConditionException.class);
    }
  }

  private static List<String> faults(String source) {
    try {
      Condition.compile(source, VOCABULARY);
      return List.of();
    } catch (InvalidConditionException e) {
      return new ArrayList<>(InEnglish.of(e.faults()));
    }
  }
}
