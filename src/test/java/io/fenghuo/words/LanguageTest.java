package io.fenghuo.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fenghuo.testing.PseudoLanguage;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A third language is a line in {@code words/languages} and its files, and no code. */
class LanguageTest {

  @TempDir Path folder;

  /** What is told in every language. */
  public static final class Told implements Callable<List<String>> {
    @Override
    public List<String> call() {
      Message sentence =
          Message.of("positive", "given", Message.and(List.of("a", Codes.name("channel", "APP"))));
      LocalizedText text = LocalizedText.of(sentence);
      List<String> told = new ArrayList<>();
      Language.all().forEach(language -> told.add(text.in(language)));
      told.add(text.then(text).in(Language.all().get(Language.all().size() - 1)));
      return told;
    }
  }

  @Test
  void isTold() throws Exception {
    assertThat(told(PseudoLanguage.in(folder)))
        .containsExactly(
            "必须为正，实为 a、App",
            "must be positive, got a and app",
            "¡must be positive, got ¡¡a and ¡app",
            "¡must be positive, got ¡¡a and ¡app. ¡must be positive, got ¡¡a and ¡app");
  }

  @Test
  void isToldInEnglishWhereItLacksTheWords() throws Exception {
    Path words = PseudoLanguage.in(folder).resolve("words");
    Files.writeString(
        words.resolve("messages_qq.properties"), "positive = estu pozitiva, estas {given}");
    Files.writeString(words.resolve("qq.properties"), "");

    assertThat(told(folder)).element(2).isEqualTo("estu pozitiva, estas a and app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qq", "Deutsch", "de spaced", "de ideographic yes"})
  void isRefusedWithoutItsFilesOrUnderNoCode(String line) throws Exception {
    PseudoLanguage.list(Files.createDirectories(folder.resolve("words")), line);

    assertThatThrownBy(() -> told(folder)).rootCause().hasMessageContaining("/words/");
  }

  /** The classes of the job as they are where this folder comes first on its class path. */
  private static List<String> told(Path folder) throws Exception {
    URL[] classPath = {
      folder.toUri().toURL(),
      Language.class.getProtectionDomain().getCodeSource().getLocation(),
      Told.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (URLClassLoader loader = new URLClassLoader(classPath, otherThanOurs())) {
      Object told = loader.loadClass(Told.class.getName()).getDeclaredConstructor().newInstance();
      @SuppressWarnings("unchecked")
      List<String> words = ((Callable<List<String>>) told).call();
      return words;
    }
  }

  private static ClassLoader otherThanOurs() {
    return new ClassLoader(LanguageTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("io.fenghuo.")) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }

      @Override
      public URL getResource(String name) {
        return name.startsWith("words/") ? null : super.getResource(name);
      }
    };
  }
}
