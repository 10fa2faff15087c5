package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fenghuo.event.Emotion;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoodTest {

  private static final double CALM = 0.1;
  private static final double USUAL_TEMPER = 1;

  @Test
  void turnsWithWaitingAfterTwoFreeMinutes() {
    Mood mood = mood();

    mood.waited(2, 1);
    assertThat(mood.value()).isEqualTo(CALM);

    mood.waited(12, 1);
    assertThat(mood.value()).isLessThan(-0.3);
  }

  @Test
  void countsEachMinuteOfWaitingOnce() {
    Mood often = mood();
    Mood once = mood();

    IntStream.rangeClosed(1, 10).forEach(minute -> often.waited(minute, 1));
    once.waited(10, 1);

    assertThat(often.value()).isCloseTo(once.value(), within(1e-9));
  }

  @Test
  void worseMoodsComplainFileAndPostMore() {
    Mood mood = mood();
    double complaining = mood.complaining();
    double filing = mood.filing();
    double posting = mood.posting();

    for (int failure = 0; failure < 4; failure++) {
      mood.botFailed();
      assertThat(mood.complaining()).isGreaterThanOrEqualTo(complaining);
      assertThat(mood.filing()).isGreaterThanOrEqualTo(filing);
      assertThat(mood.posting()).isGreaterThanOrEqualTo(posting);
    }

    assertThat(mood.complaining()).isGreaterThan(complaining);
    assertThat(mood.filing()).isGreaterThan(filing);
    assertThat(mood.posting()).isGreaterThan(posting);
  }

  @Test
  void angerVentsItselfInTwoMessages() {
    assertThat(angryMessagesOfTwenty(new Mood(-1, USUAL_TEMPER, false))).isEqualTo(2);
  }

  @Test
  void theRelentlessGoOn() {
    assertThat(angryMessagesOfTwenty(new Mood(-1, USUAL_TEMPER, true))).isGreaterThan(10);
  }

  private static long angryMessagesOfTwenty(Mood mood) {
    Dice dice = new Dice(3);
    return IntStream.range(0, 20)
        .mapToObj(message -> mood.emotion(dice))
        .filter(emotion -> emotion == Emotion.ANGER)
        .count();
  }

  private static Mood mood() {
    return new Mood(CALM, USUAL_TEMPER, false);
  }
}
