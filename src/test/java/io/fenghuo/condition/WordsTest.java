package io.fenghuo.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.event.EventKind;
import io.fenghuo.testing.InEnglish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition that can never hold is a slip of its writer's, and told as one. */
class WordsTest {

  private static final Vocabulary TURNS =
      Vocabulary.of(List.of(EventKind.BOT_FAILED))
          .withLists(
              Map.of(
                  "upset", Vocabulary.of(List.of(EventKind.SENTIMENT)),
                  "said", Vocabulary.of(List.of(EventKind.MENTION))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "outcome == 'timeout'  | 1:12: outcome is never 'timeout': it is one of TIMEOUT, ERROR, NO_ANSWER, MODEL_DOWN, DEPENDENCY (did you mean TIMEOUT?)",
        "outcome != 'TIME_OUT' | 1:12: outcome is never 'TIME_OUT'",
        "'ERR' == outcome      | 1:1: outcome is never 'ERR'",
        "this.outcome == ''    | 1:17: outcome is never ''",
        "outcome in ['ERROR', 'Timeout'] | 1:22: outcome is never 'Timeout'",
        "outcome.startsWith('TIME_') | 1:20: outcome is never 'TIME_'",
        "outcome.contains('down') | 1:18: outcome is never 'down'",
        "kind == 'QUEUED'      | 1:9: kind is never 'QUEUED': it is one of BOT_FAILED",
        "channel == 'wechat'   | 1:12: channel is never 'wechat'",
        "upset[0].emotion == 'ANGRY' | 1:21: emotion is never 'ANGRY': it is one of",
        "upset.exists(u, u.speaker == 'customer') | 1:30: speaker is never 'customer'",
        "size(upset.filter(u, u.emotion in ['ANGER', 'SAD'])) > 0 | 1:45: emotion is never 'SAD'",
        "said[0].authorTier == 'BIG' | 1:23: authorTier is never 'BIG'",
        "brand == 'acme' && !(latencyMs > 5 && outcome == 'SLOW') | 1:50: outcome is never 'SLOW'",
      })
  void refusesAWordThatIsNone(String source, String fault) {
    assertThat(fault(source, TURNS)).startsWith(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outcome == 'TIMEOUT'",
        "outcome in ['ERROR', 'NO_ANSWER']",
        "outcome.startsWith('TIME')",
        "outcome.matches('TIME.*')",
        "kind == 'BOT_FAILED'",
        "source == 'whatever'",
        "upset.exists(u, u.emotion == 'ANGER' && u.speaker == 'CUSTOMER')",
        "outcome == botVersion",
        "eventTime > timestamp('2026-11-11T00:00:00Z')",
      })
  void takesEveryWordThatThereIs(String source) {
    assertThatCode(() -> Condition.compile(source, TURNS)).as(source).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hotSearchRank <= 3    | 1:1: 'hotSearchRank' is no name here: BOT_FAILED has kind, eventTime, eventId, tenant",
        "emotion == 'ANGER'    | 1:1: 'emotion' is no name here: BOT_FAILED has",
        "upset[0].latencyMs > 5 | 1:9: there is no field 'latencyMs'",
        "latencyMS > 5         | did you mean latencyMs?",
        "upste[0].score > 5    | did you mean upset?",
        "len(upset) > 5        | 1:4: there is no function len()",
        "outcome == 5          | 1:9: == cannot stand between a text and a number",
        "latencyMs == '5'      | 1:11: == cannot stand between a number and a text",
        "latencyMs > true      | 1:11: > cannot stand between a number and true or false",
        "eventTime > 5         | 1:11: > cannot stand between a time and a number; a time is written timestamp(",
        "eventTime - upset[0].eventTime > 5 | 1:32: > cannot stand between a length of time and a number; a length of time is written duration(",
        "upset + 5 == upset    | 1:7: + cannot stand between a list of SENTIMENT and a number",
        "!latencyMs            | 1:1: ! does not take a number",
        "upset[0.5].score > 0  | 1:6: [] cannot stand between a list of SENTIMENT and a number",
      })
  void namesWhatThereIsAndWhatWasMeant(String source, String fault) {
    assertThat(fault(source, TURNS)).contains(fault);
  }

  @Test
  void asksWhenSomethingHappened() throws Exception {
    Instant evening = Instant.parse("2026-11-11T12:30:00Z");
    Facts subject = Map.<String, Object>of("eventTime", evening)::get;
    Facts earlier = Map.<String, Object>of("eventTime", evening.minusSeconds(90))::get;

    assertThat(holds("eventTime.getHours('Asia/Shanghai') >= 20", subject, earlier)).isTrue();
    assertThat(holds("eventTime - upset[0].eventTime > duration('80s')", subject, earlier))
        .isTrue();
    assertThat(holds("eventTime - upset[0].eventTime > duration('2m')", subject, earlier))
        .isFalse();
    assertThat(holds("eventTime < timestamp('2026-01-01T00:00:00Z')", subject, earlier)).isFalse();
  }

  private static boolean holds(String source, Facts subject, Facts earlier) throws Exception {
    return Condition.compile(source, TURNS)
        .holds(subject, Map.of("upset", List.of(earlier)), () -> {});
  }

  private static String fault(String source, Vocabulary vocabulary) {
    InvalidConditionException e =
        catchThrowableOfType(
            InvalidConditionException.class, () -> Condition.compile(source, vocabulary));
    assertThat(e).as(source).isNotNull();
    return InEnglish.of(e.faults()).get(0);
  }
}
