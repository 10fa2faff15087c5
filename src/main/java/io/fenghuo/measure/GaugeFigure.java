package io.fenghuo.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.types.StringValue;

/**
 * The last value of a field; or, across another field, the last value for each of its values,
 * summed. A value is good for a stated time: a queue that was taken down must not count for ever.
 *
 * <p>At most {@link #MAX_VALUES} values are kept; beyond, the one that was renewed longest ago
 * goes.
 */
final class GaugeFigure implements Figure {

  static final int MAX_VALUES = 10_000;

  private final long goodForMillis;

  /** The one renewed last stands last. */
  private final Map<String, Last> values = new LinkedHashMap<>();

  private double sum;
  private long newestMillis = Long.MIN_VALUE;

  private record Last(long timeMillis, double value) {}

  GaugeFigure(long goodForMillis) {
    this.goodForMillis = goodForMillis;
  }

  static GaugeFigure read(DataInput in) throws IOException {
    GaugeFigure read = new GaugeFigure(in.readLong());
    read.sum = in.readDouble();
    read.newestMillis = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      read.values.put(StringValue.readString(in), new Last(in.readLong(), in.readDouble()));
    }
    return read;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(goodForMillis);
    out.writeDouble(sum);
    out.writeLong(newestMillis);
    out.writeInt(values.size());
    for (Map.Entry<String, Last> entry : values.entrySet()) {
      StringValue.writeString(entry.getKey(), out);
      out.writeLong(entry.getValue().timeMillis());
      out.writeDouble(entry.getValue().value());
    }
  }

  @Override
  public void passTo(long timeMillis) {
    Iterator<Last> eldest = values.values().iterator();
    while (eldest.hasNext()) {
      Last last = eldest.next();
      if (last.timeMillis() + goodForMillis > timeMillis) {
        return;
      }
      eldest.remove();
      sum = values.isEmpty() ? 0 : sum - last.value();
    }
  }

  /** A reading that is older than the last one says nothing new; it is no loss. */
  @Override
  public boolean add(long timeMillis, String whom, double amount, boolean hit) {
    String key = whom == null ? "" : whom;
    Last last = values.get(key);
    if (last != null && last.timeMillis() > timeMillis) {
      return true;
    }
    values.remove(key);
    values.put(key, new Last(timeMillis, amount));
    sum += amount - (last == null ? 0 : last.value());
    newestMillis = Math.max(newestMillis, timeMillis);
    if (values.size() > MAX_VALUES) {
      Iterator<Last> eldest = values.values().iterator();
      sum -= eldest.next().value();
      eldest.remove();
    }
    return true;
  }

  @Override
  public double value(MeasureDefinition definition, boolean above) {
    return values.isEmpty() ? Double.NaN : sum;
  }

  @Override
  public double numerator(MeasureDefinition definition) {
    return sum;
  }

  @Override
  public double denominator(MeasureDefinition definition) {
    return 1;
  }

  @Override
  public double baseline() {
    return Double.NaN;
  }

  @Override
  public long nextChangeMillis() {
    return values.isEmpty()
        ? NEVER
        : values.values().iterator().next().timeMillis() + goodForMillis;
  }

  @Override
  public long emptyAtMillis() {
    return values.isEmpty() ? NEVER : newestMillis + goodForMillis;
  }

  @Override
  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public GaugeFigure copy() {
    GaugeFigure copy = new GaugeFigure(goodForMillis);
    copy.values.putAll(values);
    copy.sum = sum;
    copy.newestMillis = newestMillis;
    return copy;
  }

  @Override
  public int tag() {
    return 7;
  }
}
