package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and demands that no event meets. */
class NeverHoldingTest {

  private static final Vocabulary SAID =
      Vocabulary.of(List.of(EventKind.AGENT_ASSIGNED, EventKind.SENTIMENT, EventKind.MENTION));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "false ~ 1:1: this never holds",
        "1 > 2 ~ 1:3: this never holds",
        "5 == 5.5 ~ 1:3: this never holds",
        "waitMs < 0 ~ 1:8: never holds: waitMs is a whole number, 0 or more",
        "waitMs <= -1 ~ 1:8: never holds: waitMs is",
        "0 > waitMs ~ 1:3: never holds: waitMs is",
        "this.waitMs < 0 ~ 1:13: never holds: waitMs is",
        "waitMs == 1000.5 ~ 1:8: never holds: waitMs is a whole number",
        "waitMs > 5 && waitMs < 6 ~ 1:22: never holds together with what is asked of waitMs before",
        "hotSearchRank < 1 ~ 1:15: never holds: hotSearchRank is a whole number, 1 or more",
        "score < -1 ~ 1:7: never holds: score is a number from -1 to 1",
        "polarity >= 2 ~ 1:10: never holds: polarity is a number from -1 to 1",
        "confidence > 1 ~ 1:12: never holds: confidence is a number from 0 to 1",
        "confidence >= 90 ~ 1:12: never holds: confidence is",
        "brand == 'acme' && confidence >= 90 ~ 1:31: never holds: confidence is",
        "brand == 'acme' && (confidence >= 90 || score < 0) ~ 1:32: never holds: confidence is",
        "score > 0.5 && brand == 'acme' && score < 0.2 ~ 1:41: never holds together",
        "channel == 'APP' && channel == 'WEB' ~ 1:29: never holds together with what is asked of channel",
        "channel == 'APP' && channel in ['WEB', 'WECHAT'] ~ 1:29: never holds together",
        "brand == 'a' && (true || brand == 'b') && brand == 'c' ~ 1:49: never holds together",
      })
  void isRefused(String source, String fault) {
    InvalidConditionException e =
        catchThrowableOfType(
            InvalidConditionException.class, () -> Condition.compile(source, SAID));

    assertThat(e).as(source).isNotNull();
    assertThat(InEnglish.of(e.faults()).get(0)).startsWith(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "waitMs >= 0",
        "waitMs > 5 && waitMs < 7",
        "waitMs < 5 || waitMs > 10",
        "!(waitMs < 0)",
        "score == -1",
        "confidence >= 1",
        "confidence > 0.9 && confidence <= 1",
        "channel == 'APP' || channel == 'WEB'",
        "channel in ['APP', 'WEB'] && channel in ['WEB', 'WECHAT']",
        "brand == 'acme' && tenant == 'shop'",
        "(brand == 'a' || channel == 'APP') && brand == 'b'",
        "waitMs / 2 < 0 || score * 10.0 > 5.0",
        "waitMs % 2 == 0.0",
        "1 < 2",
      })
  void isTaken(String source) {
    assertThatCode(() -> Condition.compile(source, SAID)).as(source).doesNotThrowAnyException();
  }
}
