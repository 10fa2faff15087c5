package io.fenghuo.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** One of the jar's files of words: properties in UTF-8. */
final class WordFile {

  private WordFile() {}

  static Map<String, String> read(String name) {
    String file = "/words/" + name + ".properties";
    try (InputStream in = WordFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> byKey = new HashMap<>();
      words.stringPropertyNames().forEach(key -> byKey.put(key, words.getProperty(key)));
      return Map.copyOf(byKey);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
