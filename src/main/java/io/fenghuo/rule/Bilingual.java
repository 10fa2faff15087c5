package io.fenghuo.rule;

import io.fenghuo.words.Language;
import io.fenghuo.words.Message;
import io.fenghuo.words.Spoken;

/**
 * A text that operators read, in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Bilingual(String zh, String en) implements Spoken {

  private static final String ENDS = ".!?;…。！？；";

  /** A message in both languages. */
  public static Bilingual of(Message message) {
    return new Bilingual(message.in(Language.ZH), message.in(Language.EN));
  }

  @Override
  public String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }

  /** This sentence, which its author may have left without a full stop, and another behind it. */
  public Bilingual then(Bilingual next) {
    return new Bilingual(ended(zh, "。") + next.zh, ended(en, ".") + " " + next.en);
  }

  private static String ended(String sentence, String stop) {
    boolean isEnded =
        !sentence.isEmpty() && ENDS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
    return isEnded ? sentence : sentence + stop;
  }
}
