package io.fenghuo.definition;

import io.fenghuo.words.Language;
import io.fenghuo.words.LocalizedText;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Reads a text that people read, such as {@code { zh: 机器人失败, en: bots failing }}. Chinese and
 * English are required; every further {@link Language} may be left out.
 */
public final class TextReader {

  private TextReader() {}

  /** The text. */
  public static LocalizedText read(Yaml at) {
    return read(at, (written, language) -> {});
  }

  /**
   * The text.
   *
   * @param check looks at what is written in a language, and notes its faults
   */
  public static LocalizedText read(Yaml at, BiConsumer<Yaml, Language> check) {
    String zh = at.text("zh");
    String en = at.text("en");
    Map<String, String> further = new TreeMap<>();
    for (Language language : Language.further()) {
      if (at.has(language.code())) {
        further.put(language.code(), at.text(language.code()));
      }
    }
    for (Language language : Language.all()) {
      if (at.has(language.code())) {
        check.accept(at.at(language.code()), language);
      }
    }
    at.noOthers();
    return new LocalizedText(zh, en, further);
  }
}
