package io.fenghuo.pipeline;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What is measured and what is looked for. It is read once, where the job is submitted, and travels
 * to the operators inside the job graph, so that the task managers need no files.
 */
public record Definitions(MeasureSet measures, RuleSet rules) implements Serializable {

  private static final String CLASSPATH = "classpath:";

  /**
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of a file
   * @throws UncheckedIOException if a file can't be read
   */
  public static Definitions read(ReadableConfig config) {
    MeasureSet measures =
        MeasureSet.union(
            config.get(FenghuoOptions.MEASURES).stream()
                .map(file -> MeasureSet.parse(file, text(file)))
                .toList());
    RuleSet rules = RuleSet.empty();
    for (String file : config.get(FenghuoOptions.RULES)) {
      rules = rules.plus(file, RuleSet.parse(file, text(file), measures.catalog()));
    }
    return new Definitions(measures, rules);
  }

  /**
   * The text of a file, or of what is in the jar.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public static String text(String location) {
    try {
      if (!location.startsWith(CLASSPATH)) {
        return Files.readString(Path.of(location));
      }
      String resource = "/" + location.substring(CLASSPATH.length());
      try (InputStream in = Definitions.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IOException(location + " is not in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location, e);
    }
  }
}
