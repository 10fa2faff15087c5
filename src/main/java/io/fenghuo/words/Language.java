package io.fenghuo.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A language in which sentences are told. {@code words/languages} lists them; each has its files
 * beside it. Chinese and English are always there: every rule has its texts in both.
 *
 * @param code of ISO 639, such as {@code zh}
 * @param ideographic whether its words stand without blanks between them and its sentences end in
 *     the full stop 。
 */
public record Language(String code, boolean ideographic) implements Serializable {

  private static final List<Language> ALL = read();

  public static final Language ZH = of("zh");
  public static final Language EN = of("en");

  /** Every language, Chinese and English before the others. */
  public static List<Language> all() {
    return ALL;
  }

  /** What is told in these languages beside Chinese and English; often none. */
  public static List<Language> further() {
    return ALL.subList(2, ALL.size());
  }

  /** The end of a field's name in this language, such as {@code Zh} in {@code nameZh}. */
  public String suffix() {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
  }

  /** What ends a sentence. */
  String fullStop() {
    return ideographic ? "。" : ".";
  }

  /** What stands between two sentences. */
  String blank() {
    return ideographic ? "" : " ";
  }

  private static Language of(String code) {
    return ALL.stream().filter(language -> language.code.equals(code)).findFirst().orElseThrow();
  }

  private static List<Language> read() {
    try (InputStream in = Language.class.getResourceAsStream("/words/languages")) {
      if (in == null) {
        throw new IllegalStateException("/words/languages is missing from the jar");
      }
      List<Language> all =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(Language::parse)
              .toList();
      if (all.size() < 2 || !all.get(0).code.equals("zh") || !all.get(1).code.equals("en")) {
        throw new IllegalStateException("/words/languages must begin with zh and en, has " + all);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("/words/languages cannot be read", e);
    }
  }

  private static Language parse(String line) {
    String[] words = line.split("\\s+");
    boolean ideographic = words.length == 2 && words[1].equals("ideographic");
    if (!words[0].matches("[a-z]{2,3}") || words.length > (ideographic ? 2 : 1)) {
      throw new IllegalStateException(
          "/words/languages has a line that is no code with or without 'ideographic': " + line);
    }
    return new Language(words[0], ideographic);
  }
}
