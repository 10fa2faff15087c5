package io.fenghuo.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sentence, or a part of one, that is put into words when it is told: {@link Messages} has the
 * words of each language.
 *
 * @param key which sentence
 * @param arguments by the names of its placeholders: texts, numbers, and what has its words in
 *     every language, which is told in that of the whole
 */
public record Message(String key, Map<String, Object> arguments) implements Spoken {

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

  /**
   * One of two messages, for one and for any other number, which is its {@code count}.
   *
   * @param key of both, which end in {@code .one} and {@code .many}
   */
  public static Message counted(String key, long count, Object... arguments) {
    return of(key + (count == 1 ? ".one" : ".many"), arguments).with("count", count);
  }

  /** The message with further arguments. */
  public Message with(Object... more) {
    Map<String, Object> all = new LinkedHashMap<>(arguments);
    all.putAll(of(key, more).arguments);
    return new Message(key, all);
  }

  /** Names one behind the other, such as {@code A, B and C}. */
  public static Message and(List<?> names) {
    int last = names.size() - 1;
    return last < 1
        ? listed(names)
        : of("list.last", "first", listed(names.subList(0, last)), "second", names.get(last));
  }

  /** Names one behind the other, such as {@code A, B, C}. */
  public static Message listed(List<?> names) {
    return joined("list.next", names);
  }

  /** Clauses of a sentence one behind the other. */
  public static Message clauses(List<?> clauses) {
    return joined("clauses.next", clauses);
  }

  /**
   * Any number of words one behind the other.
   *
   * @param key of what joins the {@code first} of them and the {@code second}
   */
  public static Message joined(String key, List<?> items) {
    if (items.isEmpty()) {
      return of("list.none");
    }
    Message all = of("list.one", "first", items.get(0));
    for (Object next : items.subList(1, items.size())) {
      all = of(key, "first", all, "second", next);
    }
    return all;
  }

  /** The sentence in a language. */
  @Override
  public String in(Language language) {
    return Messages.tell(this, language);
  }

  /** The English sentence. */
  @Override
  public String toString() {
    return in(Language.EN);
  }

  private static Object argument(Object value) {
    if (value instanceof Number || value instanceof Spoken) {
      return value;
    }
    String text =
        value instanceof List<?> list
            ? String.join(", ", list.stream().map(Object::toString).toList())
            : value.toString();
    return text.length() <= MAX_ARGUMENT ? text : text.substring(0, MAX_ARGUMENT) + "…";
  }
}
