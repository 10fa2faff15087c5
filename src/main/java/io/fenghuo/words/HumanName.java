package io.fenghuo.words;

/**
 * What people call a rule or a measure.
 *
 * @param zh in Chinese
 * @param en in English, so that it can stand within a sentence
 */
public record HumanName(String zh, String en) implements Spoken {

  @Override
  public String in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
