package io.fenghuo.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Shows figures to people. */
public final class Figures {

  /** How events and scopes write what nobody knows. */
  static final String UNKNOWN = "unknown";

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** How a figure is shown. */
  public enum Format {
    PLAIN,
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
    if (value == null || value instanceof Double number && !Double.isFinite(number)) {
      return unknown(language);
    }
    if (!(value instanceof Number number)) {
      return value.equals(UNKNOWN) ? unknown(language) : value.toString();
    }
    return switch (format) {
      case PLAIN -> decimal(number.doubleValue(), "#,##0.##");
      case WHOLE -> decimal(number.doubleValue(), "#,##0");
      case PERCENT -> decimal(number.doubleValue() * 100, "#,##0.#") + "%";
      case TIME -> time(number.longValue(), language);
      case SECONDS -> seconds(Math.round(number.doubleValue()), language);
    };
  }

  private static String unknown(Language language) {
    return language == Language.ZH ? "未知" : UNKNOWN;
  }

  private static String decimal(double value, String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(BigDecimal.valueOf(value));
  }

  private static String seconds(long seconds, Language language) {
    if (seconds == 0) {
      return language == Language.ZH ? "0秒" : "0 s";
    }
    return time(seconds * SECOND, language);
  }

  private static String time(long millis, Language language) {
    boolean zh = language == Language.ZH;
    if (millis == 0) {
      return zh ? "此刻" : "now";
    }
    if (millis < SECOND) {
      return millis + (zh ? "毫秒" : " ms");
    }
    if (millis < MINUTE) {
      return decimal(millis / (double) SECOND, "0.#") + (zh ? "秒" : " s");
    }
    if (millis < HOUR) {
      return two(millis, MINUTE, zh ? "分钟" : " min", SECOND, zh ? "秒" : " s", zh);
    }
    if (millis < DAY) {
      return two(millis, HOUR, zh ? "小时" : " h", MINUTE, zh ? "分钟" : " min", zh);
    }
    return two(millis, DAY, zh ? "天" : " d", HOUR, zh ? "小时" : " h", zh);
  }

  private static String two(
      long millis, long large, String largeName, long small, String smallName, boolean zh) {
    long rest = millis % large / small;
    String first = millis / large + largeName;
    return rest == 0 ? first : first + (zh ? "" : " ") + rest + smallName;
  }
}
