package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.words.LocalizedText;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  private final Pseudonyms pseudonyms = new Pseudonyms("pepper");

  @Test
  void givesTheSameHashForTheSameIdAndSaltOnly() {
    assertThat(pseudonyms.of("alice")).isEqualTo(new Pseudonyms("pepper").of("alice"));
    assertThat(pseudonyms.of("alice")).isNotEqualTo(new Pseudonyms("salt").of("alice"));
    assertThat(pseudonyms.of("alice")).isNotEqualTo(pseudonyms.of("bob"));
    assertThat(pseudonyms.of(null)).isNull();
  }

  @Test
  void takesTheIdsOfAScopeOutOfASentence() {
    Scope scope = new Scope("shop", "acme", null, null, null, null, null, null, null, "s1", "c1");

    LocalizedText says =
        pseudonyms.in(
            new LocalizedText("客户c1三次发怒（会话 s1）", "c1 was angry in s1, not in s12"), scope);

    assertThat(says.zh())
        .isEqualTo("客户" + pseudonyms.of("c1") + "三次发怒（会话 " + pseudonyms.of("s1") + "）");
    assertThat(says.en())
        .isEqualTo(pseudonyms.of("c1") + " was angry in " + pseudonyms.of("s1") + ", not in s12");
  }

  @Test
  void tellsPartsOfANameApart() {
    assertThat(Pseudonyms.nameFor("x-", "ab", "c"))
        .isEqualTo(Pseudonyms.nameFor("x-", "ab", "c"))
        .isNotEqualTo(Pseudonyms.nameFor("x-", "a", "bc"))
        .matches("x-[0-9a-f]{32}");
  }
}
