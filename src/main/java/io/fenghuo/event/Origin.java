package io.fenghuo.event;

import java.util.Comparator;

/**
 * Where a record came from: the address by which a reader finds it again. Replay orders events of
 * equal time by it.
 *
 * @param topic name of the input topic
 * @param partition partition within the topic
 * @param offset position within the partition
 */
public record Origin(String topic, int partition, long offset) implements Comparable<Origin> {

  private static final Comparator<Origin> BY_ADDRESS =
      Comparator.comparing(Origin::topic)
          .thenComparingInt(Origin::partition)
          .thenComparingLong(Origin::offset);

  @Override
  public int compareTo(Origin other) {
    return BY_ADDRESS.compare(this, other);
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
