package io.fenghuo.words;

import io.fenghuo.words.Figures.Format;
import java.io.Serializable;

/**
 * A figure in a sentence that does not know how it is shown. In Chinese it stands close to the
 * words beside it, as every figure does.
 *
 * @param value a number, or a text such as the level III
 * @param format how a number is shown
 */
public record Figure(Serializable value, Format format) implements Spoken {

  /** A length of time, which may be none. */
  public static Figure length(long millis) {
    return millis == 0 ? new Figure(0, Format.SECONDS) : new Figure(millis, Format.TIME);
  }

  /** A figure that is no number, such as the level III. */
  public static Figure of(Enum<?> value) {
    return new Figure(value.name(), Format.PLAIN);
  }

  @Override
  public String in(Language language) {
    return Figures.show(value, format, language);
  }
}
