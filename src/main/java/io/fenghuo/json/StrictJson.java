package io.fenghuo.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reads one JSON object as RFC 8259 has it and nothing looser: UTF-8 without a byte order mark, no
 * name twice, no NaN, nothing after the object. What is deep or long is refused before it costs
 * stack or heap.
 */
public final class StrictJson {

  /** Objects and arrays may be nested this deep, the record itself included. */
  static final int MAX_DEPTH = 64;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  // Names are not canonicalized: a table of the senders' names would outlive the records.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private StrictJson() {}

  /**
   * @param bytes the record's value, or null
   * @param maxBytes a longer record is refused unread
   * @param wanted names of the fields to keep; the others are checked as JSON and skipped
   */
  public static JsonFields read(byte[] bytes, int maxBytes, Predicate<String> wanted)
      throws RefusedException {
    CharBuffer text = text(bytes, maxBytes);
    return parse(text, parser -> object(parser, wanted, false), wanted);
  }

  /**
   * The same of an object in which every field is meant, as in a command: a null is kept, and no
   * reader takes it, for what is left out may ask for more than what is named.
   */
  public static JsonFields readWithNulls(byte[] bytes, int maxBytes) throws RefusedException {
    Predicate<String> all = name -> true;
    return parse(text(bytes, maxBytes), parser -> object(parser, all, true), all);
  }

  /**
   * Reads one JSON object or array whole, as Java's own types: {@code Map}, {@code List}, {@code
   * String}, {@code Long}, {@code Double}, {@code Boolean}. A null is left out of the object or
   * array it stands in. A whole number beyond 64 bits is read as the text of its digits, for it is
   * an id and no quantity.
   *
   * @param bytes the record's value, or null
   * @param maxBytes a longer record is refused unread
   * @param objects makes of each object's fields what stands for it
   */
  public static Object tree(byte[] bytes, int maxBytes, UnaryOperator<Map<String, Object>> objects)
      throws RefusedException {
    return parse(text(bytes, maxBytes), parser -> tree(parser, objects), name -> true);
  }

  /** The same of a text, such as a record that another one carries inside a field. */
  public static Object tree(String text, UnaryOperator<Map<String, Object>> objects)
      throws RefusedException {
    return parse(
        CharBuffer.wrap(text.toCharArray()), parser -> tree(parser, objects), name -> true);
  }

  private static CharBuffer text(byte[] bytes, int maxBytes) throws RefusedException {
    if (bytes == null) {
      throw new RefusedException(RefusalReason.NULL_VALUE, "the record has no value");
    }
    if (bytes.length > maxBytes) {
      throw new RefusedException(
          RefusalReason.TOO_LARGE,
          "the record has " + bytes.length + " bytes, at most " + maxBytes + " are read");
    }
    CharBuffer text = decode(bytes);
    if (isBlank(text)) {
      throw new RefusedException(RefusalReason.EMPTY, "the record is empty");
    }
    if (text.charAt(0) == BYTE_ORDER_MARK) {
      throw new RefusedException(
          RefusalReason.MALFORMED_JSON, "the record starts with a byte order mark");
    }
    return text;
  }

  // Jackson would guess UTF-16 or UTF-32 from the first bytes, and is lenient with surrogates.
  private static CharBuffer decode(byte[] bytes) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new RefusedException(RefusalReason.BAD_UTF8, "the record is not valid UTF-8");
    }
  }

  private static boolean isBlank(CharBuffer text) {
    for (int i = 0; i < text.limit(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  private static <T> T parse(CharBuffer text, Reader<T> reader, Predicate<String> wanted)
      throws RefusedException {
    try (JsonParser parser = FACTORY.createParser(text.array(), 0, text.limit())) {
      try {
        T read = reader.read(parser);
        if (parser.nextToken() != null) {
          throw new RefusedException(
              RefusalReason.MALFORMED_JSON, "something follows the JSON object");
        }
        return read;
      } catch (IOException e) {
        throw refused(e, parser, wanted);
      }
    } catch (IOException e) {
      throw new IllegalStateException("A parser over an array does no input or output", e);
    }
  }

  private static JsonFields object(JsonParser parser, Predicate<String> wanted, boolean keepsNulls)
      throws IOException, RefusedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new RefusedException(RefusalReason.NOT_AN_OBJECT, "the record is not a JSON object");
    }
    Map<String, Object> fields = new HashMap<>(32);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (wanted.test(name) && (keepsNulls || token != JsonToken.VALUE_NULL)) {
        fields.put(name, value(parser, token));
      }
      parser.skipChildren();
    }
    return new JsonFields(fields);
  }

  private static Object tree(JsonParser parser, UnaryOperator<Map<String, Object>> objects)
      throws IOException, RefusedException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
      throw new RefusedException(
          RefusalReason.NOT_AN_OBJECT, "the record is neither a JSON object nor an array");
    }
    return node(parser, token, objects);
  }

  // Recursive to no more than MAX_DEPTH: the parser refuses what is deeper.
  private static Object node(
      JsonParser parser, JsonToken token, UnaryOperator<Map<String, Object>> objects)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken next = parser.nextToken();
        if (next != JsonToken.VALUE_NULL) {
          fields.put(name, node(parser, next, objects));
        }
      }
      return objects.apply(fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        if (next != JsonToken.VALUE_NULL) {
          items.add(node(parser, next, objects));
        }
      }
      return items;
    }
    Object value = value(parser, token);
    return value == JsonFields.Odd.HUGE_INTEGER ? parser.getText() : value;
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NULL -> JsonFields.Odd.NULL;
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? JsonFields.Odd.HUGE_INTEGER
              : (Object) parser.getLongValue();
      default -> JsonFields.Odd.NESTED;
    };
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(JsonParser parser) throws IOException, RefusedException;
  }

  private static RefusedException refused(
      IOException e, JsonParser parser, Predicate<String> wanted) {
    if (e instanceof StreamConstraintsException) {
      return parser.getParsingContext().getNestingDepth() > MAX_DEPTH
          ? new RefusedException(
              RefusalReason.TOO_DEEP, "the record is nested more than " + MAX_DEPTH + " deep")
          : new RefusedException(
              RefusalReason.OUT_OF_RANGE, "the record has a number or a name of absurd length");
    }
    // Jackson has no type of its own for it.
    if (e.getMessage().startsWith("Duplicate field")) {
      String name = parser.getParsingContext().getCurrentName();
      return new RefusedException(
          RefusalReason.DUPLICATE_KEY,
          (wanted.test(name) ? name : "a field that is not read") + " is given twice");
    }
    return new RefusedException(
        RefusalReason.MALFORMED_JSON,
        "the record is not valid JSON near character " + parser.currentLocation().getCharOffset());
  }
}
