package io.fenghuo.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  /** These name some of many: Chinese then counts all of them, English those that are left. */
  private static final String OF_SOME = ".others";

  /** What is English whatever the language of the whole; another language may leave it out. */
  private static final String IN_ENGLISH = "detail";

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private static final Path MAIN = Path.of("src/main/java/io/fenghuo");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** What is no sentence of the job's: tables of characters, and what made-up customers write. */
  private static final Set<String> WITH_CHINESE_TEXT =
      Set.of(
          "privacy/ChineseDigits.java",
          "privacy/AccountFinder.java",
          "privacy/ContactWords.java",
          "privacy/AddressFinder.java",
          "tool/simulate/Phrases.java",
          "tool/simulate/Scenarios.java",
          "tool/simulate/AngryCustomer.java");

  @ParameterizedTest
  @MethodSource("io.fenghuo.words.Language#all")
  void everyLanguageHasEveryMessageWithTheSamePlaceholders(Language language) {
    assertThat(Messages.keys(language)).isEqualTo(Messages.keys(Language.EN)).isNotEmpty();
    for (String key : Messages.keys(language)) {
      if (key.endsWith(OF_SOME)) {
        continue;
      }
      assertThat(Messages.placeholders(language, key))
          .as(key)
          .containsAll(inEveryLanguage(key))
          .isSubsetOf(Messages.placeholders(Language.EN, key));
    }
  }

  private static Set<String> inEveryLanguage(String key) {
    Set<String> names = new TreeSet<>(Messages.placeholders(Language.EN, key));
    names.remove(IN_ENGLISH);
    return names;
  }

  /** An identifier that is also a code would be shown by the code's name. */
  @Test
  void noArgumentIsCalledLikeAFieldOfCodes() {
    Set<String> fields =
        Codes.keys(Language.EN).stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());

    for (String key : Messages.keys(Language.EN)) {
      assertThat(Messages.placeholders(Language.EN, key)).doesNotContainAnyElementsOf(fields);
    }
  }

  @Test
  void everyMessageIsTold() {
    Set<String> literals =
        sources().stream().flatMap(source -> literals(source).stream()).collect(Collectors.toSet());

    assertThat(Messages.keys(Language.EN)).allMatch(key -> isIn(literals, key));
  }

  /** A key as it stands, one of those for one and for many, or one of a family. */
  private static boolean isIn(Set<String> literals, String key) {
    String family = key.replaceAll("[^.]+$", "");
    return Stream.of(
            key, key.replaceAll("\\.(one|many)$", ""), family, family.replaceAll("[^.]+\\.$", ""))
        .anyMatch(each -> !each.isEmpty() && literals.contains(each));
  }

  @Test
  void noSentenceStandsInJava() {
    assertThat(sources())
        .filteredOn(source -> literals(source).stream().anyMatch(text -> HAN.matcher(text).find()))
        .extracting(source -> MAIN.relativize(source).toString())
        .containsExactlyInAnyOrderElementsOf(WITH_CHINESE_TEXT);
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts in quotation marks, comments apart. */
  private static List<String> literals(Path source) {
    try (Stream<String> lines = Files.lines(source)) {
      return lines
          .filter(line -> !line.strip().matches("(//|/?\\*).*"))
          .flatMap(line -> LITERAL.matcher(line).results().map(found -> found.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tellsWhatItIsGiven() {
    Object hint = Message.of("did-you-mean", "nearest", "AB");
    Message message =
        Message.of("one-of", "known", List.of("AB", "CD"), "given", "A", "hint", hint);

    assertThat(message.in(Language.ZH)).isEqualTo("必须是 AB, CD 之一，实为 'A'（是否想写 AB？）");
    assertThat(message).hasToString("must be one of [AB, CD], got 'A' (did you mean AB?)");
  }

  @Test
  void aMessageInAnotherIsToldInItsLanguage() {
    Fault fault = Fault.of("rules[0].id", Message.of("required"));

    assertThat(fault.in(Language.ZH)).isEqualTo("rules[0].id 不能缺少");
    assertThat(fault).hasToString("rules[0].id is required");
  }

  @Test
  void aFaultOfAFileIsToldInEnglish() {
    assertThat(Message.inEnglish("must end").in(Language.ZH)).isEqualTo("must end");
  }

  @Test
  void anUnknownMessageIsNoSentence() {
    assertThatThrownBy(() -> Message.of("nobody.knows").in(Language.EN))
        .hasMessageContaining("nobody.knows");
  }
}
