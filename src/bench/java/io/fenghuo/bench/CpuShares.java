package io.fenghuo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time of a stretch goes, by Flight Recorder's execution samples. A sample belongs to
 * the first frame, from the top, that one of the groups knows; the evaluation of conditions is
 * known by its entry, whatever it calls.
 */
final class CpuShares implements AutoCloseable {

  private static final int METHODS_SHOWN = 20;
  private static final String CONDITION = "io.fenghuo.condition.Condition";

  /** Prefix of a class's name, and the group; the first that fits. */
  private static final List<Map.Entry<String, String>> GROUPS =
      List.of(
          Map.entry("io.fenghuo.json.", "ingest, json"),
          Map.entry("io.fenghuo.ingest.", "ingest, json"),
          Map.entry("io.fenghuo.privacy.", "privacy (leak scan)"),
          Map.entry("io.fenghuo.measure.", "measure"),
          Map.entry("io.fenghuo.event.", "event (scopes, keys)"),
          Map.entry("org.apache.flink.cep.", "match"),
          Map.entry("io.fenghuo.match.", "match"),
          Map.entry("io.fenghuo.rule.", "match"),
          Map.entry("io.fenghuo.incident.", "incident"),
          Map.entry("io.fenghuo.publish.", "publish"),
          Map.entry("io.fenghuo.bench.", "benchmark"),
          Map.entry("org.apache.flink.connector.kafka.", "kafka clients"),
          Map.entry("org.apache.kafka.clients.", "kafka clients"),
          Map.entry("org.apache.kafka.server.", "kafka broker"),
          Map.entry("org.apache.kafka.storage.", "kafka broker"),
          Map.entry("kafka.", "kafka broker"),
          Map.entry("org.apache.flink.api.common.typeutils.", "flink serialization"),
          Map.entry("org.apache.flink.api.java.typeutils.", "flink serialization"),
          Map.entry("org.apache.flink.core.memory.", "flink serialization"),
          Map.entry("org.apache.flink.runtime.io.network.", "flink network"),
          Map.entry("org.apache.flink.runtime.state.", "flink state, timers"),
          Map.entry("org.apache.flink.streaming.api.operators.", "flink state, timers"),
          Map.entry("org.apache.flink.", "flink, other"),
          Map.entry("", "JVM, other"));

  private final Recording recording = new Recording();

  private CpuShares() {}

  static CpuShares record() {
    CpuShares shares = new CpuShares();
    shares
        .recording
        .enable("jdk.ExecutionSample")
        .withPeriod(Duration.ofMillis(10))
        .with("stackTrace", "true");
    shares.recording.start();
    return shares;
  }

  /**
   * Ends the recording. Returns a table of shares, and a line with the costliest of our methods.
   */
  String table(List<Backlog.Stretch> stretches) throws IOException {
    recording.stop();
    Path file = Files.createTempFile("fenghuo-bench-", ".jfr");
    try {
      recording.dump(file);
      Map<String, Integer> groups = new HashMap<>();
      Map<String, Integer> methods = new HashMap<>();
      int samples = 0;
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        if (event.getStackTrace() != null && within(event.getStartTime(), stretches)) {
          List<RecordedFrame> frames = event.getStackTrace().getFrames();
          groups.merge(group(frames), 1, Integer::sum);
          methods.merge(own(frames), 1, Integer::sum);
          samples++;
        }
      }
      int all = Math.max(1, samples);
      String rows =
          sorted(groups).stream()
              .map(e -> "| %s | %.1f %% |%n".formatted(e.getKey(), 100.0 * e.getValue() / all))
              .collect(Collectors.joining());
      String top =
          sorted(methods).stream()
              .limit(METHODS_SHOWN)
              .map(e -> "%s %.1f %%".formatted(e.getKey(), 100.0 * e.getValue() / all))
              .collect(Collectors.joining(", "));
      return "| where (%,d samples) | share |%n| --- | --- |%n%s%nWith all they call, up to the next of ours: %s%n"
          .formatted(samples, rows, top);
    } finally {
      Files.delete(file);
    }
  }

  private static boolean within(Instant time, List<Backlog.Stretch> stretches) {
    return stretches.stream().anyMatch(s -> !time.isBefore(s.start()) && time.isBefore(s.end()));
  }

  private static String group(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      if (frame.getMethod().getType().getName().equals(CONDITION)) {
        return "condition (CEL)";
      }
    }
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, String> group : GROUPS) {
        if (!group.getKey().isEmpty() && type.startsWith(group.getKey())) {
          return group.getValue();
        }
      }
    }
    return GROUPS.get(GROUPS.size() - 1).getValue();
  }

  /** The topmost of our own methods: what it calls is charged to it. */
  private static String own(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      if (frame.getMethod().getType().getName().startsWith("io.fenghuo.")) {
        return name(frame);
      }
    }
    return "none";
  }

  private static List<Map.Entry<String, Integer>> sorted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .toList();
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
  }

  @Override
  public void close() {
    recording.close();
  }
}
