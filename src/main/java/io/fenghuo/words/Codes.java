package io.fenghuo.words;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The human names of codes, read once from {@code words/zh.properties} and {@code
 * words/en.properties}, each under {@code field.CODE}: {@code channel.WECHAT = 微信}. A code is found
 * whatever its case, its dashes and its dots; one that the files do not know is shown as it is, for
 * it may be the user's own word.
 */
public final class Codes {

  private static final Map<String, String> ZH = WordFile.read("zh");
  private static final Map<String, String> EN = WordFile.read("en");

  private Codes() {}

  /**
   * @param field the field that holds the code, such as {@code channel}
   */
  public static String zh(String field, String code) {
    return ZH.getOrDefault(key(field, code), code);
  }

  /**
   * @param field the field that holds the code, such as {@code channel}
   */
  public static String en(String field, String code) {
    return EN.getOrDefault(key(field, code), code);
  }

  /** The name of a code, or the code where the files do not know it. */
  public static HumanName name(String field, String code) {
    return new HumanName(zh(field, code), en(field, code));
  }

  /** The names of a code that the files know. */
  static Optional<HumanName> find(String field, String code) {
    String key = key(field, code);
    return Optional.ofNullable(ZH.get(key)).map(zh -> new HumanName(zh, EN.get(key)));
  }

  static Set<String> keys(Locale language) {
    return (language == Locale.CHINESE ? ZH : EN).keySet();
  }

  private static String key(String field, String code) {
    return field + "." + code.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
