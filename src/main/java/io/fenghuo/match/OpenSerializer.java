package io.fenghuo.match;

import io.fenghuo.match.LinearOpen.Match;
import io.fenghuo.match.LinearOpen.Taken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNodeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Saved form of what is open. A signal is written once, however many matches hold it. Signals and
 * what flink-cep keeps are written by their own serializers, whose forms the snapshot records, so
 * that a signal which gains a field later is still read.
 */
final class OpenSerializer extends TypeSerializer<Open> {

  private static final long serialVersionUID = 1;
  private static final byte LINEAR = 3;
  private static final byte NFA = 4;

  /** The same with the moment for which a timer was set, when each rule had its own. */
  private static final byte LINEAR_TIMED = 1;

  private static final byte NFA_TIMED = 2;

  private final TypeSerializer<Signal> signals;
  private final TypeSerializer<NFAState> states;
  private final MapSerializer<EventId, Lockable<Signal>> held;
  private final MapSerializer<NodeId, Lockable<SharedBufferNode>> nodes;
  private final MapSerializer<Long, Integer> counts =
      new MapSerializer<>(LongSerializer.INSTANCE, IntSerializer.INSTANCE);

  OpenSerializer(TypeSerializer<Signal> signals) {
    this(
        signals,
        new NFAStateSerializer(),
        new MapSerializer<>(
            EventId.EventIdSerializer.INSTANCE, new Lockable.LockableTypeSerializer<>(signals)),
        new MapSerializer<>(
            new NodeId.NodeIdSerializer(),
            new Lockable.LockableTypeSerializer<>(new SharedBufferNodeSerializer())));
  }

  private OpenSerializer(
      TypeSerializer<Signal> signals,
      TypeSerializer<NFAState> states,
      MapSerializer<EventId, Lockable<Signal>> held,
      MapSerializer<NodeId, Lockable<SharedBufferNode>> nodes) {
    this.signals = signals;
    this.states = states;
    this.held = held;
    this.nodes = nodes;
  }

  @Override
  public void serialize(Open open, DataOutputView out) throws IOException {
    out.writeByte(open instanceof LinearOpen ? LINEAR : NFA);
    StringValue.writeString(open.shape(), out);
    out.writeLong(open.clockMillis());
    out.writeLong(open.dueMillis());
    if (open instanceof LinearOpen linear) {
      write(linear, out);
    } else {
      NfaOpen nfa = (NfaOpen) open;
      states.serialize(nfa.matches(), out);
      held.serialize(nfa.signals(), out);
      nodes.serialize(nfa.nodes(), out);
      counts.serialize(nfa.counts(), out);
    }
  }

  @Override
  public Open deserialize(DataInputView in) throws IOException {
    byte form = in.readByte();
    String shape = StringValue.readString(in);
    long clock = in.readLong();
    long due = in.readLong();
    if (form == LINEAR_TIMED || form == NFA_TIMED) {
      in.readLong();
    }
    Open open =
        switch (form) {
          case LINEAR, LINEAR_TIMED -> linear(shape, clock, in);
          case NFA, NFA_TIMED ->
              new NfaOpen(
                  shape,
                  clock,
                  states.deserialize(in),
                  held.deserialize(in),
                  nodes.deserialize(in),
                  counts.deserialize(in));
          default -> throw new IOException("Saved matches have the unknown form " + form);
        };
    open.dueMillis(due);
    return open;
  }

  private void write(LinearOpen open, DataOutputView out) throws IOException {
    out.writeLong(open.times().withinMillis());
    out.writeInt(open.steps());
    for (long wait : open.times().waitMillis()) {
      out.writeLong(wait);
    }
    out.writeLong(open.orders());
    List<Taken> taken = new ArrayList<>();
    Map<Taken, Integer> places = places(open, taken);
    out.writeInt(taken.size());
    IdentityHashMap<Signal, Integer> written = new IdentityHashMap<>();
    for (Taken each : taken) {
      out.writeInt(each.step());
      out.writeLong(each.order());
      out.writeInt(each.before() == null ? -1 : places.get(each.before()));
      Integer place = written.putIfAbsent(each.signal(), written.size());
      out.writeInt(place == null ? -1 : place);
      if (place == null) {
        signals.serialize(each.signal(), out);
      }
    }
    for (int step = 0; step < open.steps(); step++) {
      out.writeInt(open.waiting(step).size());
      for (Match match : open.waiting(step)) {
        out.writeLong(match.startMillis());
        out.writeLong(match.startOrder());
        out.writeLong(match.previousMillis());
        out.writeInt(places.get(match.last()));
      }
    }
  }

