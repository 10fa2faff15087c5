package io.fenghuo.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MadeUpSeriesTest {

  @Test
  void theSameSeedMakesTheSameSeries() {
    List<LabelledSeries> once = MadeUpSeries.all(2);
    List<LabelledSeries> again = MadeUpSeries.all(2);

    assertThat(once).hasSize(2 * 19).extracting(LabelledSeries::name).doesNotHaveDuplicates();
    for (int i = 0; i < once.size(); i++) {
      assertThat(once.get(i).values()).isEqualTo(again.get(i).values());
      assertThat(once.get(i).timeMillis()).isEqualTo(again.get(i).timeMillis()).isSorted();
    }
  }

  @Test
  void onlyTheQuietKindsAreWithoutAnAnomaly() {
    assertThat(MadeUpSeries.all(1))
        .allSatisfy(
            series ->
                assertThat(series.windows().isEmpty())
                    .isEqualTo(series.category().equals("quiet")));
  }

  /** Else the learning time would hide them. */
  @Test
  void noWindowBeginsInTheLearningTime() {
    assertThat(MadeUpSeries.all(3))
        .flatMap(
            series ->
                series.windows().stream()
                    .map(window -> window.first() - NabScoring.probation(series.rows()))
                    .toList())
        .allMatch(rows -> rows > 0);
  }
}
