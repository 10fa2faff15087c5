package io.fenghuo.words;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sentence, or a part of one, that is put into words when it is told: {@link Messages} has the
 * words of each language.
 *
 * @param key which sentence
 * @param arguments by the names of its placeholders: texts, numbers, and messages, which are told
 *     in the language of the whole
 */
public record Message(String key, Map<String, Object> arguments) implements Serializable {

  /** What users have written may be of any length. */
  private static final int MAX_ARGUMENT = 1_000;

  public Message {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /**
   * A message.
   *
   * @param arguments names, each with its value behind it; a list is told with commas
   */
  public static Message of(String key, Object... arguments) {
    Map<String, Object> byName = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      byName.put((String) arguments[i], argument(arguments[i + 1]));
    }
    return new Message(key, byName);
  }

  /** A sentence that nobody has translated: a fault of a file, which is told in English. */
  public static Message inEnglish(String sentence) {
    return of("english", "sentence", sentence);
  }

  /** The sentence in a language. */
  public String in(Language language) {
    return Messages.tell(this, language);
  }

  /** The English sentence. */
  @Override
  public String toString() {
    return in(Language.EN);
  }

  private static Object argument(Object value) {
    if (value instanceof Number || value instanceof Message) {
      return value;
    }
    String text =
        value instanceof List<?> list
            ? String.join(", ", list.stream().map(Object::toString).toList())
            : value.toString();
    return text.length() <= MAX_ARGUMENT ? text : text.substring(0, MAX_ARGUMENT) + "…";
  }
}
