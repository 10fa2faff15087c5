package io.fenghuo.words;

import java.io.Serializable;

/**
 * What is wrong with a text that somebody has written, and where.
 *
 * @param place the path of a setting, such as {@code rules[2].within}; empty for the whole
 * @param position line and column within that setting's own text; null where it is of no language
 * @param rule which rule is broken, such as "must be positive, got 0s"
 */
public record Fault(String place, String position, Message rule) implements Serializable {

  /** A fault of a setting. */
  public static Fault of(String place, Message rule) {
    return new Fault(place, null, rule);
  }

  /**
   * A fault within a text.
   *
   * @param line counted from 1
   * @param column counted from 1
   */
  public static Fault at(int line, int column, Message rule) {
    return new Fault("", line + ":" + column, rule);
  }

  /** The same of a text that stands in a setting. */
  public Fault within(String setting) {
    return new Fault(setting, position, rule);
  }

  /** The whole in a language. */
  public String in(Language language) {
    return message().in(language);
  }

  /** The whole in English. */
  @Override
  public String toString() {
    return in(Language.EN);
  }

  /** The whole as a sentence that stands in others. */
  public Message message() {
    if (position == null) {
      return place.isEmpty()
          ? Message.of("fault.of-all", "fault", rule)
          : Message.of("fault.of-setting", "place", place, "fault", rule);
    }
    return place.isEmpty()
        ? Message.of("fault.at", "position", position, "fault", rule)
        : Message.of("fault.of-setting-at", "place", place, "position", position, "fault", rule);
  }
}
