package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Rule;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.StringValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSerializerTest {

  private static final String A = "stage: one, on: event BOT_FAILED";
  private static final String B = "stage: two, followed-by: event QUEUED";
  private static final String LOOP = A + ", one-or-more: true";
  private static final String EACH_B = "stage: two, followed-by-any: event QUEUED";
  private static final String C = "stage: three, followed-by: event HANDOFF_REQUESTED";

  private final TypeSerializer<Signal> signals =
      TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());
  private final OpenSerializer serializer = new OpenSerializer(signals);

  @ParameterizedTest
  @ValueSource(strings = {A, LOOP})
  void readsWhatItWrote(String first) throws Exception {
    Matcher matcher = matcher(first, B);
    Open open = after(matcher, "a1 a2 a3");

    Open read = read(serializer, written(open));

    assertThat(read).hasSameClassAs(open);
    assertThat(read.size()).isEqualTo(open.size());
    assertThat(read.clockMillis()).isEqualTo(open.clockMillis());
    assertThat(read.dueMillis()).isEqualTo(open.dueMillis());
    assertThat(matcher.onSignal(read, signal("b4")).complete())
        .isNotEmpty()
        .isEqualTo(matcher.onSignal(open, signal("b4")).complete());
  }

  /** When each rule had a timer of its own, its moment stood behind the head, in other forms. */
  @ParameterizedTest
  @ValueSource(strings = {A, LOOP})
  void readsWhatWasWrittenWithATimer(String first) throws Exception {
    Matcher matcher = matcher(first, B);
    Open open = after(matcher, "a1 a2 a3");
    byte[] now = written(open);
    DataOutputSerializer head = new DataOutputSerializer(100);
    StringValue.writeString(open.shape(), head);
    int timer = 1 + head.length() + 2 * Long.BYTES;
    byte[] before =
        ByteBuffer.allocate(now.length + Long.BYTES)
            .put((byte) (now[0] - 2))
            .put(now, 1, timer - 1)
            .putLong(Signals.second(11))
            .put(now, timer, now.length - timer)
            .array();

    Open read = read(serializer, before);

    assertThat(written(read)).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(strings = {A, LOOP})
  void aCopyIsNotTouchedByWhatComesLater(String first) throws Exception {
    Matcher matcher = matcher(first, B);
    Open open = after(matcher, "a1 a2 a3");
    Open copy = serializer.copy(open);

    matcher.onSignal(open, signal("b4"));

    assertThat(copy.clockMillis()).isEqualTo(Signals.second(3));
    assertThat(matcher.onSignal(copy, signal("b4")).complete()).isNotEmpty();
  }

  @Test
  void writesASignalOnceHoweverManyMatchesHoldIt() throws Exception {
    Matcher branching = matcherOf(Rules.rule("rule", A, EACH_B, C).afterMatch("no-skip"));
    int one = written(after(branching, "a1")).length;
    int two = written(after(branching, "a1 b2")).length;
    int four = written(after(branching, "a1 b2 b3 b4")).length;
    int signal = signalLength("b2");

    assertThat(two - one).isBetween(signal, signal + 100);
    assertThat(four - two).isBetween(2 * signal, 2 * (signal + 100));
  }

  @Test
  void itsSnapshotRestoresIt() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(1_000);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<Open> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
    Open open = after(matcher(LOOP, B), "a1");
    assertThat(read(snapshot.restoreSerializer(), written(open)).size()).isEqualTo(open.size());
  }

  private Matcher matcher(String... stages) throws Exception {
    return matcherOf(Rules.rule("rule", stages));
  }

  private Matcher matcherOf(Rules written) throws Exception {
    Rule rule = Rules.set(written).rules().get(0);
    RuleMetrics metrics = new RuleMetrics(new UnregisteredMetricsGroup(), rule.id());
    List<StageCondition> conditions =
        StageCondition.of(rule, new ConditionPool(), metrics::conditionFailed, null);
    return LinearPlan.fits(rule)
        ? new LinearMatcher(rule, rule.shape(), conditions, 10, metrics)
        : new NfaMatcher(rule, rule.shape(), conditions, signals, 10, metrics);
  }

  private byte[] written(Open open) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(1_000);
    serializer.serialize(open, out);
    return out.getCopyOfBuffer();
  }

  private static Open read(TypeSerializer<Open> serializer, byte[] bytes) throws Exception {
    return serializer.deserialize(new DataInputDeserializer(bytes));
  }

  private int signalLength(String word) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(1_000);
    signals.serialize(signal(word), out);
    return out.length();
  }

  private static Open after(Matcher matcher, String words) throws Exception {
    Open open = null;
    for (String word : words.split(" ")) {
      open = matcher.onSignal(open, signal(word)).open();
    }
    return open;
  }

  private static Signal signal(String word) {
    return new Signal("key", Signals.event(word), null);
  }
}