  private LinearOpen linear(String shape, long clock, DataInputView in) throws IOException {
    long within = in.readLong();
    List<Long> waits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      waits.add(in.readLong());
    }
    long orders = in.readLong();
    List<Taken> taken = new ArrayList<>();
    List<Signal> read = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      int step = in.readInt();
      long order = in.readLong();
      int before = in.readInt();
      int place = in.readInt();
      if (place < 0) {
        place = read.size();
        read.add(signals.deserialize(in));
      }
      taken.add(new Taken(step, order, read.get(place), before < 0 ? null : taken.get(before)));
    }
    LinearOpen open = new LinearOpen(shape, clock, new LinearOpen.Times(within, waits));
    open.orders(orders);
    for (int step = 0; step < waits.size(); step++) {
      for (int left = in.readInt(); left > 0; left--) {
        open.enter(step, in.readLong(), in.readLong(), in.readLong(), taken.get(in.readInt()));
      }
    }
    return open;
  }

  /** Every signal that some match took, each behind the one before it, and its place there. */
  private static Map<Taken, Integer> places(LinearOpen open, List<Taken> taken) {
    IdentityHashMap<Taken, Integer> places = new IdentityHashMap<>();
    Deque<Taken> path = new ArrayDeque<>();
    for (int step = 0; step < open.steps(); step++) {
      for (Match match : open.waiting(step)) {
        for (Taken each = match.last();
            each != null && !places.containsKey(each);
            each = each.before()) {
          path.push(each);
        }
        while (!path.isEmpty()) {
          places.put(path.peek(), taken.size());
          taken.add(path.pop());
        }
      }
    }
    return places;
  }

  @Override
  public Open copy(Open from) {
    Open copy;
    if (from instanceof LinearOpen linear) {
      LinearOpen apart = new LinearOpen(linear.shape(), linear.clockMillis(), linear.times());
      apart.orders(linear.orders());
      for (int step = 0; step < linear.steps(); step++) {
        PriorityQueue<Match> matches = linear.waiting(step);
        apart.waiting(step).addAll(matches);
      }
      copy = apart;
    } else {
      NfaOpen nfa = (NfaOpen) from;
      copy =
          new NfaOpen(
              nfa.shape(),
              nfa.clockMillis(),
              states.copy(nfa.matches()),
              held.copy(nfa.signals()),
              nodes.copy(nfa.nodes()),
              new HashMap<>(nfa.counts()));
    }
    copy.dueMillis(from.dueMillis());
    return copy;
  }

  @Override
  public Open copy(Open from, Open reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public Open deserialize(Open reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<Open> duplicate() {
    return new OpenSerializer(
        signals.duplicate(),
        states.duplicate(),
        (MapSerializer<EventId, Lockable<Signal>>) held.duplicate(),
        (MapSerializer<NodeId, Lockable<SharedBufferNode>>) nodes.duplicate());
  }

  /** Nothing open is no value: a state without it is empty. */
  @Override
  public Open createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenSerializer that && signals.equals(that.signals);
  }

  @Override
  public int hashCode() {
    return signals.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<Open> snapshotConfiguration() {
    return new Snapshot(this);
  }

  /** Records the forms of the parts. */
  public static final class Snapshot extends CompositeTypeSerializerSnapshot<Open, OpenSerializer> {

    private static final int VERSION = 1;

    public Snapshot() {}

    Snapshot(OpenSerializer serializer) {
      super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
      return VERSION;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(OpenSerializer outer) {
      return new TypeSerializer<?>[] {outer.signals, outer.states, outer.held, outer.nodes};
    }

    @Override
    @SuppressWarnings("unchecked") // as they were given above
    protected OpenSerializer createOuterSerializerWithNestedSerializers(
        TypeSerializer<?>[] nested) {
      return new OpenSerializer(
          (TypeSerializer<Signal>) nested[0],
          (TypeSerializer<NFAState>) nested[1],
          (MapSerializer<EventId, Lockable<Signal>>) nested[2],
          (MapSerializer<NodeId, Lockable<SharedBufferNode>>) nested[3]);
    }
  }
}
