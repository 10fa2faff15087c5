package io.fenghuo.tool;

import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.event.Origin;
import io.fenghuo.incident.Alert;
import io.fenghuo.ingest.DecodeLimits;
import io.fenghuo.ingest.EventDecoder;
import io.fenghuo.ingest.IngestWatermarks;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.order.EndOfReplay;
import io.fenghuo.order.Mode;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.pipeline.JobSettings;
import io.fenghuo.pipeline.Pipeline;
import io.fenghuo.publish.AlertJson;
import io.fenghuo.publish.Topics;
import io.fenghuo.tool.scenario.Lines;
import io.fenghuo.tool.scenario.Scenario;
import io.fenghuo.tool.scenario.ScenarioInput;
import io.fenghuo.tool.scenario.ScenarioLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Replays a scenario through the pipeline on a cluster in this JVM: its files in place of Kafka's
 * topics, event-time order in place of arrival, and time ends with the newest event.
 */
final class LocalReplay implements ReplayRun {
}
