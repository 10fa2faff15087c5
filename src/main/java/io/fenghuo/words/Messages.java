package io.fenghuo.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences of each language, read once from a file for each subject, such as {@code
 * words/incident_zh.properties} and {@code words/incident_en.properties}, in the language of {@link
 * Template}. They stand apart from the files of {@link Codes}, which hold names and no sentences. A
 * sentence that a further language lacks is told in English.
 */
public final class Messages {

  private static final List<String> SUBJECTS =
      List.of("messages", "figures", "incident", "control", "notice", "explain", "backtest");
  private static final Map<Language, Map<String, Template>> SENTENCES = read();

  private Messages() {}

  static String tell(Message message, Language language) {
    return template(message, language).fill(message.arguments()::get);
  }

  static Template template(Message message, Language language) {
    Template translated = SENTENCES.get(language).get(message.key());
    Template sentence =
        translated == null ? SENTENCES.get(Language.EN).get(message.key()) : translated;
    if (sentence == null) {
      throw new IllegalArgumentException("No message has the key " + message.key());
    }
    return sentence;
  }

  /** What there is to say. */
  public static Set<String> keys(Language language) {
    return SENTENCES.get(language).keySet();
  }

  /** The names of the arguments that a sentence takes. */
  public static Set<String> placeholders(Language language, String key) {
    return SENTENCES.get(language).get(key).names();
  }

  private static Map<Language, Map<String, Template>> read() {
    Map<Language, Map<String, Template>> byLanguage = new HashMap<>();
    for (Language language : Language.all()) {
      Map<String, Template> sentences = new HashMap<>();
      for (String subject : SUBJECTS) {
        WordFile.read(subject + "_" + language.code())
            .forEach((key, text) -> sentences.put(key, sentence(key, text, language)));
      }
      byLanguage.put(language, Map.copyOf(sentences));
    }
    return byLanguage;
  }

  private static Template sentence(String key, String text, Language language) {
    return Template.parse(
        text,
        language,
        (placeholder, faults) -> Figures.Format.of(placeholder.format()),
        fault -> {
          throw new IllegalStateException("The message " + key + " is no sentence: " + text);
        });
  }
}
