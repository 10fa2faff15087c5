package io.fenghuo.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fields of one JSON object. A JSON null reads as absent. Every reader returns null for an
 * absent field, unless it is told that the field is required, and turns nothing of one type into
 * another where that would leave a doubt.
 */
public final class JsonFields {

  /** Longest id, name or code, in characters. */
  public static final int MAX_ID_LENGTH = 256;

  /** Longest text, in bytes of UTF-8. */
  public static final int MAX_TEXT_BYTES = 64 * 1024;

  /**
   * The largest count or length of time: far beyond any desk, and so small that a million of them
   * can be added up.
   */
  public static final long MAX_COUNT = 1_000_000_000_000L;

  /** Up to here a floating-point number says which whole number it is. */
  private static final double MAX_EXACT = 1L << 53;

  /** What is kept of a value that no field can have. */
  enum Odd {
    NESTED,
    HUGE_INTEGER,
    NULL,
    OTHER
  }

  private final Map<String, Object> values;

  JsonFields(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Fields that were made rather than read, to be held to the same rules.
   *
   * @param values {@code String}, {@code Long}, {@code Double} or {@code Boolean} by name; what is
   *     of another type no reader will take
   */
  public static JsonFields of(Map<String, Object> values) {
    Map<String, Object> taken = new HashMap<>();
    values.forEach((name, value) -> taken.put(name, isScalar(value) ? value : odd(value)));
    return new JsonFields(taken);
  }

  private static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  private static Odd odd(Object value) {
    return value instanceof Map || value instanceof List ? Odd.NESTED : Odd.OTHER;
  }

  public Set<String> names() {
    return values.keySet();
  }

  /** Refuses the first field that is null, where nulls were kept. */
  public void refuseNulls() throws RefusedException {
    for (String name : new TreeSet<>(values.keySet())) {
      if (isNull(name)) {
        throw new RefusedException(
            RefusalReason.WRONG_TYPE,
            name,
            name + " must not be null: leave it out or give it a value");
      }
    }
  }

  /** Whether a field is there and null, where nulls were kept. */
  public boolean isNull(String name) {
    return values.get(name) == Odd.NULL;
  }

  public void require(String name) throws RefusedException {
    if (!values.containsKey(name)) {
      throw new RefusedException(RefusalReason.MISSING_FIELD, name, name + " is missing");
    }
  }

  /** An id, name or code: 1 to {@value #MAX_ID_LENGTH} characters, not blank, none of control. */
  public String id(String name) throws RefusedException {
    String id = string(name);
    if (id == null) {
      return null;
    }
    check(!id.isBlank(), name, "must not be blank");
    check(id.length() <= MAX_ID_LENGTH, name, "must have at most " + MAX_ID_LENGTH + " characters");
    check(!hasControl(id), name, "must have no control characters");
    return id;
  }

  public String requiredId(String name) throws RefusedException {
    require(name);
    return id(name);
  }

  /** Free text of at most {@value #MAX_TEXT_BYTES} bytes; may be empty. */
  public String text(String name) throws RefusedException {
    String text = string(name);
    check(
        text == null || utf8Length(text) <= MAX_TEXT_BYTES,
        name,
        "must have at most " + MAX_TEXT_BYTES + " bytes");
    return text;
  }

  /** A whole number from {@code min} to {@code max}; {@code 1.0} is one too. */
  public Long integer(String name, long min, long max) throws RefusedException {
    Object value = whole(values.get(name));
    if (value == null) {
      return null;
    }
    boolean huge = value == Odd.HUGE_INTEGER;
    if (!huge && !(value instanceof Long)) {
      throw wrongType(name, "a whole number", value);
    }
    check(
        !huge && (Long) value >= min && (Long) value <= max,
        name,
        "must be between " + min + " and " + max);
    return (Long) value;
  }

  private static Object whole(Object value) {
    return value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) <= MAX_EXACT
        ? (Object) number.longValue()
        : value;
  }

  /** A count or a length of time: 0 to {@value #MAX_COUNT}. */
  public Long count(String name) throws RefusedException {
    return integer(name, 0, MAX_COUNT);
  }

  /** A number from {@code min} to {@code max}, with or without a fraction. */
  public Double number(String name, double min, double max) throws RefusedException {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    boolean huge = value == Odd.HUGE_INTEGER;
    if (!huge && !(value instanceof Number)) {
      throw wrongType(name, "a number", value);
    }
    double number = huge ? Double.POSITIVE_INFINITY : ((Number) value).doubleValue();
    check(number >= min && number <= max, name, "must be between " + min + " and " + max);
    return number + 0.0; // −0.0 becomes 0.0
  }

  public Boolean bool(String name) throws RefusedException {
    Object value = values.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw wrongType(name, "true or false", value);
    }
    return (Boolean) value;
  }

  /** A text as it is, or a number or truth value in its JSON form. */
  public String scalar(String name) throws RefusedException {
    Object value = values.get(name);
    if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
      return value.toString();
    }
    check(value != Odd.HUGE_INTEGER, name, "must be a number of at most 64 bits");
    return text(name);
  }

  /** One of an enum's constants, spelt as it is. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type) throws RefusedException {
    String word = string(name);
    if (word == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(word)) {
        return constant;
      }
    }
    throw new RefusedException(
        RefusalReason.UNKNOWN_VALUE,
        name,
        name
            + " must be one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.joining(", ")));
  }

  /**
   * A point in time: RFC 3339 with its offset, or epoch milliseconds, be they in quotes or with a
   * fraction; from 2000 to 2099.
   *
   * @return epoch milliseconds
   */
  public Long time(String name) throws RefusedException {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return JsonTime.parse(name, text);
    }
    if (value instanceof Long number) {
      return JsonTime.check(name, number);
    }
    if (value instanceof Double number) {
      return JsonTime.check(name, (long) Math.floor(number));
    }
    if (value == Odd.HUGE_INTEGER) {
      throw JsonTime.absurd(name, "");
    }
    throw wrongType(name, JsonTime.FORM, value);
  }

  /** Whether epoch milliseconds lie where a time must: from 2000 to 2099. */
  public static boolean isPlausibleTime(long millis) {
    return JsonTime.plausible(millis);
  }

  private String string(String name) throws RefusedException {
    Object value = values.get(name);
    if (value != null && !(value instanceof String)) {
      throw wrongType(name, "a text", value);
    }
    String text = (String) value;
    if (text != null && hasLoneSurrogate(text)) {
      // Half a character can be read from an escape but not be written as UTF-8 again.
      throw new RefusedException(RefusalReason.BAD_UTF8, name, name + " has half a surrogate pair");
    }
    return text;
  }

  // A plain loop, as below: a dozen texts of each record come by, and a stream for each costs more.
  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a pair counts for two of its four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private static void check(boolean holds, String name, String rule) throws RefusedException {
    if (!holds) {
      throw new RefusedException(RefusalReason.OUT_OF_RANGE, name, name + " " + rule);
    }
  }

  static RefusedException wrongType(String name, String wanted, Object value) {
    String got =
        value instanceof String
            ? "a text"
            : value instanceof Boolean
                ? "true or false"
                : value == Odd.NESTED
                    ? "an object or array"
                    : value == Odd.OTHER ? "something else" : "a number";
    return new RefusedException(
        RefusalReason.WRONG_TYPE, name, name + " must be " + wanted + ", got " + got);
  }
}
