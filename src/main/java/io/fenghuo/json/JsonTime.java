package io.fenghuo.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/** Points in time as senders write them. */
final class JsonTime {

  static final String FORM = "a time as RFC 3339 with its offset or epoch milliseconds";

  private static final int MAX_DIGITS = 18;

  private static final long FIRST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long END_MILLIS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private static final long NOT_UTC = Long.MIN_VALUE;
  private static final int DAY_END = "2000-01-01".length();
  private static final int SECONDS_END = "2000-01-01T00:00:00".length();
  private static final int NANO_DIGITS = 9;

  private JsonTime() {}

  static long parse(String name, String text) throws RefusedException {
    long utcMillis = utcMillis(text);
    if (utcMillis != NOT_UTC) {
      return check(name, utcMillis);
    }
    if (isWhole(text)) {
      return check(name, Long.parseLong(text));
    }
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(asTheLibraryWrites(text));
    } catch (DateTimeException e) {
      throw JsonFields.wrongType(name, FORM, text);
    }
    long seconds = time.toEpochSecond();
    if (Math.abs(seconds) > END_MILLIS) { // a year of nine digits does not fit into milliseconds
      throw absurd(name, "");
    }
    return check(name, seconds * 1000 + time.getNano() / 1_000_000);
  }

  /** Epoch milliseconds in quotes, as languages write them whose numbers are too small for them. */
  private static boolean isWhole(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return false;
    }
    return isWhole(text, 0, text.length());
  }

  private static boolean isWhole(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Ways of writing that leave no doubt: a blank between day and time and any number of digits of a
   * second, which RFC 3339 allows, and an offset without its colon, as in {@code
   * 2026-11-11T08:00:00.000+0800}.
   */
  private static String asTheLibraryWrites(String text) {
    if (text.length() <= SECONDS_END) {
      return text;
    }
    String written =
        withoutFinestDigits(text.charAt(DAY_END) == ' ' ? withAt(text, DAY_END, "T", 1) : text);
    int sign = written.length() - "+0800".length();
    return (written.charAt(sign) == '+' || written.charAt(sign) == '-') && sign >= SECONDS_END
        ? withAt(written, sign + "+08".length(), ":", 0)
        : written;
  }

  /** No clock's figure has them, but that of a language that writes a fraction out. */
  private static String withoutFinestDigits(String text) {
    if (text.charAt(SECONDS_END) != '.') {
      return text;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int kept = Math.min(end, SECONDS_END + 1 + NANO_DIGITS);
    return text.substring(0, kept) + text.substring(end);
  }

  private static String withAt(String text, int place, String put, int instead) {
    return text.substring(0, place) + put + text.substring(place + instead);
  }

  /**
   * Reads {@code 2026-11-11T08:00:00.123Z}, which is how nearly all senders write a time, without
   * the library's parser: that took a tenth of all CPU time of the job. Returns {@link #NOT_UTC}
   * for every other text, faulty ones included.
   */
  private static long utcMillis(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END
        || text.charAt(end) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return NOT_UTC;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int millis = fractionMillis(text, end);
    if (year < 0
        || !isDay(year, month, day)
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || millis < 0) {
      return NOT_UTC;
    }
    long minutes = (LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 60 + minute;
    return (minutes * 60 + second) * 1000 + millis;
  }

  private static boolean isDay(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /** Of what stands between the seconds and the end; negative where that is no fraction. */
  private static int fractionMillis(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int first = SECONDS_END + 1;
    int count = end - first;
    if (text.charAt(SECONDS_END) != '.' || count < 1 || !isWhole(text, first, end)) {
      return -1;
    }
    int millis = digits(text, first, Math.min(end, first + 3));
    return count == 1 ? millis * 100 : count == 2 ? millis * 10 : millis;
  }

  /** At most four digits as a number; negative where there is anything else. */
  private static int digits(String text, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  static long check(String name, long millis) throws RefusedException {
    if (plausible(millis)) {
      return millis;
    }
    if (millis > 0 && millis < FIRST_MILLIS && plausible(millis * 1000)) {
      throw absurd(name, "; it looks like epoch seconds, milliseconds are wanted");
    }
    if (plausible(millis / 1000)) {
      throw absurd(name, "; it looks like epoch microseconds, milliseconds are wanted");
    }
    if (plausible(millis / 1_000_000)) {
      throw absurd(name, "; it looks like epoch nanoseconds, milliseconds are wanted");
    }
    throw absurd(name, "");
  }

  static RefusedException absurd(String name, String hint) {
    return new RefusedException(
        RefusalReason.ABSURD_TIME,
        name,
        name + " must lie between 2000-01-01 and 2100-01-01" + hint);
  }

  static boolean plausible(long millis) {
    return millis >= FIRST_MILLIS && millis < END_MILLIS;
  }
}
