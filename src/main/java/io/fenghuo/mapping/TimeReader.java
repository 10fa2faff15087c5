package io.fenghuo.mapping;

import io.fenghuo.json.JsonFields;
import io.fenghuo.json.RefusalReason;
import io.fenghuo.json.RefusedException;
import io.fenghuo.mapping.Mapping.FieldSource;
import io.fenghuo.mapping.Mapping.TimeUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns the times that senders write into those that our own schema has: epoch milliseconds, or a
 * text of RFC 3339, which is left as it is. Whether a time is plausible is not decided here.
 */
final class TimeReader {

  /** An afternoon in the last days of a year, which belong to the first week of the next. */
  private static final Instant TRIED = Instant.parse("2025-12-30T17:45:37.123Z");

  private static final Pattern ZONES = Pattern.compile("[XxZzVvO]");
  private static final Pattern MINUTES_BEHIND_HOURS = Pattern.compile("[HhKk]m");

  private static final char QUOTE = '\'';

  /** A longer number is none of a time, nor fits it into 64 bits. */
  private static final int MAX_DIGITS = 18;

  private final String name;
  private final TimeUnit unit;
  private final DateTimeFormatter format;

  private TimeReader(String name, TimeUnit unit, DateTimeFormatter format) {
    this.name = name;
    this.unit = unit;
    this.format = format;
  }

  static TimeReader of(String name, FieldSource source) {
    return new TimeReader(
        name,
        source.unit(),
        source.format().isEmpty() ? null : pattern(source.format()).withZone(zone(source)));
  }

  /** The zone of times whose text tells none. */
  static ZoneId zone(FieldSource source) {
    return source.zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(source.zone());
  }

  /** Whether every text of this form tells its zone, or how far it is from UTC. */
  static boolean tellsZone(String format) {
    String always = letters(format).replaceAll("\\[[^\\]]*\\]", "");
    return ZONES.matcher(always).find();
  }

  /**
   * Whether minutes, where there are any, stand behind the hour. In {@code yyyy-mm-dd HH:MM} they
   * do not: it reads every tenth of May as the tenth of some other month.
   */
  static boolean hasMinutesBehindHours(String format) {
    String units = letters(format).replaceAll("[^A-Za-z]|a", "").replaceAll("(.)\\1+", "$1");
    return units.indexOf('m') < 0 || MINUTES_BEHIND_HOURS.matcher(units).find();
  }

  /**
   * Reads what lies on the calendar alone: no 29 February of an ordinary year. A year without its
   * era is then what {@code u} stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  static DateTimeFormatter pattern(String format) {
    return DateTimeFormatter.ofPattern(withoutEra(format), Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * A time as the format writes it, which nobody who writes times so can mean; empty where all is
   * well: {@code YYYY} is the year of a week, {@code DD} the day of a year, {@code hh} an hour of
   * half a day, and a day alone no time.
   *
   * @param format one that {@link #pattern} takes
   */
  static Optional<String> misread(String format, ZoneId zone) {
    DateTimeFormatter zoned = pattern(format).withZone(zone);
    String written = zoned.format(TRIED);
    String letters = letters(format);
    boolean isOfTheYear = letters.indexOf('D') >= 0 && letters.indexOf('M') >= 0;
    return isOfTheYear || !isRead(zoned, written) ? Optional.of(written) : Optional.empty();
  }

  private static boolean isRead(DateTimeFormatter format, String written) {
    try {
      Instant read = instant(format, written);
      return format.format(read).equals(written)
          && !read.isBefore(TRIED.truncatedTo(ChronoUnit.MINUTES));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Instant instant(DateTimeFormatter format, String text) {
    return Instant.from(format.parseBest(text, ZonedDateTime::from, LocalDateTime::from));
  }

  private static String withoutEra(String format) {
    if (letters(format).indexOf('G') >= 0) {
      return format;
    }
    StringBuilder written = new StringBuilder(format.length());
    boolean isQuoted = false;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      isQuoted ^= c == QUOTE;
      written.append(c == 'y' && !isQuoted ? 'u' : c);
    }
    return written.toString();
  }

  /** Without what stands in quotes. */
  private static String letters(String format) {
    return format.replaceAll("'[^']*'", "");
  }

  Object read(Object value) throws RefusedException {
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (unit != null) {
      return millis(number(value));
    }
    return format == null ? value : formatted(value);
  }

  private long millis(BigDecimal number) throws RefusedException {
    int shift =
        switch (unit) {
          case SECONDS -> 3;
          case MILLIS -> 0;
          case MICROS -> -3;
          case NANOS -> -6;
        };
    BigDecimal millis = number.scaleByPowerOfTen(shift).setScale(0, RoundingMode.FLOOR);
    // Told here, for the checks behind would take the number for milliseconds and guess amiss.
    if (millis.precision() > MAX_DIGITS || !JsonFields.isPlausibleTime(millis.longValue())) {
      throw new RefusedException(
          RefusalReason.ABSURD_TIME, name + " must lie between 2000 and 2100, counted in " + unit);
    }
    return millis.longValue();
  }

  /** A number, or the text of one: fractions of a second are often sent so. */
  private BigDecimal number(Object value) throws RefusedException {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof String text && text.matches("-?\\d{1,32}(\\.\\d{1,9})?")) {
      return new BigDecimal(text);
    }
    throw new RefusedException(
        RefusalReason.WRONG_TYPE, name + " must be an epoch time in " + unit + ", got no number");
  }

  private Object formatted(Object value) throws RefusedException {
    if (value instanceof String text) {
      try {
        return instant(format, text).toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // Told below: the parser's own words would hold the text.
      }
    }
    throw new RefusedException(
        RefusalReason.WRONG_TYPE, name + " must be a time in the form that the mapping gives");
  }
}
