package io.fenghuo.tool.replay;

import io.fenghuo.event.EventKind;
import io.fenghuo.ingest.Ingested;
import java.io.IOException;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Input that has come to its end, so that it can be read again and gives the same records. */
public interface ReplayInput {

  /** What a reader calls it. */
  String name();

  /** When its time ends, epoch milliseconds: nothing is concluded of the time after it. */
  long endMillis() throws IOException;

  /**
   * The decoded records of one stream, each partition in its order and with watermarks of its own.
   */
  DataStream<Ingested> records(
      StreamExecutionEnvironment env, EventKind.Stream stream, ReadableConfig config);
}
