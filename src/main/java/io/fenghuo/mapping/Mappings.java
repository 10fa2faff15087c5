package io.fenghuo.mapping;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.DefinitionFile;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The mappings by the topics they are for. Read once, where the job is submitted; it travels to the
 * sources inside the job graph, so that the task managers need no files.
 */
public final class Mappings implements Serializable {

  private final Map<String, Mapping> byTopic;

  private Mappings(Map<String, Mapping> byTopic) {
    this.byTopic = byTopic;
  }

  public static Mappings none() {
    return of(Map.of());
  }

  /** Of mappings by topic. */
  public static Mappings of(Map<String, Mapping> byTopic) {
    return new Mappings(new TreeMap<>(byTopic));
  }

  /**
   * Those of {@code input.mappings}; a file that is named for several topics is read once.
   *
   * @throws io.fenghuo.definition.InvalidDefinitionException with every fault of a file
   * @throws java.io.UncheckedIOException if a file can't be read
   */
  public static Mappings read(ReadableConfig config) {
    Map<String, Mapping> byFile = new HashMap<>();
    Map<String, Mapping> byTopic = new TreeMap<>();
    new TreeMap<>(config.get(FenghuoOptions.MAPPINGS))
        .forEach(
            (topic, file) ->
                byTopic.put(
                    topic,
                    byFile.computeIfAbsent(file, f -> Mapping.parse(f, DefinitionFile.read(f)))));
    return new Mappings(byTopic);
  }

  /** The mapping of a topic; empty where its records are of our own schema. */
  public Optional<Mapping> of(String topic) {
    return Optional.ofNullable(byTopic.get(topic));
  }

  /** All topics that are mapped, in the order of their names. */
  public List<String> topics() {
    return List.copyOf(byTopic.keySet());
  }
}
