package io.fenghuo.rule;

import io.fenghuo.definition.Yaml;
import java.util.ArrayList;
import java.util.List;

/** Reads how grave a finding is and what is said of it; both speak of one stage's last signal. */
final class TellingReader {

  private TellingReader() {}

  /**
   * @param at what has the {@code level}
   * @param telling the stage; null where there is none to speak of
   */
  static Grading level(Yaml at, Stage telling) {
    Yaml level = at.at("level");
    Level base = level.oneOf("base", Level.class, null);
    if (!level.has("base")) {
      level.at("base").fault("is required");
    }
    List<Grading.Raise> raises = new ArrayList<>();
    for (Yaml raise : level.items("raise")) {
      Level to = raise.oneOf("to", Level.class, null);
      if (!raise.has("to")) {
        raise.at("to").fault("is required");
      } else if (to != null && base != null && !to.graverThan(base)) {
        raise.at("to").fault("must be graver than the base " + base + ", got " + to);
      }
      raise.text("when");
      String when = telling == null ? "" : raise.condition("when", telling.reads().vocabulary());
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
  static Bilingual says(Yaml at, Stage telling) {
    Yaml says = at.at("says");
    Bilingual texts = new Bilingual(says.text("zh"), says.text("en"));
    if (telling != null) {
      check(says.at("zh"), texts.zh(), Template.Language.ZH, telling);
      check(says.at("en"), texts.en(), Template.Language.EN, telling);
    }
    says.noOthers();
    return texts;
  }

  private static void check(Yaml at, String text, Template.Language language, Stage telling) {
    List<String> faults = new ArrayList<>();
    Template.parse(text, language, Template.names(telling), faults);
    faults.forEach(at::fault);
  }
}
