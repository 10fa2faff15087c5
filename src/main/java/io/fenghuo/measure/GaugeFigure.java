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
 * summed. A queue that was taken down must not count for ever: a value is good for a stated time,
 * and not when others go on reporting without it, {@link Contributor#isOutlived}. An only one has
 * no others: it is good for {@link Contributor#patienceAlone}, by the time to which the rest of the
 * desk goes on.
 *
 * <p>At most {@link #MAX_VALUES} values are kept; beyond, the one that was renewed longest ago
 * goes. Who is outlived is looked for once in {@link #SWEEP_MILLIS}, so that an event does not cost
 * a look at all of them.
 */
final class GaugeFigure implements Figure {

  static final int MAX_VALUES = 10_000;

  private static final long SWEEP_MILLIS = 30_000;

  private final long goodForMillis;

  /**
   * Whether one that has reported once is expected to report as often as the others: a queue is, a
   * mention is not.
   */
  private final boolean alike;

  /** The one renewed last stands last. */
  private final Map<String, Contributor> values = new LinkedHashMap<>();

  private double sum;
  private long newestMillis = Long.MIN_VALUE;

  /** Since when some of them have reported without a pause. */
  private long talkingSinceMillis = Long.MIN_VALUE;

  private long sweptMillis = Long.MIN_VALUE;

  /** How far all of the input has come; not saved, for it is told before each event. */
  private long settledMillis = Long.MIN_VALUE;

  GaugeFigure(long goodForMillis, boolean alike) {
    this.goodForMillis = goodForMillis;
    this.alike = alike;
  }

  /** The form that is written now. */
  static GaugeFigure read(DataInput in) throws IOException {
    long goodForMillis = in.readLong();
    GaugeFigure read = new GaugeFigure(goodForMillis, in.readBoolean());
    read.sum = in.readDouble();
    read.newestMillis = in.readLong();
    read.talkingSinceMillis = in.readLong();
    read.sweptMillis = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      read.values.put(
          StringValue.readString(in),
          new Contributor(in.readLong(), in.readDouble(), in.readLong(), in.readBoolean()));
    }
    return read;
  }

  /** The form of before values knew how often they are renewed. */
  static GaugeFigure readWithoutGaps(DataInput in) throws IOException {
    GaugeFigure read = new GaugeFigure(in.readLong(), false);
    read.sum = in.readDouble();
    read.newestMillis = in.readLong();
    read.talkingSinceMillis = read.newestMillis;
    read.sweptMillis = read.newestMillis;
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      read.values.put(
          StringValue.readString(in), Contributor.first(in.readLong(), in.readDouble()));
    }
    return read;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(goodForMillis);
    out.writeBoolean(alike);
    out.writeDouble(sum);
    out.writeLong(newestMillis);
    out.writeLong(talkingSinceMillis);
    out.writeLong(sweptMillis);
    out.writeInt(values.size());
    for (Map.Entry<String, Contributor> entry : values.entrySet()) {
      StringValue.writeString(entry.getKey(), out);
      out.writeLong(entry.getValue().timeMillis());
      out.writeDouble(entry.getValue().value());
      out.writeLong(entry.getValue().gapMillis());
      out.writeBoolean(entry.getValue().counts());
    }
  }

  @Override
  public void passTo(long timeMillis) {
    Iterator<Contributor> eldest = values.values().iterator();
    while (eldest.hasNext()) {
      Contributor last = eldest.next();
      if (goodUntil(last) > timeMillis) {
        return;
      }
      remove(eldest, last);
    }
  }

  private long goodUntil(Contributor last) {
    boolean isAlone = alike && values.size() == 1 && last.gapMillis() != Contributor.NO_GAP;
    return last.timeMillis()
        + (isAlone
            ? Math.min(goodForMillis, Contributor.patienceAlone(last.gapMillis()))
            : goodForMillis);
  }

  /** A reading that is older than the last one says nothing new; it is no loss. */
  @Override
  public boolean add(int part, long timeMillis, String whom, double amount, boolean hit) {
    String key = whom == null ? "" : whom;
    Contributor last = values.get(key);
    if (last != null && last.timeMillis() > timeMillis) {
      return true;
    }
    values.remove(key);
    Contributor renewed =
        last == null ? Contributor.first(timeMillis, amount) : last.renewed(timeMillis, amount);
    values.put(key, renewed);
    sum += amount - (last == null ? 0 : last.counted());
    if (newestMillis == Long.MIN_VALUE
        || timeMillis - newestMillis > Contributor.patience(renewed.gapMillis())) {
      talkingSinceMillis = timeMillis;
    }
    newestMillis = Math.max(newestMillis, timeMillis);
    if (values.size() > MAX_VALUES) {
      Iterator<Contributor> eldest = values.values().iterator();
      remove(eldest, eldest.next());
    }
    sweep();
    return true;
  }

  @Override
  public void settle(long timeMillis) {
    settledMillis = timeMillis;
  }

  /** By what all of the input has come to: a queue whose partition lags behind is not silent. */
  private void sweep() {
    long now = Math.min(newestMillis, settledMillis);
    if (values.size() < 2 || now < sweptMillis + SWEEP_MILLIS) {
      return;
    }
    sweptMillis = now;
    long usualGap = alike ? usualGapMillis(now) : Contributor.NO_GAP;
    for (Map.Entry<String, Contributor> entry : values.entrySet()) {
      Contributor last = entry.getValue();
      if (last.counts() && last.isOutlived(now, talkingSinceMillis, usualGap)) {
        entry.setValue(last.outlived());
        sum -= last.value();
      }
    }
  }

  /** The longest gap of those who are not silent, or {@link Contributor#NO_GAP}. */
  private long usualGapMillis(long now) {
    long usual = Contributor.NO_GAP;
    for (Contributor each : values.values()) {
      if (!each.isOutlived(now, talkingSinceMillis, Contributor.NO_GAP)) {
        usual = Math.max(usual, each.gapMillis());
      }
    }
    return usual;
  }

  private void remove(Iterator<Contributor> at, Contributor gone) {
    at.remove();
    sum = values.isEmpty() ? 0 : sum - gone.counted();
  }

  @Override
  public double value(FigureDefinition definition, boolean above) {
    return values.isEmpty() ? Double.NaN : sum;
  }

  @Override
  public double numerator(FigureDefinition definition) {
    return value(definition, true);
  }

  @Override
  public double denominator(FigureDefinition definition) {
    return 1;
  }

  @Override
  public double baseline() {
    return Double.NaN;
  }

  @Override
  public long nextChangeMillis() {
    return values.isEmpty() ? NEVER : goodUntil(values.values().iterator().next());
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
    GaugeFigure copy = new GaugeFigure(goodForMillis, alike);
    copy.values.putAll(values);
    copy.sum = sum;
    copy.newestMillis = newestMillis;
    copy.talkingSinceMillis = talkingSinceMillis;
    copy.sweptMillis = sweptMillis;
    return copy;
  }

  @Override
  public int tag() {
    return 8;
  }
}
