package io.fenghuo.tool.replay;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.EventKind;
import io.fenghuo.mapping.Mappings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** The names of the topics that carry events: those of the options, and those that are mapped. */
public final class InputTopics {

  private InputTopics() {}

  /** A stream's own topic first; mapped topics that are no stream's own are read as traffic. */
  public static List<String> of(EventKind.Stream stream, ReadableConfig config) {
    List<String> topics = new ArrayList<>(List.of(own(stream, config)));
    if (stream == EventKind.Stream.TRAFFIC) {
      List<String> own =
          Arrays.stream(EventKind.Stream.values()).map(each -> own(each, config)).toList();
      Mappings.read(config).topics().stream()
          .filter(topic -> !own.contains(topic))
          .sorted()
          .forEach(topics::add);
    }
    return topics;
  }

  public static List<String> all(ReadableConfig config) {
    return Arrays.stream(EventKind.Stream.values())
        .flatMap(stream -> of(stream, config).stream())
        .toList();
  }

  /** The topic that an option names. */
  static String own(EventKind.Stream stream, ReadableConfig config) {
    return config.get(
        switch (stream) {
          case TRAFFIC -> FenghuoOptions.TRAFFIC_TOPIC;
          case SENTIMENT -> FenghuoOptions.SENTIMENT_TOPIC;
          case MENTION -> FenghuoOptions.MENTION_TOPIC;
        });
  }
}
