package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Events by the hour over the last nine days, so that a window can be compared with the same hours
 * of the days before. Of an hour that a window cuts, its share of the hour is taken. At most 216
 * counts.
 */
final class DayCounts {

  static final int DAYS = 7;
  static final long DAY_MILLIS = 86_400_000;

  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24 * (DAYS + 2);
  private static final long NONE = Long.MIN_VALUE;

  private final long[] counts = new long[HOURS];
  private long firstHour = NONE;
  private long newestHour = NONE;

  DayCounts copy() {
    DayCounts copy = new DayCounts();
    System.arraycopy(counts, 0, copy.counts, 0, HOURS);
    copy.firstHour = firstHour;
    copy.newestHour = newestHour;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(firstHour);
    out.writeLong(newestHour);
    out.writeByte((int) Arrays.stream(counts).filter(count -> count > 0).count());
    for (int slot = 0; slot < HOURS; slot++) {
      if (counts[slot] > 0) {
        out.writeByte(slot);
        out.writeLong(counts[slot]);
      }
    }
  }

  static DayCounts read(DataInput in) throws IOException {
    DayCounts read = new DayCounts();
    read.firstHour = in.readLong();
    read.newestHour = in.readLong();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      read.counts[in.readUnsignedByte()] = in.readLong();
    }
    return read;
  }

  void add(long timeMillis) {
    long hour = Math.floorDiv(timeMillis, HOUR_MILLIS);
    if (firstHour == NONE) {
      firstHour = hour;
      newestHour = hour;
    }
    firstHour = Math.min(firstHour, hour);
    if (hour <= newestHour - HOURS) {
      return;
    }
    if (hour >= newestHour + HOURS) {
      Arrays.fill(counts, 0);
    } else {
      for (long opened = newestHour + 1; opened <= hour; opened++) {
        counts[slot(opened)] = 0;
      }
    }
    newestHour = Math.max(newestHour, hour);
    counts[slot(hour)]++;
  }

  /**
   * The middle one of the counts of the same hours on the days before: one odd day among several
   * does not make it. A day counts that was watched from the window's first hour on, and on which
   * there was anything at all.
   *
   * @return NaN where there is no such day
   */
  double usual(long fromMillis, long toMillis) {
    double[] days = new double[DAYS];
    int known = 0;
    for (int day = 1; day <= DAYS && firstHour != NONE; day++) {
      long from = fromMillis - day * DAY_MILLIS;
      long to = toMillis - day * DAY_MILLIS;
      boolean watched = from >= firstHour * HOUR_MILLIS;
      if (watched && count(to - DAY_MILLIS, to) > 0) {
        days[known++] = count(from, to);
      }
    }
    if (known == 0) {
      return Double.NaN;
    }
    Arrays.sort(days, 0, known);
    return (days[(known - 1) / 2] + days[known / 2]) / 2;
  }

  private double count(long fromMillis, long toMillis) {
    long last = Math.min(newestHour, Math.floorDiv(toMillis - 1, HOUR_MILLIS));
    long first = Math.max(newestHour - HOURS + 1, Math.floorDiv(fromMillis, HOUR_MILLIS));
    double sum = 0;
    for (long hour = first; hour <= last; hour++) {
      long from = Math.max(fromMillis, hour * HOUR_MILLIS);
      long to = Math.min(toMillis, (hour + 1) * HOUR_MILLIS);
      sum += counts[slot(hour)] * (to - from) / (double) HOUR_MILLIS;
    }
    return sum;
  }

  private static int slot(long hour) {
    return (int) Math.floorMod(hour, (long) HOURS);
  }
}
