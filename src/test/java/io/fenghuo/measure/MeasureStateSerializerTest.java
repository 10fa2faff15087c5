package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.event.Dimension;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Scope;
import io.fenghuo.testing.Events;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class MeasureStateSerializerTest {

  /** What version 1 wrote for {@link #state}; savepoints hold it, so it must be read for ever. */
  private static final String VERSION_1 =
      "01020754454e414e540573686f70064252414e440561636d650105686967687fffffffffffffff00"
          + "00002a000000000000ee4800000000000003e8000000000000f03c0200000000000003e80000003c"
          + "000000000000003d000000020000000100000000000000020000001e000000000000000100000000"
          + "000000010000000000000001";

  @Test
  void readsWhatVersion1Wrote() throws IOException {
    MeasureState read = read(HexFormat.of().parseHex(VERSION_1));

    assertThat(read.scope).isEqualTo(state().scope);
    assertThat(read.standings).containsExactly(Map.entry("high", Line.UP));
    assertThat(read.clockMillis).isEqualTo(61_000);
    assertThat(read.firstMillis).isEqualTo(1_000);
    assertThat(read.lastMillis).isEqualTo(61_500);
    MeasureDefinition share =
        Measures.one(
            """
            figure: share
            hit: kind == 'BOT_FAILED'
            scope: tenant
            on: BOT_FAILED
            window: 1m
            lines: [{ id: high, above: 0.2 }]
            """);
    assertThat(read.figure.numerator(share.figure())).isEqualTo(2);
    assertThat(read.figure.denominator(share.figure())).isEqualTo(3);
    assertThat(read.figure.nextChangeMillis()).isEqualTo(90_000);
  }

  @Test
  void givesBackWhatWasLastToldOfAFigure() throws IOException {
    MeasureState state = state();
    state.told = new LastTold(0.35, 61_000);

    assertThat(read(write(state)).told).isEqualTo(state.told);
    assertThat(read(write(state())).told).isNull();
  }

  /** What version 2 wrote: the same, and that nothing was told of the figure. */
  @Test
  void readsWhatVersion2Wrote() throws IOException {
    String figure = "0200000000000003e80000003c";
    String version2 = "02" + VERSION_1.substring(2).replace(figure, "00" + figure);

    MeasureState read = read(HexFormat.of().parseHex(version2));

    assertThat(read.told).isNull();
    assertThat(read.values).isNull();
    assertThat(read.figure.nextChangeMillis()).isEqualTo(90_000);
  }

  @Test
  void givesBackWhatWasCountedBesideAFigure() throws IOException {
    MeasureState state = state();
    state.values = new ValueCounts("outcome", 1_000, 60);
    state.values.passTo(61_000);
    state.values.add(30_000, "TIMEOUT");
    state.values.add(61_000, "DEPENDENCY");
    state.values.add(61_000, "DEPENDENCY");

    ValueCounts read = read(write(state)).values;

    assertThat(read.prevailing(3)).isEqualTo(new Prevailing("outcome", "DEPENDENCY", 2, 3));
    read.passTo(120_999);
    assertThat(read.prevailing(2)).isEqualTo(new Prevailing("outcome", "DEPENDENCY", 2, 2));
    read.passTo(121_000);
    assertThat(read.prevailing(0)).isNull();
    assertThat(read(write(state())).values).isNull();
  }

  @Test
  void refusesAFormThatItDoesNotKnow() throws IOException {
    byte[] bytes = write(state());
    bytes[0] = 9;

    assertThatThrownBy(() -> read(bytes)).hasMessage("Saved measure has form 9, known are 1 to 4");
  }

  /** Three events of which two hit, in buckets of a second. */
  private static MeasureState state() {
    Scope scope =
        Scope.of(
                Events.at(0, EventKind.BOT_FAILED).build(),
                List.of(Dimension.TENANT, Dimension.BRAND))
            .orElseThrow();
    Figure figure = new ShareFigure(1_000, 60);
    figure.passTo(61_000);
    figure.add(0, 30_000, null, 0, true);
    figure.add(0, 61_000, null, 0, true);
    figure.add(0, 61_000, null, 0, false);
    MeasureState state = new MeasureState(scope, 42, figure);
    state.standings.put("high", Line.UP);
    state.clockMillis = 61_000;
    state.firstMillis = 1_000;
    state.lastMillis = 61_500;
    return state;
  }

  static byte[] write(MeasureState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    MeasureStateSerializer.INSTANCE.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  static MeasureState read(byte[] bytes) throws IOException {
    return MeasureStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
  }
}
