package io.fenghuo.tool.rules;

import io.fenghuo.event.Event;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import io.fenghuo.pipeline.Definitions;
import io.fenghuo.pipeline.JobSettings;
import io.fenghuo.pipeline.Pipeline;
import io.fenghuo.time.EndOfReplay;
import io.fenghuo.time.Mode;
import io.fenghuo.tool.embedded.BoundedFlink;
import io.fenghuo.tool.replay.InJvmSink;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs examples through the job's measure and match stations on a cluster in this JVM, in the order
 * of event time. Examples run together: each has a tenant of its own, and no rule or measure lets
 * tenants meet. Those that name the same tenant run one after the other.
 */
final class ExampleRun {

  /** Of one time the most severe first. */
  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparingLong(Finding::timeMillis)
          .thenComparing(Finding::level)
          .thenComparingLong(Finding::startMillis)
          .thenComparing(Finding::findingId);

  private final Definitions definitions;
  private final ReadableConfig config;

  ExampleRun(Definitions definitions, ReadableConfig config) {
    this.definitions = definitions;
    this.config = config;
  }

  /** What the examples' rules found of them in their time, in the order of the examples. */
  Map<Example, List<Finding>> run(List<Example> examples) throws Exception {
    Map<Example, List<Finding>> found = new LinkedHashMap<>();
    examples.forEach(example -> found.put(example, new ArrayList<>()));
    for (List<Example> together : apart(examples)) {
      for (Finding finding : findings(together)) {
        together.stream()
            .filter(example -> example.ruleId().equals(finding.ruleId()))
            .filter(example -> example.tenants().contains(finding.scope().tenant()))
            .filter(example -> finding.timeMillis() <= example.untilMillis())
            .forEach(example -> found.get(example).add(finding));
      }
    }
    found.values().forEach(findings -> findings.sort(IN_ORDER));
    return found;
  }

  /** The examples in as few parts as may be, so that in none two share a tenant. */
  private static List<List<Example>> apart(List<Example> examples) {
    List<List<Example>> parts = new ArrayList<>();
    List<Set<String>> tenants = new ArrayList<>();
    for (Example example : examples) {
      int i = 0;
      while (i < parts.size() && !Collections.disjoint(tenants.get(i), example.tenants())) {
        i++;
      }
      if (i == parts.size()) {
        parts.add(new ArrayList<>());
        tenants.add(new HashSet<>());
      }
      parts.get(i).add(example);
      tenants.get(i).addAll(example.tenants());
    }
    return parts;
  }

  private List<Finding> findings(List<Example> examples) throws Exception {
    try (BoundedFlink flink = BoundedFlink.of(1)) {
      return findings(flink.environment(), examples);
    }
  }

  private List<Finding> findings(StreamExecutionEnvironment env, List<Example> examples)
      throws Exception {
    JobSettings.apply(env, Mode.REPLAY);
    long until = examples.stream().mapToLong(Example::untilMillis).max().orElseThrow();
    List<Event> measured =
        examples.stream()
            .filter(Example::throughMeasures)
            .flatMap(e -> e.events().stream())
            .toList();
    List<Event> events = examples.stream().flatMap(e -> e.events().stream()).toList();
    List<Symptom> symptoms = examples.stream().flatMap(e -> e.symptoms().stream()).toList();
    InJvmSink<Finding> found = new InJvmSink<>();
    Pipeline.findings(
            source(env, "events", Event.class, events, Event::timeMillis, until),
            source(env, "measured", Event.class, measured, Event::timeMillis, until),
            source(env, "symptoms", Symptom.class, symptoms, Symptom::timeMillis, until),
            definitions,
            Mode.REPLAY,
            config)
        .sinkTo(found)
        .uid("collect-findings");
    BoundedFlink.execute(env, "fenghuo-rules-test");
    return found.take();
  }

  private static <T> DataStream<T> source(
      StreamExecutionEnvironment env,
      String name,
      Class<T> type,
      List<T> given,
      SerializableToLong<T> time,
      long until) {
    TypeInformation<T> information = TypeInformation.of(type);
    // A watermark before the end would only tell what has come, and nothing waits for it.
    return all(env, name, information, given)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<T>noWatermarks()
                .withTimestampAssigner((element, any) -> time.applyAsLong(element)))
        .uid("times-" + name)
        .transform("end-" + name, information, new EndOfReplay<>(until))
        .uid("end-" + name);
  }

  private static <T> DataStream<T> all(
      StreamExecutionEnvironment env, String name, TypeInformation<T> type, List<T> given) {
    if (given.isEmpty()) {
      // Flink has no source of nothing.
      return env.fromSequence(0, 0)
          .uid("read-" + name)
          .<T>flatMap((number, out) -> {})
          .returns(type)
          .uid("nothing-" + name);
    }
    return env.fromData(given, type).uid("read-" + name);
  }

  /** Travels with the job. */
  @FunctionalInterface
  private interface SerializableToLong<T> extends ToLongFunction<T>, Serializable {}
}
