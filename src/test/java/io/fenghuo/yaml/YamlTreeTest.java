package io.fenghuo.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a: 1\\n---\\nb: 2 ~ 2:1 has a second document",
        "a: 1\\n---\\n# none\\n\\nb: 2 ~ 2:1 has a second document",
        "a: 1\\n--- ~ 2:1 has a second document",
        "a: &x 1 ~ 1:4 has the anchor &x",
        "a: 1\\nb: *x ~ 2:4 has the alias *x",
        "退款😀: !!str &x 1 ~ 1:6 has the anchor &x",
        "a: [1, *x] ~ 1:8 has the alias *x",
        "a: { <<: *x } ~ 1:10 has the alias *x",
        "- &x b: 1 ~ 1:3 has the anchor &x",
        "*x : 1 ~ has the alias *x",
        "a:\\n\\tb: 1 ~ 2:1 (\\tb: 1) is not YAML: a tab stands where only spaces may",
        "a:\\n  b: 1\\n c: 2 ~ 3:2 ( c: 2) is not YAML: expected the end of a block",
        "a: b: c ~ 1:5 (a: b: c) is not YAML: mapping values are not allowed here",
      })
  void refusesWithPlaceAndLine(String text, String said) {
    String yaml = text.replace("\\n", "\n").replace("\\t", "\t");

    InvalidYamlException refused =
        catchThrowableOfType(InvalidYamlException.class, () -> YamlTree.read(yaml));

    assertThat(refused.fault().toString()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({"No", "yes", "007", "010", "1e3", "1_000", "+5", "0x10", ".inf", "1.50", "2.0"})
  void keepsWhatWasWritten(String written) throws Exception {
    assertThat(YamlTree.read("a: " + written).get("a").asText()).isEqualTo(written);
  }

  @Test
  void readsNumbersAndFlags() throws Exception {
    JsonNode root =
        YamlTree.read("{a: 12, b: 1.5, c: no, d: 010, e: 1e3, f: -7, g: 99999999999999999999}");

    assertThat(root.get("a").asInt()).isEqualTo(12);
    assertThat(root.get("b").asDouble()).isEqualTo(1.5);
    assertThat(root.get("c").asBoolean(true)).isFalse();
    assertThat(root.get("d").isNumber()).isFalse();
    assertThat(root.get("e").asDouble()).isEqualTo(1000);
    assertThat(root.get("f").asLong()).isEqualTo(-7);
    assertThat(root.get("g").isIntegralNumber()).isFalse();
  }
}
