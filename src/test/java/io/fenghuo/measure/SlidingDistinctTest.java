package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SlidingDistinctTest {

  private static final int BUCKETS = 60;

  @Test
  void countsOneWhoComesFiftyTimesOnce() {
    SlidingDistinct distinct = new SlidingDistinct(BUCKETS);
    for (int i = 0; i < 50; i++) {
      distinct.add("one", i, i - BUCKETS + 1L);
    }

    assertThat(distinct.estimate()).isEqualTo(1);
  }

  @Test
  void isExactUpToItsCapacity() {
    SlidingDistinct distinct = new SlidingDistinct(BUCKETS);
    addMany(distinct, SlidingDistinct.MAX_ENTRIES, 0);

    assertThat(distinct.estimate()).isEqualTo(SlidingDistinct.MAX_ENTRIES);
  }

  @Test
  void estimatesBeyondItWithinThreeStandardErrors() {
    SlidingDistinct distinct = new SlidingDistinct(BUCKETS);
    addMany(distinct, 300_000, 0);
    addMany(distinct, 300_000, 1);

    assertThat((double) distinct.estimate()).isCloseTo(300_000, Percentage.withPercentage(4.7));
  }

  @Test
  void isExactAgainAWindowAfterTheCrowdHasLeft() {
    SlidingDistinct distinct = new SlidingDistinct(BUCKETS);
    addMany(distinct, 100_000, 0);
    for (int bucket = 1; bucket < 2 * BUCKETS + 10; bucket++) {
      if (bucket >= BUCKETS) {
        distinct.leave(bucket % BUCKETS);
      }
      for (int i = 0; i < 20; i++) {
        distinct.add("late-" + bucket + "-" + i, bucket, bucket - BUCKETS + 1L);
      }
    }

    assertThat(distinct.estimate()).isEqualTo(20L * BUCKETS);
  }

  @Test
  void survivesBeingWrittenAndRead() throws IOException {
    SlidingDistinct distinct = new SlidingDistinct(BUCKETS);
    addMany(distinct, 50_000, 0);
    addMany(distinct, 30, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    distinct.write(new DataOutputStream(bytes), 3L - BUCKETS);

    SlidingDistinct read =
        SlidingDistinct.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.estimate()).isEqualTo(distinct.estimate());
    addMany(distinct, 70_000, 4);
    addMany(read, 70_000, 4);
    assertThat(read.estimate()).isEqualTo(distinct.estimate());
  }

  private static void addMany(SlidingDistinct distinct, int many, long bucket) {
    for (int i = 0; i < many; i++) {
      distinct.add("customer-" + i, bucket, bucket - BUCKETS + 1);
    }
  }
}
