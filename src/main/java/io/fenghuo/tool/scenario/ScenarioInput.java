package io.fenghuo.tool.scenario;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * A scenario's file as a bounded source: one file is one partition, its lines come in their order
 * with their number as offset. Compressed files are read by what their name ends in. A file is
 * never split, so at any parallelism one reader has all of it.
 */
public final class ScenarioInput {

  private ScenarioInput() {}

  /** The lines of a file, as records of a topic. */
  public static FileSource<ScenarioLine> source(Path file, String topic) {
    return FileSource.forRecordStreamFormat(
            new LineFormat(topic, System.currentTimeMillis()),
            new org.apache.flink.core.fs.Path(file.toUri()))
        .build();
  }

  private static final class LineFormat extends SimpleStreamFormat<ScenarioLine> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final long nowMillis;

    private LineFormat(String topic, long nowMillis) {
      this.topic = topic;
      this.nowMillis = nowMillis;
    }

    @Override
    public StreamFormat.Reader<ScenarioLine> createReader(
        Configuration config, FSDataInputStream stream) throws IOException {
      return new LineReader(topic, new TimedLines(new Lines(stream), nowMillis));
    }

    @Override
    public TypeInformation<ScenarioLine> getProducedType() {
      return TypeInformation.of(ScenarioLine.class);
    }
  }

  private static final class LineReader implements StreamFormat.Reader<ScenarioLine> {

    private final String topic;
    private final TimedLines lines;
    private long offset;

    private LineReader(String topic, TimedLines lines) {
      this.topic = topic;
      this.lines = lines;
    }

    @Override
    public ScenarioLine read() throws IOException {
      TimedLines.Timed next = lines.next();
      return next == null
          ? null
          : new ScenarioLine(topic, 0, offset++, next.dueMillis(), next.line());
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
