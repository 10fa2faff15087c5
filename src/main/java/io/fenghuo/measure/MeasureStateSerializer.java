package io.fenghuo.measure;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Saved form of {@link MeasureState}. Each value begins with the version of its form, so that a
 * later version of the job reads what an earlier one wrote; figures carry the tag of their family,
 * and a scope the names of its dimensions.
 */
final class MeasureStateSerializer extends TypeSerializerSingleton<MeasureState> {

  static final MeasureStateSerializer INSTANCE = new MeasureStateSerializer();

  private static final int VERSION = 4;
  // It did not say what was last told of a figure beyond a line.
  private static final int WITHOUT_STEPS = 1;
  // It counted nothing beside a figure.
  private static final int WITHOUT_VALUES = 2;
  // No line waited before it went up.
  private static final int WITHOUT_WAITING = 3;

  @Override
  public void serialize(MeasureState state, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    writeScope(state.scope, out);
    writeTimes(state.standings, out);
    out.writeInt(state.countsHash);
    out.writeLong(state.clockMillis);
    out.writeLong(state.firstMillis);
    out.writeLong(state.lastMillis);
    out.writeBoolean(state.told != null);
    if (state.told != null) {
      out.writeDouble(state.told.value());
      out.writeLong(state.told.millis());
    }
    Figure.writeTagged(state.figure, out);
    out.writeBoolean(state.values != null);
    if (state.values != null) {
      state.values.write(out);
    }
    writeTimes(state.reachedSince, out);
  }

  @Override
  public MeasureState deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version < WITHOUT_STEPS || version > VERSION) {
      throw new IOException("Saved measure has form " + version + ", known are 1 to " + VERSION);
    }
    Scope scope = readScope(in);
    Map<String, Long> standings = readTimes(in);
    int countsHash = in.readInt();
    long clockMillis = in.readLong();
    long firstMillis = in.readLong();
    long lastMillis = in.readLong();
    LastTold told =
        version != WITHOUT_STEPS && in.readBoolean()
            ? new LastTold(in.readDouble(), in.readLong())
            : null;
    MeasureState state = new MeasureState(scope, countsHash, Figure.readTagged(in));
    state.standings.putAll(standings);
    state.clockMillis = clockMillis;
    state.firstMillis = firstMillis;
    state.lastMillis = lastMillis;
    state.told = told;
    state.values = version > WITHOUT_VALUES && in.readBoolean() ? ValueCounts.read(in) : null;
    if (version > WITHOUT_WAITING) {
      state.reachedSince.putAll(readTimes(in));
    }
    return state;
  }

  private static void writeTimes(Map<String, Long> byLine, DataOutputView out) throws IOException {
    out.writeByte(byLine.size());
    for (Map.Entry<String, Long> line : byLine.entrySet()) {
      StringValue.writeString(line.getKey(), out);
      out.writeLong(line.getValue());
    }
  }

  private static Map<String, Long> readTimes(DataInputView in) throws IOException {
    Map<String, Long> byLine = new LinkedHashMap<>(2);
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      byLine.put(StringValue.readString(in), in.readLong());
    }
    return byLine;
  }

  private static void writeScope(Scope scope, DataOutputView out) throws IOException {
    int cut = 0;
    for (Dimension dimension : Dimension.values()) {
      cut += dimension.of(scope) == null ? 0 : 1;
    }
    out.writeByte(cut);
    for (Dimension dimension : Dimension.values()) {
      String value = dimension.of(scope);
      if (value != null) {
        StringValue.writeString(dimension.name(), out);
        StringValue.writeString(value, out);
      }
    }
  }

  private static Scope readScope(DataInputView in) throws IOException {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    for (int left = in.readByte(); left > 0; left--) {
      values.put(Dimension.valueOf(StringValue.readString(in)), StringValue.readString(in));
    }
    return new Scope(
        values.get(Dimension.TENANT),
        values.get(Dimension.BRAND),
        values.get(Dimension.LINE),
        values.get(Dimension.REGION),
        values.get(Dimension.CHANNEL),
        values.get(Dimension.SOURCE),
        values.get(Dimension.QUEUE_ID),
        values.get(Dimension.BOT_ID),
        values.get(Dimension.TOPIC_ID),
        values.get(Dimension.SESSION_ID),
        values.get(Dimension.CUSTOMER_ID));
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  /** Never put into a state by mistake: a state without a scope measures nothing. */
  @Override
  public MeasureState createInstance() {
    return null;
  }

  @Override
  public MeasureState copy(MeasureState from) {
    return from.copy();
  }

  @Override
  public MeasureState copy(MeasureState from, MeasureState reuse) {
    return from.copy();
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public MeasureState deserialize(MeasureState reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<MeasureState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Says which serializer wrote the state; the form's version is in each value. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<MeasureState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
