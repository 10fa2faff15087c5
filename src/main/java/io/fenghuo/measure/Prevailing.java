package io.fenghuo.measure;

import io.fenghuo.words.Codes;

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

  /** As a sentence in Chinese. */
  public String zh() {
    String of = "（" + this.of + "次中" + count + "次）。";
    return "主要" + Codes.zh("field", field) + "：" + Codes.zh(field, code) + of;
  }

  /** As a sentence in English. */
  public String en() {
    return "Prevailing "
        + Codes.en("field", field)
        + ": "
        + Codes.en(field, code)
        + " ("
        + count
        + " of "
        + of
        + ").";
  }
}
