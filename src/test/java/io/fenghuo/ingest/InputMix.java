package io.fenghuo.ingest;

import io.fenghuo.event.EventKind.Stream;
import io.fenghuo.json.RefusalReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Good records of the three input topics with bad ones among them, in an order that a seed gives:
 * every kind of fault that the decoder's tests know, and what only a running job can find.
 */
final class InputMix {

  static final int PARTITIONS = 3;

  /** How often each kind of fault comes. */
  private static final int EACH = 2;

  private static final Map<Stream, Integer> GOOD =
      Map.of(Stream.TRAFFIC, 600, Stream.SENTIMENT, 300, Stream.MENTION, 150);

  private static final long STEP_MILLIS = 1_000;
  private static final long HOUR_MILLIS = 3_600_000;

  /**
   * A record to send.
   *
   * @param fault what is wrong with it, for the reader of a failure; null where nothing is
   * @param reason the reason it must be set aside for; null where it is good
   */
  record Sent(
      Stream stream,
      int partition,
      long timeMillis,
      byte[] key,
      byte[] value,
      String fault,
      RefusalReason reason) {

    boolean isGood() {
      return reason == null;
    }
  }

  private record Bad(String fault, byte[] value, RefusalReason reason) {}

  private final Random random;
  private final List<Sent> records = new ArrayList<>();
  private int ids;

  private InputMix(long seed) {
    this.random = new Random(seed);
  }

  /** All records, to be sent in this order. */
  static List<Sent> of(long seed) {
    InputMix mix = new InputMix(seed);
    Map<Stream, List<Bad>> faults = faults();
    for (Stream stream : Stream.values()) {
      mix.add(stream, faults.get(stream));
    }
    return mix.records;
  }

  private void add(Stream stream, List<Bad> faults) {
    List<Bad> bad = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      bad.addAll(faults);
    }
    Collections.shuffle(bad, random);
    int good = GOOD.get(stream);
    for (int i = 0; i < good; i++) {
      long time = RecordText.NOON + i * STEP_MILLIS;
      int partition = random.nextInt(PARTITIONS);
      add(stream, partition, time, good(stream, time).bytes(), null, null);
      for (int b = bad.size() * i / good; b < bad.size() * (i + 1) / good; b++) {
        Bad next = bad.get(b);
        add(
            stream,
            random.nextInt(PARTITIONS),
            RecordText.NOON,
            next.value(),
            next.fault(),
            next.reason());
      }
      if (i % 50 == 49) {
        // Behind the good one that has just gone to the same partition.
        long late = time - HOUR_MILLIS;
        byte[] value = good(stream, late).bytes();
        add(stream, partition, time, value, "an hour late", RefusalReason.LATE);
      }
      if (i % 50 == 24) {
        byte[] value = good(stream, time + HOUR_MILLIS).bytes();
        add(stream, partition, time, value, "an hour ahead", RefusalReason.FUTURE_TIME);
      }
    }
    if (stream == Stream.TRAFFIC) {
      long time = RecordText.NOON + good * STEP_MILLIS;
      add(stream, 0, time, leak(time).bytes(), null, null);
    }
  }

  private void add(
      Stream stream, int partition, long time, byte[] value, String fault, RefusalReason why) {
    byte[] key =
        switch (random.nextInt(4)) {
          case 0 -> null;
          case 1 -> new byte[2_000];
          default -> ("k" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
        };
    records.add(new Sent(stream, partition, time, key, value, fault, why));
  }

  private RecordText good(Stream stream, long time) {
    RecordText record =
        switch (stream) {
          case TRAFFIC ->
              RecordText.common()
                  .with("kind", "\"BOT_REPLIED\"")
                  .with("sessionId", "\"s" + random.nextInt(50) + "\"")
                  .with("botId", "\"b1\"")
                  .with("latencyMs", "120");
          case SENTIMENT -> RecordText.sentiment().with("emotion", "\"NEUTRAL\"");
          case MENTION -> RecordText.mention().with("polarity", "0.5");
        };
    return at(record, time);
  }

  /** What the job must find among all the rest. */
  private RecordText leak(long time) {
    return at(
        RecordText.common()
            .with("kind", "\"PII_EXPOSED\"")
            .with("source", "\"desk\"")
            .with("dataClass", "\"ID_CARD\"")
            .with("subjectCount", "1200"),
        time);
  }

  private RecordText at(RecordText record, long time) {
    return record.with("eventId", "\"e" + ids++ + "\"").with("eventTime", Long.toString(time));
  }

  private static Map<Stream, List<Bad>> faults() {
    Map<Stream, List<Bad>> faults = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      faults.put(stream, new ArrayList<>());
    }
    for (Arguments row : EventDecoderRefusalTest.badBytes()) {
      Object[] cells = row.get();
      Bad bad = new Bad((String) cells[2], (byte[]) cells[0], (RefusalReason) cells[1]);
      faults.values().forEach(all -> all.add(bad));
    }
    for (Arguments row : EventDecoderRefusalTest.badFields()) {
      Object[] cells = row.get();
      byte[] value = ((RecordText) cells[1]).bytes();
      faults
          .get((Stream) cells[0])
          .add(new Bad((String) cells[3], value, (RefusalReason) cells[2]));
    }
    faults.get(Stream.TRAFFIC).add(hugeText());
    return faults;
  }

  private static Bad hugeText() {
    RecordText record = RecordText.botFailed().with("text", '"' + "烽火".repeat(400_000) + '"');
    return new Bad("a text of 2.4 MB", record.bytes(), RefusalReason.TOO_LARGE);
  }
}
