package io.fenghuo.rule;

import io.fenghuo.definition.Yaml;
import io.fenghuo.words.Message;
import java.util.List;

/** Reads how often a step is taken, and holds it to what flink-cep accepts. */
final class QuantifierReader {

  private static final List<String> COUNTS = List.of("times", "times-or-more", "one-or-more");
  private static final List<String> WORDS =
      List.of(
          "times",
          "times-or-more",
          "one-or-more",
          "optional",
          "greedy",
          "consecutive",
          "combinations",
          "until");

  /** A pattern has a state for each; what counts further is a measure. */
  private static final int MAX_TIMES = 100;

  private QuantifierReader() {}

  static Quantifier read(Yaml item, boolean negative) {
    List<String> given = WORDS.stream().filter(item::has).toList();
    if (negative) {
      if (!given.isEmpty()) {
        item.fault(Message.of("times.negative", "given", given));
      }
      return Quantifier.ONCE;
    }
    int[] times = times(item);
    boolean greedy = item.flag("greedy", false);
    Contiguity contiguity = contiguity(item);
    String until = item.text("until", "");
    Quantifier quantifier =
        new Quantifier(
            times[0],
            times[1],
            item.flag("optional", false),
            greedy,
            contiguity,
            until.isBlank() ? "" : until);
    if (!quantifier.isRepeated()) {
      for (String word : List.of("greedy", "consecutive", "combinations")) {
        if (item.flag(word, false)) {
          item.at(word).fault(Message.of("times.not-repeated"));
        }
      }
    } else if (greedy && contiguity == Contiguity.COMBINATIONS) {
      item.at("greedy").fault(Message.of("times.greedy-combinations"));
    }
    if (item.has("until") && !quantifier.isLoop()) {
      item.at("until").fault(Message.of("times.until"));
    }
    return quantifier;
  }

  private static Contiguity contiguity(Yaml item) {
    boolean consecutive = item.flag("consecutive", false);
    boolean combinations = item.flag("combinations", false);
    if (consecutive && combinations) {
      item.fault(Message.of("times.contiguity"));
    }
    return consecutive
        ? Contiguity.CONSECUTIVE
        : combinations ? Contiguity.COMBINATIONS : Contiguity.RELAXED;
  }

  /** How many at least and at most. */
  private static int[] times(Yaml item) {
    boolean oneOrMore = item.flag("one-or-more", false);
    List<String> given =
        COUNTS.stream()
            .filter(word -> word.equals("one-or-more") ? oneOrMore : item.has(word))
            .toList();
    if (given.size() > 1) {
      item.fault(Message.of("times.either", "given", given));
      return new int[] {1, 1};
    }
    if (oneOrMore) {
      return new int[] {1, Quantifier.UNBOUNDED};
    }
    if (item.has("times-or-more")) {
      return new int[] {number(item, "times-or-more"), Quantifier.UNBOUNDED};
    }
    return item.at("times").isList() ? range(item) : twice(number(item, "times"));
  }

  private static int number(Yaml item, String word) {
    int times = item.integer(word, 1);
    if (times < 1 || times > MAX_TIMES) {
      item.at(word).fault(Message.of("from-to", "least", 1, "most", MAX_TIMES, "given", times));
      return 1;
    }
    return times;
  }

  private static int[] twice(int times) {
    return new int[] {times, times};
  }

  private static int[] range(Yaml item) {
    List<String> bounds = item.texts("times");
    if (bounds.size() != 2 || !bounds.stream().allMatch(bound -> bound.matches("\\d{1,6}"))) {
      item.at("times").fault(Message.of("times.form", "given", bounds));
      return twice(1);
    }
    int from = Integer.parseInt(bounds.get(0));
    int to = Integer.parseInt(bounds.get(1));
    if (from < 1 || to < from || to > MAX_TIMES) {
      item.at("times").fault(Message.of("times.bounds", "most", MAX_TIMES, "given", bounds));
      return twice(1);
    }
    return new int[] {from, to};
  }
}
