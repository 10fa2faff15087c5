package io.fenghuo.ingest;

import io.fenghuo.config.FenghuoOptions;
import java.io.Serializable;
import java.util.function.LongSupplier;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The job's own clock: no record's time is believed further than it, whatever its sender and Kafka
 * say. Where recorded input is played it says nothing of the input's time, and sets no limit.
 */
interface WallLimit extends LongSupplier, Serializable {

  /** No limit. */
  long NONE = Long.MAX_VALUE;

  static WallLimit none() {
    return () -> NONE;
  }

  /** Of a live job: the machine's, where the input's time is the machine's. */
  static WallLimit of(ReadableConfig config) {
    double rate = IngestSettings.positive(config, FenghuoOptions.CLOCK_RATE);
    return config.get(FenghuoOptions.CLOCK_WALL) && rate == 1 ? System::currentTimeMillis : none();
  }
}
