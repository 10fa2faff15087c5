package io.fenghuo.rule;

import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.definition.TextReader;
import io.fenghuo.definition.Yaml;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;

/** Reads how grave a finding is and what is said of it; both speak of one stage's last signal. */
final class TellingReader {

  private TellingReader() {}

  /**
   * @param at what has the {@code level}
   * @param telling the stage; null where there is none to speak of
   * @param measures what it may read
   */
  static Grading level(Yaml at, Stage telling, DefinitionCatalog measures) {
    Yaml level = at.at("level");
    Level base = level.oneOf("base", Level.class, null);
    if (!level.has("base")) {
      level.at("base").fault(Message.of("required"));
    }
    List<Grading.Raise> raises = new ArrayList<>();
    for (Yaml raise : level.items("raise")) {
      Level to = raise.oneOf("to", Level.class, null);
      if (!raise.has("to")) {
        raise.at("to").fault(Message.of("required"));
      } else if (to != null && base != null && !to.moreSevereThan(base)) {
        raise.at("to").fault(Message.of("level.graver", "base", base, "given", to));
      }
      raise.text("when");
      String when =
          telling == null
              ? ""
              : raise.condition("when", Vocabularies.of(telling.reads(), measures));
      raise.noOthers();
      raises.add(new Grading.Raise(to, when));
    }
    level.noOthers();
    return new Grading(base, List.copyOf(raises));
  }

  /**
   * @param at what has the {@code says}
   * @param telling the stage; null where there is none to speak of
   */
  static LocalizedText says(Yaml at, Stage telling) {
    return TextReader.read(
        at.at("says"),
        (written, language) -> {
          if (telling != null) {
            StageSentence.parse(written.asText(), language, telling, written::fault);
          }
        });
  }
}
