package io.fenghuo.mapping;

import io.fenghuo.json.JsonFields;
import io.fenghuo.mapping.Mapping.FieldSource;
import io.fenghuo.mapping.Mapping.TimeUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Turns the times that senders write into those that our own schema has: epoch milliseconds, or a
 * text of RFC 3339, which is left as it is. Whether a time is plausible is not decided here.
 */
final class TimeReader {

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
        source.format().isEmpty()
            ? null
            : pattern(source.format()).withZone(ZoneId.of(source.zone())));
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static DateTimeFormatter pattern(String format) {
    return DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
  }

  Object read(Object value) throws UnmappedException {
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (unit != null) {
      return millis(number(value));
    }
    return format == null ? value : formatted(value);
  }

  private long millis(BigDecimal number) throws UnmappedException {
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
      throw new UnmappedException(
          MappingFault.ABSURD_TIME, name + " must lie between 2000 and 2100, counted in " + unit);
    }
    return millis.longValue();
  }

  /** A number, or the text of one: fractions of a second are often sent so. */
  private BigDecimal number(Object value) throws UnmappedException {
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof String text && text.matches("-?\\d{1,32}(\\.\\d{1,9})?")) {
      return new BigDecimal(text);
    }
    throw new UnmappedException(
        MappingFault.WRONG_TYPE, name + " must be an epoch time in " + unit + ", got no number");
  }

  private Object formatted(Object value) throws UnmappedException {
    if (value instanceof String text) {
      try {
        TemporalAccessor time = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return Instant.from(time).toEpochMilli();
      } catch (DateTimeException | ArithmeticException e) {
        // Told below: the parser's own words would hold the text.
      }
    }
    throw new UnmappedException(
        MappingFault.WRONG_TYPE, name + " must be a time in the form that the mapping gives");
  }
}
