package io.fenghuo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.event.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the bytes, decoding ends with one event or one dead letter, and never throws. */
class EventDecoderPropertyTest {

  private static final Origin ORIGIN = new Origin("in", 0, 0);
  private static final DecodeLimits LIMITS = new DecodeLimits(262_144, 1_000, 300_000);
  private static final int MUTATIONS = 100_000;
  private static final long SEED = 42;
  private static final List<String> GRAFTS =
      List.of(
          "null",
          "-1",
          "1e400",
          "NaN",
          "\"\"",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          "\\ud800",
          "\uFEFF",
          "99999999999999999999",
          "true",
          "\"kind\":\"MENTION\"",
          "\u0000",
          "烽",
          "1800000000");

  @Property
  void arbitraryBytesNeverThrow(@ForAll byte[] value, @ForAll Stream stream) {
    assertOneOutcome(decode(stream, value), value);
  }

  @Property
  void arbitraryTextsNeverThrow(@ForAll String text, @ForAll Stream stream) {
    byte[] value =
        RecordText.common().with("text", '"' + text + '"').with("kind", "\"HEARTBEAT\"").bytes();
    assertOneOutcome(decode(stream, value), value);
  }

  @Example
  void mutatedRecordsNeverThrow() {
    Random random = new Random(SEED);
    Map<Stream, byte[]> good = new EnumMap<>(Stream.class);
    good.put(Stream.TRAFFIC, RecordText.botFailed().with("text", "\"退款 \\u4e00\"").bytes());
    good.put(Stream.SENTIMENT, RecordText.sentiment().with("extra", "{\"a\":[1]}").bytes());
    good.put(Stream.MENTION, RecordText.mention().with("views", "12").bytes());
    int events = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Stream stream = Stream.values()[i % Stream.values().length];
      byte[] value = mutate(good.get(stream), random);
      Ingested ingested = decode(stream, value);
      assertOneOutcome(ingested, value);
      events += ingested.isEvent() ? 1 : 0;
    }
    // Some mutations do no harm, most do.
    assertThat(events).isBetween(MUTATIONS / 100, MUTATIONS / 2);
  }

  private static byte[] mutate(byte[] good, Random random) {
    byte[] value = good;
    for (int i = random.nextInt(3); i >= 0 && value.length > 0; i--) {
      int at = random.nextInt(value.length);
      value =
          switch (random.nextInt(4)) {
            case 0 -> flipped(value, at, random.nextInt(8));
            case 1 -> spliced(value, at, at, GRAFTS.get(random.nextInt(GRAFTS.size())));
            case 2 -> spliced(value, at, at + random.nextInt(value.length - at), "");
            default -> Arrays.copyOf(value, at);
          };
    }
    return value;
  }

  private static byte[] flipped(byte[] value, int at, int bit) {
    byte[] flipped = value.clone();
    flipped[at] ^= (byte) (1 << bit);
    return flipped;
  }

  private static byte[] spliced(byte[] value, int from, int to, String graft) {
    byte[] middle = graft.getBytes(StandardCharsets.UTF_8);
    byte[] spliced = new byte[from + middle.length + value.length - to];
    System.arraycopy(value, 0, spliced, 0, from);
    System.arraycopy(middle, 0, spliced, from, middle.length);
    System.arraycopy(value, to, spliced, from + middle.length, value.length - to);
    return spliced;
  }

  private static Ingested decode(Stream stream, byte[] value) {
    return new EventDecoder(stream, LIMITS).decode(ORIGIN, RecordText.NOON, null, value);
  }

  private static void assertOneOutcome(Ingested ingested, byte[] value) {
    if (ingested.isEvent() == (ingested.deadLetter() != null)) {
      throw new AssertionError("neither or both for " + Arrays.toString(value));
    }
  }
}
