package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

  private static final long NOON = RecordText.NOON;
  private static final long SPAN = 600_000;
  private static final int ROOM = 1_000;

  @Test
  void knowsAnIdUpToTheSpanAndNotBeyond() {
    RecentIds ids = new RecentIds(SPAN, ROOM);

    assertThat(ids.isNew(7, NOON, NOON)).isTrue();
    assertThat(ids.isNew(7, NOON, NOON)).isFalse();
    assertThat(ids.isNew(7, NOON + SPAN, NOON + SPAN)).isFalse();
    assertThat(ids.isNew(7, NOON + SPAN + 1, NOON + SPAN + 1)).isTrue();
    assertThat(ids.isNew(8, NOON, NOON + SPAN)).isTrue();
  }

  /** A sender that counts from one again must not be silenced for as long as it lives. */
  @Test
  void measuresFromTheOneThatPassed() {
    RecentIds ids = new RecentIds(SPAN, ROOM);
    List<Boolean> passed = new ArrayList<>();
    for (long t = 0; t <= 3 * SPAN; t += SPAN / 2) {
      passed.add(ids.isNew(7, NOON + t, NOON + t));
    }

    assertThat(passed).containsExactly(true, false, false, true, false, false, true);
  }

  @Test
  void forgetsWhatTheClockHasPassed() {
    RecentIds ids = new RecentIds(SPAN, ROOM);
    ids.isNew(7, NOON, NOON);

    ids.forget(NOON + SPAN);
    assertThat(ids.size()).isEqualTo(1);
    ids.forget(NOON + SPAN + 1);
    assertThat(ids.size()).isZero();
  }

  @Test
  void holdsOneAndAHalfSpansAtMost() {
    RecentIds ids = new RecentIds(SPAN, 1_000_000);
    long most = 0;
    for (long t = 0; t < 10 * SPAN; t += 1_000) {
      assertThat(ids.isNew(t + 1, NOON + t, NOON + t)).isTrue();
      most = Math.max(most, ids.size());
    }

    assertThat(most).isEqualTo(SPAN / 1_000 * 3 / 2);
    assertThat(ids.takeForgottenEarly()).isZero();
  }

  @Test
  void forgetsTheOldestQuarterWhenThereIsNoMoreRoom() {
    RecentIds ids = new RecentIds(SPAN, ROOM);
    for (int id = 1; id <= ROOM + 1; id++) {
      ids.isNew(id, NOON, Long.MIN_VALUE);
    }

    assertThat(ids.size()).isEqualTo(ROOM - ROOM / 4 + 1);
    assertThat(ids.takeForgottenEarly()).isEqualTo(ROOM / 4);
    assertThat(ids.takeForgottenEarly()).isZero();
    assertThat(ids.isNew(ROOM / 4 + 1, NOON, NOON)).isFalse();
    assertThat(ids.isNew(ROOM / 4, NOON, NOON)).isTrue();
  }

  /**
   * A partition far behind the others holds the clock: the memory stays bounded, and few to ask.
   */
  @Test
  void aClockThatStandsStillOpensNoSlices() throws Exception {
    RecentIds ids = new RecentIds(SPAN, 100_000);
    for (int i = 0; i < 20_000; i++) {
      ids.isNew(i + 1, NOON + i * 60_000L, NOON);
    }
    List<Long> numbers = new ArrayList<>();
    ids.giveChanges((number, packed) -> numbers.add(number));

    assertThat(numbers).containsExactly(0L);
  }

  /** One id a year ahead neither empties the memory nor stays alone in it. */
  @Test
  void aMadTimeMovesNothing() {
    RecentIds ids = new RecentIds(SPAN, ROOM);
    ids.isNew(1, NOON, NOON);
    ids.isNew(2, NOON + 31_536_000_000L, NOON);

    assertThat(ids.isNew(1, NOON, NOON + 1)).isFalse();
    assertThat(ids.isNew(3, NOON, NOON + 1)).isTrue();
    assertThat(ids.isNew(3, NOON, NOON + 2)).isFalse();
  }

  @Test
  void writesOnlyWhatChangedAndTakesItBack() throws Exception {
    RecentIds ids = new RecentIds(SPAN, ROOM);
    Map<Long, byte[]> saved = new TreeMap<>();
    ids.isNew(1, NOON, NOON);
    assertThat(save(ids, saved)).containsExactly(0L);
    ids.isNew(2, NOON + SPAN / 2, NOON + SPAN / 2);
    assertThat(save(ids, saved)).containsExactly(1L);
    assertThat(save(ids, saved)).isEmpty();
    assertThat(saved.get(0L)).hasSize(16 + 12);

    RecentIds restored = new RecentIds(SPAN, ROOM);
    saved.forEach(restored::restore);

    assertThat(save(restored, saved)).isEmpty();
    assertThat(restored.size()).isEqualTo(2);
    assertThat(restored.isNew(1, NOON + SPAN, NOON + SPAN)).isFalse();
    assertThat(restored.isNew(2, NOON + SPAN, NOON + SPAN)).isFalse();
    restored.forget(NOON + 2 * SPAN);
    assertThat(save(restored, saved)).containsExactly(0L, 1L);
    assertThat(saved).isEmpty();
  }

  /** Against the plain map that it stands for, with saves and restores in between. */
  @Property(tries = 300)
  void passesWhatAPlainMapWouldPass(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    Map<Long, Long> plain = new HashMap<>();
    Map<Long, byte[]> saved = new TreeMap<>();
    RecentIds ids = new RecentIds(SPAN, 100_000);
    long clock = NOON;
    for (int i = 0; i < 2_000; i++) {
      clock += random.nextInt(5_000);
      long id = 1L + random.nextInt(200);
      long time = clock + random.nextInt(20_000) - 10_000;
      boolean isNew = !plain.containsKey(id) || Math.abs(time - plain.get(id)) > SPAN;
      if (isNew) {
        plain.put(id, time);
      }

      assertThat(ids.isNew(id, time, clock - 10_000)).isEqualTo(isNew);

      if (random.nextInt(200) == 0) {
        save(ids, saved);
        ids = new RecentIds(SPAN, 100_000);
        saved.forEach(ids::restore);
      } else if (random.nextInt(100) == 0) {
        ids.forget(clock - 10_000);
      }
    }
  }

  private static List<Long> save(RecentIds ids, Map<Long, byte[]> saved) throws Exception {
    List<Long> numbers = new ArrayList<>();
    ids.giveChanges(
        (number, packed) -> {
          numbers.add(number);
          if (packed == null) {
            saved.remove(number);
          } else {
            saved.put(number, packed);
          }
        });
    numbers.sort(Comparator.naturalOrder());
    return numbers;
  }
}
