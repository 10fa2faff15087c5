package io.fenghuo.tool.replay;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.event.EventKind;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** The names of the topics that carry events, by their options. */
public final class InputTopics {

  private InputTopics() {}

  public static String of(EventKind.Stream stream, ReadableConfig config) {
    return config.get(
        switch (stream) {
          case TRAFFIC -> FenghuoOptions.TRAFFIC_TOPIC;
          case SENTIMENT -> FenghuoOptions.SENTIMENT_TOPIC;
          case MENTION -> FenghuoOptions.MENTION_TOPIC;
        });
  }

  public static List<String> all(ReadableConfig config) {
    return Arrays.stream(EventKind.Stream.values()).map(stream -> of(stream, config)).toList();
  }
}
