package io.fenghuo.tool.argument;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers and times. */
public final class Figure {

  private Figure() {}

  /** A time with its offset: {@code 2026-11-11T00:00:00+08:00}. */
  public static final class Time implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "must be a time such as 2026-11-11T00:00:00Z or 2026-11-11T08:00:00+08:00, got '"
                + text
                + "'");
      }
    }
  }

  /** A length of time as the config file has them: {@code 10m}, {@code 90s}. */
  public static final class Length implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      try {
        return TimeUtils.parseDuration(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "must be a length of time such as 10m, got '" + text + "'");
      }
    }
  }

  /** How many subtasks an operator may have. */
  public static final class Parallelism implements ITypeConverter<Integer> {

    /** More than any machine of these commands has cores, and fewer than key groups. */
    private static final int MOST = 128;

    @Override
    public Integer convert(String text) {
      try {
        int parallelism = Integer.parseInt(text);
        if (parallelism >= 1 && parallelism <= MOST) {
          return parallelism;
        }
      } catch (NumberFormatException e) {
        throw refused(text);
      }
      throw refused(text);
    }

    private static TypeConversionException refused(String text) {
      return new TypeConversionException(
          "must be a whole number from 1 to " + MOST + ", got '" + text + "'");
    }
  }
}
