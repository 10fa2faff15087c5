package io.fenghuo.words;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text that people read: a name, a sentence. It is in Chinese and English, and may be in further
 * languages.
 *
 * @param zh Chinese
 * @param en English; a name can stand within a sentence
 * @param further by the code of the {@link Language}; null as in none
 */
public record LocalizedText(String zh, String en, Map<String, String> further) implements Spoken {

  private static final String ENDS = ".!?;…。！？；";

  /** A text in Chinese and English only. */
  public LocalizedText(String zh, String en) {
    this(zh, en, Map.of());
  }

  /** The words of something in every language. */
  public static LocalizedText of(Spoken words) {
    Map<String, String> further = new TreeMap<>();
    Language.further().forEach(language -> further.put(language.code(), words.in(language)));
    return new LocalizedText(words.in(Language.ZH), words.in(Language.EN), further);
  }

  /** The text in a language, or in English where it is not translated. */
  @Override
  public String in(Language language) {
    if (language.equals(Language.ZH)) {
      return zh;
    }
    return further == null ? en : further.getOrDefault(language.code(), en);
  }

  /** Each of its texts changed in the same way. */
  public LocalizedText map(UnaryOperator<String> change) {
    return of(language -> change.apply(in(language)));
  }

  /** Whether there is nothing to read. */
  public boolean isEmpty() {
    return en.isEmpty();
  }

  /** This sentence, which its author may have left without a full stop, and another behind it. */
  public LocalizedText then(LocalizedText next) {
    return of(
        language ->
            ended(in(language), language.fullStop()) + language.blank() + next.in(language));
  }

  /** Whole sentences one behind the other. */
  public static LocalizedText sentences(List<LocalizedText> sentences) {
    return of(
        language ->
            sentences.stream()
                .map(sentence -> sentence.in(language))
                .collect(Collectors.joining(language.blank())));
  }

  private static String ended(String sentence, String stop) {
    boolean isEnded =
        !sentence.isEmpty() && ENDS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
    return isEnded ? sentence : sentence + stop;
  }
}
