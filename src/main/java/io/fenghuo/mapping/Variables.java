package io.fenghuo.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** The values that a mapping's expressions read, by their names. */
final class Variables implements Function<String, Object> {

  /** What an expression on a whole record may read. */
  static final Set<String> OF_RECORD = Set.of("m", "key", "headers", "topic", "recordTime");

  /** What an expression on one item of a record's list may read. */
  static final Set<String> OF_ITEM =
      Set.of("m", "key", "headers", "topic", "recordTime", "item", "index");

  private final SourceRecord record;
  private final Object item;
  private final Long index;

  private Variables(SourceRecord record, Object item, Long index) {
    this.record = record;
    this.item = item;
    this.index = index;
  }

  static Variables of(SourceRecord record) {
    return new Variables(record, null, null);
  }

  Variables with(Object item, long index) {
    return new Variables(record, item, index);
  }

  @Override
  public Object apply(String name) {
    return switch (name) {
      case "m" -> record.json();
      case "key" -> text(record.key());
      case "headers" -> record.headers().get();
      case "topic" -> record.origin().topic();
      case "recordTime" ->
          record.timeMillis() < 0 ? null : Instant.ofEpochMilli(record.timeMillis());
      case "item" -> item;
      case "index" -> index;
      default -> null;
    };
  }

  /** Null where the bytes are no text. */
  private static String text(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
