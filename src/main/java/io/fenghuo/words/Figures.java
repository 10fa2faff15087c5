package io.fenghuo.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Shows figures to people. */
public final class Figures {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** How a figure is shown. */
  public enum Format {
    PLAIN,
    /** What is no number. */
    TEXT,
    WHOLE,
    PERCENT,
    TIME,
    /** Seconds, as a length of time. */
    SECONDS;

    /** What is written behind the colon of a placeholder, such as {@code %}; null for another. */
    public static Format of(String word) {
      return switch (word) {
        case "" -> PLAIN;
        case "%" -> PERCENT;
        case "0" -> WHOLE;
        case "time" -> TIME;
        case "seconds" -> SECONDS;
        default -> null;
      };
    }
  }

  private Figures() {}

  /** A figure, or a text as it is; the word for "unknown" for what is absent or no number. */
  public static String show(Object value, Format format, Language language) {
    if (isUnknown(value)) {
      return Message.of("unknown").in(language);
    }
    if (!(value instanceof Number number)) {
      return value.toString();
    }
    return switch (format) {
      case PLAIN, TEXT -> decimal(number.doubleValue(), "#,##0.##");
      case WHOLE -> decimal(number.doubleValue(), "#,##0");
      case PERCENT -> decimal(number.doubleValue() * 100, "#,##0.#") + "%";
      case TIME -> length(number.longValue()).in(language);
      case SECONDS -> seconds(Math.round(number.doubleValue())).in(language);
    };
  }

  static boolean isUnknown(Object value) {
    return value == null || value instanceof Double number && !Double.isFinite(number);
  }

  /** What follows an unknown figure, without the unit that it begins with: "unknown ms". */
  static String withoutUnit(String words, Language language) {
    String rest = words.stripLeading();
    return Arrays.stream(Message.of("units").in(language).split(" "))
        .filter(unit -> beginsWith(rest, unit))
        .max(Comparator.comparingInt(String::length))
        .map(unit -> rest.substring(unit.length()))
        .orElse(words);
  }

  /** Where words have blanks between them, a unit is a whole word. */
  private static boolean beginsWith(String words, String unit) {
    return words.startsWith(unit)
        && (words.length() == unit.length()
            || !isOfAWord(unit.codePointBefore(unit.length()))
            || !isOfAWord(words.codePointAt(unit.length())));
  }

  private static boolean isOfAWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint);
  }

  private static String decimal(double value, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(BigDecimal.valueOf(value));
  }

  private static Message seconds(long seconds) {
    return seconds == 0 ? counted("length.seconds", 0) : length(seconds * SECOND);
  }

  private static Message length(long millis) {
    if (millis == 0) {
      return Message.of("length.now");
    }
    if (millis < SECOND) {
      return counted("length.milliseconds", millis);
    }
    if (millis < MINUTE) {
      // To a tenth of a second.
      return counted("length.seconds", Math.round(millis / 100.0) / 10.0);
    }
    if (millis < HOUR) {
      return two(millis, MINUTE, "length.minutes", SECOND, "length.seconds");
    }
    if (millis < DAY) {
      return two(millis, HOUR, "length.hours", MINUTE, "length.minutes");
    }
    return two(millis, DAY, "length.days", HOUR, "length.hours");
  }

  private static Message two(
      long millis, long large, String largeKey, long small, String smallKey) {
    long rest = millis % large / small;
    Message first = counted(largeKey, millis / large);
    return rest == 0
        ? first
        : Message.of("length.two", "large", first, "small", counted(smallKey, rest));
  }

  private static Message counted(String key, Number count) {
    return Message.of(key, "count", count);
  }
}
