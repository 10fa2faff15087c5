package io.fenghuo.testing;

import io.fenghuo.event.AuthorTier;
import io.fenghuo.event.BotOutcome;
import io.fenghuo.event.Emotion;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.privacy.DataClass;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;

/** What is wrong with a sentence that operators read; the rules are those of the writer's guide. */
public final class SentenceLint {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern MANY_SECONDS = Pattern.compile("(\\d{3,}|\\d+\\.\\d{2,}) ?(秒|s\\b)");

  /** Foreign words that stand in Chinese as they are: levels, and what is called so in Chinese. */
  private static final Set<String> CHINESE_TAKES = Set.of("I", "II", "III", "IV", "App");

  private final Set<String> ids = new HashSet<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> names;

  /**
   * @param names those of brands, queues, sources and people in what is read
   */
  public SentenceLint(Set<String> names) {
    this.names = names;
    Definitions defaults = Definitions.read(new Configuration());
    defaults.rules().rules().forEach(rule -> ids.add(rule.id()));
    ids.addAll(defaults.measures().ids());
    ids.addAll(List.of("source-silence", "every-input", "alert-storm"));
    for (Enum<?>[] all :
        List.<Enum<?>[]>of(
            DataClass.values(), AuthorTier.values(), BotOutcome.values(), Emotion.values())) {
      Arrays.stream(all).map(Enum::name).forEach(codes::add);
    }
  }

  /** Every fault of a sentence, in words. */
  public List<String> faults(LocalizedText says) {
    List<String> faults = new ArrayList<>();
    check(says.zh(), faults);
    check(says.en(), faults);
    Matcher words = WORD.matcher(says.zh());
    while (words.find()) {
      if (!CHINESE_TAKES.contains(words.group()) && !names.contains(words.group())) {
        faults.add("has '" + words.group() + "' in Chinese: " + says.zh());
      }
    }
    return faults;
  }

  private void check(String sentence, List<String> faults) {
    Matcher words = WORD.matcher(sentence);
    while (words.find()) {
      if (ids.contains(words.group()) || codes.contains(words.group())) {
        faults.add("has the code '" + words.group() + "': " + sentence);
      }
    }
    if (MANY_SECONDS.matcher(sentence).find()) {
      faults.add("has a length of time that nobody reads: " + sentence);
    }
    if (sentence.contains("{") || sentence.contains("null") || sentence.contains("NaN")) {
      faults.add("has what was not filled: " + sentence);
    }
  }
}
