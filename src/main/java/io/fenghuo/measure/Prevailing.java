package io.fenghuo.measure;

import io.fenghuo.words.Codes;
import io.fenghuo.words.Figure;
import io.fenghuo.words.Figures.Format;
import io.fenghuo.words.Message;

/**
 * The value of a field that stands out among what a figure counts: that of at least half of it, and
 * of more than have any other.
 *
 * @param field the field, such as {@code outcome}
 * @param code its value, a word of the job's own vocabulary
 * @param count how many have it
 * @param of how many were counted, those without a value among them; of a share its hits
 */
public record Prevailing(String field, String code, long count, long of) {

  /** As a sentence. */
  public Message says() {
    return Message.of(
        "prevailing",
        "name",
        Codes.name("field", field),
        "value",
        Codes.name(field, code),
        "count",
        plain(count),
        "of",
        plain(of));
  }

  /** In digits alone, as {@code 1000}. */
  private static Figure plain(long count) {
    return new Figure(Long.toString(count), Format.PLAIN);
  }
}
