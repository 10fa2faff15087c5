package io.fenghuo.notify;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletionException;

/**
 * What came of one request.
 *
 * @param status HTTP's; 0 where no response came
 * @param failure why none came; null where one did
 * @param askedMillis how long the receiver wants not to be asked again; 0 where it says nothing
 */
record Answer(int status, String failure, long askedMillis) {

  /** What to do about it. */
  enum Verdict {
    /** Nothing: it is taken. */
    TAKEN,
    /** It will never be taken: what was sent is at fault. */
    REFUSED,
    /**
     * The same again, later: the receiver, the way to it, or the right to use it is missing. Nobody
     * would be paged if an expired password meant that alerts are dropped.
     */
    AGAIN
  }

  static Answer of(HttpResponse<?> response, Instant now) {
    return new Answer(
        response.statusCode(),
        null,
        response.headers().firstValue("Retry-After").map(asked -> millis(asked, now)).orElse(0L));
  }

  static Answer failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return new Answer(0, cause.getClass().getSimpleName(), 0);
  }

  Verdict verdict() {
    if (status >= 200 && status < 300) {
      return Verdict.TAKEN;
    }
    return status == 400 || status == 413 || status == 422 ? Verdict.REFUSED : Verdict.AGAIN;
  }

  /** For a log: the status, or why there is none. */
  String words() {
    return failure == null ? String.valueOf(status) : failure;
  }

  /** RFC 9110: a number of seconds, or a date. */
  private static long millis(String retryAfter, Instant now) {
    String asked = retryAfter.strip();
    if (asked.matches("\\d{1,9}")) {
      return 1000 * Long.parseLong(asked);
    }
    try {
      Instant until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, until.toEpochMilli() - now.toEpochMilli());
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
