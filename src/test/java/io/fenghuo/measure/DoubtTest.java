package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings of emotion that their own model doubts. */
class DoubtTest {

  private static final long T0 = 1_794_355_200_000L;

  @Test
  void aCrisisOfDoubtedReadingsIsNone() {
    assertThat(told(200, Emotion.ANGER, 0.3).ups()).isEmpty();
    assertThat(told(200, Emotion.ANGER, 0.5).ups())
        .extracting(Symptom::measureId)
        .containsExactly("anger-share-hour", "anger-share");
    assertThat(told(200, Emotion.ANGER, null).ups()).hasSize(2);
  }

  /** They stand on neither side: doubted calm does not thin out the anger. */
  @Test
  void doubtedCalmCountsForNothingEither() {
    Watched watched = told(200, Emotion.NEUTRAL, 0.49);
    for (int i = 0; i < 10; i++) {
      watched.take(reading(300 + i, Emotion.ANGER, 0.9));
    }

    assertThat(watched.ups()).hasSize(1);
    assertThat(watched.ups().get(0).denominator()).isEqualTo(10);
  }

  @Test
  void itIsAHalfWhereTheMeasureSaysNothingAndWhatItSaysWhereItDoes() {
    String settings =
        """
        figure: count
        scope: tenant
        on: [SENTIMENT, BOT_FAILED]
        window: 1m
        %s
        lines: [{ id: l, above: 1 }]
        """;
    assertThat(Measures.one(settings.formatted("")).figure().minConfidence()).isEqualTo(0.5);
    assertThat(Measures.one(settings.formatted("min-confidence: 0")).figure().minConfidence())
        .isZero();
    MeasureDefinition traffic = Measures.one(settings.formatted("").replace("SENTIMENT, ", ""));
    assertThat(traffic.figure().minConfidence()).isZero();
    assertThat(List.of(traffic.countsHash()))
        .doesNotContain(Measures.one(settings.formatted("")).countsHash());
  }

  private static Watched told(int many, Emotion emotion, Double confidence) {
    Watched watched = new Watched("anger-share", "anger-share-hour");
    for (int i = 0; i < many; i++) {
      watched.take(reading(i, emotion, confidence));
    }
    return watched;
  }

  private static Event reading(int second, Emotion emotion, Double confidence) {
    return Events.at(T0 + second * 1_000L, EventKind.SENTIMENT)
        .customer("c" + second)
        .emotion(emotion)
        .complaint(true)
        .confidence(confidence)
        .build();
  }
}
