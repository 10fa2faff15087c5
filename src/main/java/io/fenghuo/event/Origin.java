package io.fenghuo.event;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where an event came from: the address by which a reader finds its record again, and which of the
 * record's events it is. Replay orders events of equal time by it.
 *
 * @param topic name of the input topic
 * @param partition partition within the topic
 * @param offset position within the partition
 * @param part which of the events of one record, in their order; 0 for the first, and where a
 *     record is one event
 */
public record Origin(String topic, int partition, long offset, int part)
    implements Comparable<Origin>, Serializable {

  private static final Comparator<Origin> BY_ADDRESS =
      Comparator.comparing(Origin::topic)
          .thenComparingInt(Origin::partition)
          .thenComparingLong(Origin::offset)
          .thenComparingInt(Origin::part);

  /** Of a record that is one event. */
  public Origin(String topic, int partition, long offset) {
    this(topic, partition, offset, 0);
  }

  /** Of another event of the same record. */
  public Origin withPart(int part) {
    return part == this.part ? this : new Origin(topic, partition, offset, part);
  }

  @Override
  public int compareTo(Origin other) {
    return BY_ADDRESS.compare(this, other);
  }

  /** {@code chat.traffic-3@17}; a further event of that record is {@code chat.traffic-3@17#1}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset + (part == 0 ? "" : "#" + part);
  }
}
