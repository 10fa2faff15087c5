package io.fenghuo.pipeline;

import io.fenghuo.control.ControlInput;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A desk to which nobody speaks. */
final class NoCommands {

  /** Flink's sources of given elements must have one. */
  private static final ControlInput NOTHING = new ControlInput(null, null, 0);

  private NoCommands() {}

  /** An input that ends at once, so that a replay has the graph of a live job. */
  static DataStream<ControlInput> in(StreamExecutionEnvironment env) {
    return env.fromData(List.of(NOTHING), TypeInformation.of(ControlInput.class))
        .uid("read-control")
        .setParallelism(1)
        .filter(ControlInput::isCommand)
        .uid("no-commands")
        .setParallelism(1);
  }
}
