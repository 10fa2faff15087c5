package io.fenghuo.ingest;

import io.fenghuo.config.FenghuoOptions;
import java.io.Serializable;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What is still decoded.
 *
 * @param maxRecordBytes a longer record is not parsed
 * @param maxPayloadBytes a dead letter keeps this much of its record
 * @param futureToleranceMillis how far an event may lie ahead of its record's Kafka timestamp
 */
public record DecodeLimits(int maxRecordBytes, int maxPayloadBytes, long futureToleranceMillis)
    implements Serializable {

  /**
   * @throws IllegalArgumentException when a limit is negative
   */
  public static DecodeLimits from(ReadableConfig config) {
    return new DecodeLimits(
        IngestSettings.size(config, FenghuoOptions.MAX_RECORD_BYTES),
        IngestSettings.size(config, FenghuoOptions.MAX_PAYLOAD_BYTES),
        IngestSettings.millis(config, FenghuoOptions.FUTURE_TOLERANCE));
  }
}
