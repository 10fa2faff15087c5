package io.fenghuo.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Points in time as senders write them. */
final class JsonTime {

  static final String FORM = "a time as RFC 3339 with its offset or epoch milliseconds";

  private static final long FIRST_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long END_MILLIS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private JsonTime() {}

  static long parse(String name, String text) throws RefusedException {
    OffsetDateTime time;
    try {
      time = OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw JsonFields.wrongType(name, FORM, text);
    }
    long seconds = time.toEpochSecond();
    if (Math.abs(seconds) > END_MILLIS) { // a year of nine digits does not fit into milliseconds
      throw absurd(name, "");
    }
    return check(name, seconds * 1000 + time.getNano() / 1_000_000);
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
        JsonFault.ABSURD_TIME, name + " must lie between 2000-01-01 and 2100-01-01" + hint);
  }

  private static boolean plausible(long millis) {
    return millis >= FIRST_MILLIS && millis < END_MILLIS;
  }
}
