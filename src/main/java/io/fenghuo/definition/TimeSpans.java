package io.fenghuo.definition;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as users write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 3h}. */
public final class TimeSpans {

  /** What is told to those who write something else. */
  public static final String FORM = "a length of time such as 500ms, 30s, 5m, 3h or 1d";

  /** Nothing that is defined lasts longer. */
  public static final Duration MAX = Duration.ofDays(366);

  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private TimeSpans() {}

  /** The length of time, which may be zero; empty where the text is none. */
  public static Optional<Duration> read(String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }
}
