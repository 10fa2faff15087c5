package io.fenghuo.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpochTest {

  @Test
  void beginsWithTheJobsStart() {
    assertThat(Epoch.next(1_000, 0, List.of())).isEqualTo(1_000);
  }

  @Test
  void risesWithEachRestartFromTheSameCheckpoint() {
    List<Long> kept = List.of(1_000L, 1_000L);

    assertThat(Epoch.next(1_000, 1, kept)).isEqualTo(1_001);
    assertThat(Epoch.next(1_000, 2, kept)).isEqualTo(1_002);
    assertThat(Epoch.next(1_000, 3, List.of())).isEqualTo(1_003);
  }

  @Test
  void risesWithEachStartFromTheSameSavepoint() {
    List<Long> kept = List.of(1_000L);

    assertThat(Epoch.next(2_000, 0, kept)).isEqualTo(2_000);
    assertThat(Epoch.next(3_000, 0, kept)).isEqualTo(3_000);
  }

  @Test
  void neverFallsBehindItsStateWhateverTheClockSays() {
    assertThat(Epoch.next(500, 0, List.of(1_000L, 1_004L))).isEqualTo(1_005);
  }
}
