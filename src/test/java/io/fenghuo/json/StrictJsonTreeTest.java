package io.fenghuo.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTreeTest {

  @Test
  void readsARecordWhole() throws Exception {
    assertThat(
            tree(
                """
                {"a":{"b":[1,2.5,"x",true,[],{}]},"很":"好","n":-7}"""))
        .isEqualTo(
            Map.of(
                "a",
                Map.of("b", List.of(1L, 2.5, "x", true, List.of(), Map.of())),
                "很",
                "好",
                "n",
                -7L));
  }

  @Test
  void leavesOutNulls() throws Exception {
    assertThat(tree("{\"a\":null,\"b\":[null,1,{\"c\":null}]}"))
        .isEqualTo(Map.of("b", List.of(1L, Map.of())));
  }

  @Test
  void readsAnIdBeyond64BitsAsItsDigits() throws Exception {
    assertThat(tree("[9223372036854775807,9223372036854775808]"))
        .isEqualTo(List.of(Long.MAX_VALUE, "9223372036854775808"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2}    | DUPLICATE_KEY",
        "[{\"b\":1,\"b\":1}]  | DUPLICATE_KEY",
        "7                    | NOT_AN_OBJECT",
        "\"x\"                | NOT_AN_OBJECT",
        "{\"a\":1} {}         | MALFORMED_JSON",
        "{\"a\":NaN}          | MALFORMED_JSON",
        "{\"a\":[1,}          | MALFORMED_JSON",
        "{\"a\":              | MALFORMED_JSON",
      })
  void refusesWhatIsNoJson(String text, RefusalReason reason) {
    assertThatThrownBy(() -> tree(text))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void refusesWhatIsTooDeepOrTooLong() {
    assertThatThrownBy(() -> tree("[".repeat(65) + "]".repeat(65)))
        .hasMessage("the record is nested more than 64 deep");
    assertThatThrownBy(() -> StrictJson.tree("[1,2]".getBytes(StandardCharsets.UTF_8), 4, m -> m))
        .hasMessage("the record has 5 bytes, at most 4 are read");
    assertThatThrownBy(() -> StrictJson.tree(null, 4, m -> m))
        .hasMessage("the record has no value");
  }

  private static Object tree(String text) throws RefusedException {
    return StrictJson.tree(text.getBytes(StandardCharsets.UTF_8), 10_000, m -> m);
  }
}
