package io.fenghuo.definition;

import io.fenghuo.words.LocalizedText;
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
  public static LocalizedText read(Yaml definition) {
    if (!definition.has("name")) {
      return null;
    }
    return TextReader.read(definition.at("name"), (written, language) -> check(written));
  }

  private static void check(Yaml written) {
    int length = written.asText().length();
    if (length > MAX_LENGTH) {
      written.fault(Message.of("at-most-characters", "most", MAX_LENGTH, "given", length));
    }
  }
}
