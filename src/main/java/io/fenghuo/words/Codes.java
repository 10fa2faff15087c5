package io.fenghuo.words;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The human names of codes, read once from a file per language, such as {@code
 * words/zh.properties}, each under {@code field.CODE}: {@code channel.WECHAT = 微信}. A code is found
 * whatever its case, its dashes and its dots; one that the files do not know is shown as it is, for
 * it may be the user's own word.
 */
public final class Codes {

  private static final Map<Language, Map<String, String>> NAMES =
      Language.all().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  language -> language, language -> WordFile.read(language.code())));

  private Codes() {}

  /**
   * The name of a code, or the code where the files do not know it.
   *
   * @param field the field that holds the code, such as {@code channel}
   */
  public static String in(Language language, String field, String code) {
    String key = key(field, code);
    String name = NAMES.get(language).get(key);
    return name == null ? NAMES.get(Language.EN).getOrDefault(key, code) : name;
  }

  /** The name of a code, or the code where the files do not know it. */
  public static LocalizedText name(String field, String code) {
    return LocalizedText.of(language -> in(language, field, code));
  }

  /** The names of a code that the files know. */
  static Optional<LocalizedText> find(String field, String code) {
    return NAMES.get(Language.EN).containsKey(key(field, code))
        ? Optional.of(name(field, code))
        : Optional.empty();
  }

  static Set<String> keys(Language language) {
    return NAMES.get(language).keySet();
  }

  private static String key(String field, String code) {
    return field + "." + code.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
