package io.fenghuo.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasEveryMessageWithTheSamePlaceholders(Language language) {
    assertThat(Messages.keys(language)).isEqualTo(Messages.keys(Language.EN)).isNotEmpty();
    for (String key : Messages.keys(language)) {
      assertThat(Messages.placeholders(language, key))
          .as(key)
          .isEqualTo(Messages.placeholders(Language.EN, key));
    }
  }

  /** An identifier that is also a code would be shown by the code's name. */
  @Test
  void noArgumentIsCalledLikeAFieldOfCodes() {
    Set<String> fields =
        Codes.keys(Locale.ENGLISH).stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());

    for (String key : Messages.keys(Language.EN)) {
      assertThat(Messages.placeholders(Language.EN, key)).doesNotContainAnyElementsOf(fields);
    }
  }

  @Test
  void tellsWhatItIsGiven() {
    Object hint = Message.of("did-you-mean", "nearest", "AB");
    Message message =
        Message.of("one-of", "known", List.of("AB", "CD"), "given", "A", "hint", hint);

    assertThat(message.in(Language.ZH)).isEqualTo("必须是 AB, CD 之一，实为 'A'（是否想写 AB？）");
    assertThat(message).hasToString("must be one of [AB, CD], got 'A' (did you mean AB?)");
  }

  @Test
  void aMessageInAnotherIsToldInItsLanguage() {
    Fault fault = Fault.of("rules[0].id", Message.of("required"));

    assertThat(fault.in(Language.ZH)).isEqualTo("rules[0].id 不能缺少");
    assertThat(fault).hasToString("rules[0].id is required");
  }

  @Test
  void aFaultOfAFileIsToldInEnglish() {
    assertThat(Message.inEnglish("must end").in(Language.ZH)).isEqualTo("must end");
  }

  @Test
  void anUnknownMessageIsNoSentence() {
    assertThatThrownBy(() -> Message.of("nobody.knows").in(Language.EN))
        .hasMessageContaining("nobody.knows");
  }
}
