package io.fenghuo.definition;

import io.fenghuo.words.HumanName;
import io.fenghuo.words.Message;

/** Reads what people call a definition: {@code name: { zh: 机器人失败, en: bots failing }}. */
public final class NameReader {

  /** Longest name, in characters: it stands within sentences. */
  private static final int MAX_LENGTH = 60;

  private NameReader() {}

  /**
   * @param definition what may have the {@code name}
   * @return null where it has none
   */
  public static HumanName read(Yaml definition) {
    if (!definition.has("name")) {
      return null;
    }
    Yaml name = definition.at("name");
    HumanName read = new HumanName(text(name, "zh"), text(name, "en"));
    name.noOthers();
    return read;
  }

  private static String text(Yaml name, String language) {
    String text = name.text(language);
    if (text.length() > MAX_LENGTH) {
      name.at(language)
          .fault(Message.of("at-most-characters", "most", MAX_LENGTH, "given", text.length()));
    }
    return text;
  }
}
