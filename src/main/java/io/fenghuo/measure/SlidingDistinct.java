package io.fenghuo.measure;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How many different texts are in a sliding window of buckets: a table of 64-bit hashes, each with
 * the last bucket in which it was seen. Exact up to {@link #MAX_ENTRIES} texts; beyond, it keeps a
 * sample of the hashes as a theta sketch does (those below a threshold, which halves each time the
 * table is full) with a standard error of at most {@code 1/√(MAX_ENTRIES/2)}, 1.6 %. The threshold
 * belongs to the bucket and is raised again, bucket by bucket, when the crowd has left; a window
 * later the figure is exact again.
 *
 * <p>Not one sketch per bucket: those must be united anew whenever a bucket leaves, 60 unions each
 * time, which for thousands of quiet keys is at nearly every event. Here a bucket that leaves costs
 * one subtraction, and a customer is kept once rather than once per bucket.
 */
final class SlidingDistinct {

  static final int MAX_ENTRIES = 8_192;

  private static final int MIN_CAPACITY = 8;
  private static final byte UNUSED = -1;

  /** Part of saved state: another seed would count everybody twice after a restore. */
  private static final HashFunction HASH = Hashing.murmur3_128(0x66656E67);

  private final byte[] shifts;
  private final int[] counts;
  private int shift;
  private int live;
  private long estimate;

  private long[] hashes = new long[MIN_CAPACITY];
  private long[] lasts = new long[MIN_CAPACITY];

  /** Places taken in the table, also by entries whose bucket has left. */
  private int used;

  SlidingDistinct(int buckets) {
    this.shifts = new byte[buckets];
    Arrays.fill(shifts, UNUSED);
    this.counts = new int[buckets];
  }

  SlidingDistinct(SlidingDistinct other) {
    this.shifts = other.shifts.clone();
    this.counts = other.counts.clone();
    this.shift = other.shift;
    this.live = other.live;
    this.estimate = other.estimate;
    this.hashes = other.hashes.clone();
    this.lasts = other.lasts.clone();
    this.used = other.used;
  }

  /** How many, exactly while no more than {@link #MAX_ENTRIES}. */
  long estimate() {
    return estimate;
  }

  /**
   * @param oldest the oldest bucket of the window
   */
  void add(String text, long bucket, long oldest) {
    int slot = slot(bucket);
    if (shifts[slot] == UNUSED) {
      if (shift > 0 && live < MAX_ENTRIES / 4) {
        shift--;
      }
      shifts[slot] = (byte) shift;
    }
    long hash = hash(text);
    if (!passes(hash, shifts[slot])) {
      return;
    }
    int at = find(hash);
    if (hashes[at] == 0) {
      if (used >= hashes.length / 4 * 3) {
        rebuild(oldest);
        at = find(hash);
      }
      hashes[at] = hash;
      used++;
    } else if (lasts[at] >= bucket) {
      return;
    } else if (lasts[at] >= oldest) {
      count(slot(lasts[at]), -1);
    }
    lasts[at] = bucket;
    count(slot, 1);
    while (live > MAX_ENTRIES) {
      halve(oldest);
    }
  }

  /** The bucket of this slot has left the window. */
  void leave(int slot) {
    if (shifts[slot] != UNUSED) {
      count(slot, -counts[slot]);
      shifts[slot] = UNUSED;
    }
  }

  void write(DataOutput out, long oldest) throws IOException {
    out.writeByte(shift);
    out.writeInt(shifts.length);
    out.write(shifts);
    out.writeInt(live);
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] != 0 && lasts[i] >= oldest) {
        out.writeLong(hashes[i]);
        out.writeLong(lasts[i]);
      }
    }
  }

  static SlidingDistinct read(DataInput in) throws IOException {
    byte shift = in.readByte();
    SlidingDistinct read = new SlidingDistinct(in.readInt());
    read.shift = shift;
    in.readFully(read.shifts);
    int entries = in.readInt();
    read.allocate(entries);
    for (int i = 0; i < entries; i++) {
      read.insert(in.readLong(), in.readLong());
    }
    return read;
  }

  private void halve(long oldest) {
    shift++;
    for (int slot = 0; slot < shifts.length; slot++) {
      if (shifts[slot] != UNUSED && shifts[slot] < shift) {
        shifts[slot] = (byte) shift;
      }
    }
    rebuild(oldest);
  }

  /** A table of what is in the window and below its bucket's threshold, and no more. */
  private void rebuild(long oldest) {
    long[] oldHashes = hashes;
    long[] oldLasts = lasts;
    Arrays.fill(counts, 0);
    int entries = live;
    live = 0;
    estimate = 0;
    allocate(entries);
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0
          && oldLasts[i] >= oldest
          && passes(oldHashes[i], shifts[slot(oldLasts[i])])) {
        insert(oldHashes[i], oldLasts[i]);
      }
    }
  }

  private void allocate(int entries) {
    int room = Math.max(MIN_CAPACITY, 2 * Math.min(entries, MAX_ENTRIES));
    int capacity = Integer.highestOneBit(room - 1) * 2;
    hashes = new long[capacity];
    lasts = new long[capacity];
    used = 0;
  }

  private void insert(long hash, long last) {
    int at = find(hash);
    hashes[at] = hash;
    lasts[at] = last;
    used++;
    count(slot(last), 1);
  }

  private void count(int slot, int more) {
    counts[slot] += more;
    live += more;
    estimate += (long) more << shifts[slot];
  }

  /** The place of a hash, or the free place where it would go. */
  private int find(long hash) {
    int mask = hashes.length - 1;
    int at = (int) hash & mask;
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) counts.length);
  }

  /** One hash in {@code 2^shift} does. */
  private static boolean passes(long hash, int shift) {
    return shift == 0 || hash >>> (64 - shift) == 0;
  }

  /** Zero marks a free place in the table. */
  private static long hash(String text) {
    long hash = HASH.hashString(text, StandardCharsets.UTF_8).asLong();
    return hash == 0 ? 1 : hash;
  }
}
