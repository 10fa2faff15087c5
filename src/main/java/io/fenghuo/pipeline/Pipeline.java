package io.fenghuo.pipeline;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.config.IncidentOptions;
import io.fenghuo.control.CommandLimits;
import io.fenghuo.control.ControlFunction;
import io.fenghuo.control.ControlInput;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.control.IncidentCommand;
import io.fenghuo.definition.DefinitionCatalog;
import io.fenghuo.event.Event;
import io.fenghuo.event.EventKind;
import io.fenghuo.health.HealthFunction;
import io.fenghuo.health.HealthLimits;
import io.fenghuo.health.Intake;
import io.fenghuo.health.Pulse;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.health.UnreadableFunction;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.IncidentFunction;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.IncidentLimits;
import io.fenghuo.incident.IncidentOperator;
import io.fenghuo.incident.LeakRegulation;
import io.fenghuo.incident.ShadowReport;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.ingest.DeadLetterSplit;
import io.fenghuo.ingest.Deduplicator;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.LatenessGate;
import io.fenghuo.ingest.PulseOperator;
import io.fenghuo.ingest.UnreadRecords;
import io.fenghuo.match.BroadcastRuleBook;
import io.fenghuo.match.Finding;
import io.fenghuo.match.MatchFunction;
import io.fenghuo.match.MatchOperator;
import io.fenghuo.match.RuleRouter;
import io.fenghuo.match.Signal;
import io.fenghuo.match.warning.RuleWarnings;
import io.fenghuo.measure.MeasureFunction;
import io.fenghuo.measure.MeasureRouter;
import io.fenghuo.measure.Reading;
import io.fenghuo.measure.Symptom;
import io.fenghuo.measure.TopicMoodFunction;
import io.fenghuo.privacy.IdentityMention;
import io.fenghuo.privacy.LeakScan;
import io.fenghuo.privacy.LeakWatch;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.rule.Rule;
import io.fenghuo.rule.RuleSet;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.rule.live.StatusBoard;
import io.fenghuo.time.Mode;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The stations in their order. A record's way: gate and split beside its source, a keyed hop to
 * where it is known whether it repeats another, a hop within the task manager to the routers, which
 * take rule changes too, then one keyed hop each to measure, match and incident; nothing else
 * stands between a record and its alert.
 *
 * <p>An operator's uid is the address of its saved state: a golden file holds all of them.
 */
public final class Pipeline {

  /** What leaves the pipeline. */
  public record Outputs(
      DataStream<Alert> alerts,
      DataStream<DeadLetter> deadLetters,
      DataStream<IncidentTask> tasks,
      DataStream<CareDirective> directives,
      DataStream<RuleStatus> ruleStatus,
      DataStream<ControlRejection> rejections) {}

  private static final String ROUTER = "route-to-rules-";
  private static final String SYMPTOM = "symptom";

  private final Definitions definitions;
  private final Mode mode;
  private final ReadableConfig config;

  private Pipeline(Definitions definitions, Mode mode, ReadableConfig config) {
    this.definitions = definitions;
    this.mode = mode;
    this.config = config;
  }

  /**
   * @param inputs the decoded records by the stream they were read from, all three, each with
   *     watermarks of its own and in the order of its partitions
   * @param commands what operators ask for, in their order; its watermarks are of no account
   */
  public static Outputs define(
      Map<EventKind.Stream, DataStream<Ingested>> inputs,
      DataStream<ControlInput> commands,
      Definitions definitions,
      Mode mode,
      ReadableConfig config) {
    return new Pipeline(definitions, mode, config).define(inputs, commands);
  }

  /** The same where nobody commands: a replay is of its input and its files alone. */
  public static Outputs define(
      Map<EventKind.Stream, DataStream<Ingested>> inputs,
      Definitions definitions,
      Mode mode,
      ReadableConfig config) {
    StreamExecutionEnvironment env = inputs.get(EventKind.Stream.TRAFFIC).getExecutionEnvironment();
    return define(inputs, NoCommands.in(env), definitions, mode, config);
  }

  /**
   * The measure and match stations alone, for those who try rules by examples.
   *
   * @param events what rules read, each in its own time
   * @param measured those of them that measures read too
   * @param symptoms beside those that the measures give
   */
  public static DataStream<Finding> findings(
      DataStream<Event> events,
      DataStream<Event> measured,
      DataStream<Symptom> symptoms,
      Definitions definitions,
      Mode mode,
      ReadableConfig config) {
    Pipeline pipeline = new Pipeline(definitions, mode, config);
    return pipeline.match(
        Map.of("example", pipeline.moods(events, "topic-mood")),
        symptoms.union(
            pipeline.measure(Map.of("example", pipeline.moods(measured, "topic-mood-measured")))),
        pipeline.control(NoCommands.in(events.getExecutionEnvironment())),
        new ArrayList<>());
  }

  private Outputs define(
      Map<EventKind.Stream, DataStream<Ingested>> inputs, DataStream<ControlInput> commands) {
    Map<String, DataStream<Event>> events = new LinkedHashMap<>();
    List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();
    List<DataStream<Pulse>> pulses = new ArrayList<>();
    List<DataStream<Intake>> intakes = new ArrayList<>();
    for (EventKind.Stream stream : EventKind.Stream.values()) {
      String name = stream.name().toLowerCase(Locale.ROOT);
      SingleOutputStreamOperator<Ingested> gated = gate(inputs.get(stream), name);
      SingleOutputStreamOperator<Event> admitted = split(gated, name);
      SingleOutputStreamOperator<Pulse> pulse = pulse(gated, name);
      pulses.add(pulse);
      intakes.add(pulse.getSideOutput(PulseOperator.INTAKES));
      deadLetters.add(admitted.getSideOutput(DeadLetterSplit.DEAD_LETTERS));
      events.put(name, unrepeated(admitted, name));
    }
    events.computeIfPresent("mention", (name, stream) -> moods(stream, "topic-mood"));
    events.put("leak", leaks(events.get("traffic")));
    SingleOutputStreamOperator<SourceHealth> health = health(pulses);
    SingleOutputStreamOperator<Symptom> measured = measure(events);
    DataStream<Symptom> symptoms =
        measured.union(health.getSideOutput(HealthFunction.SYMPTOMS), unreadable(intakes));
    SingleOutputStreamOperator<RuleChange> control = control(commands);
    List<DataStream<RuleNews>> news = new ArrayList<>();
    news.add(control.getSideOutput(ControlFunction.NEWS));
    DataStream<Finding> findings = match(events, symptoms, control, news);
    SingleOutputStreamOperator<Alert> alerts =
        incidents(
            findings,
            symptoms.union(measured.getSideOutput(MeasureFunction.STEPS)),
            health,
            control.getSideOutput(ControlFunction.INCIDENT_COMMANDS));
    RespondStation respond = new RespondStation(definitions.profiles(), mode, config);
    return new Outputs(
        alerts,
        union(deadLetters),
        respond.tasks(alerts),
        respond.care(
            events.get("traffic"),
            events.get("sentiment"),
            alerts.getSideOutput(IncidentFunction.CARE)),
        ruleStatus(news, events.keySet()),
        control
            .getSideOutput(ControlFunction.REJECTIONS)
            .union(
                named(
                    alerts.getSideOutput(IncidentFunction.REFUSALS).map(ControlRejection::of),
                    "refusals")));
  }

  private static List<Message> tryOut(Rule rule) {
    MatchFunction.tryOut(rule);
    return RuleWarnings.of(rule);
  }

  /** One instance, whatever the job's parallelism: commands have one order. */
  private SingleOutputStreamOperator<RuleChange> control(DataStream<ControlInput> commands) {
    DataStream<ControlInput> timeless =
        named(
                commands.assignTimestampsAndWatermarks(
                    WatermarkStrategy.forGenerator(context -> new NoTime())),
                "control-time")
            .setParallelism(1);
    return named(
            timeless.process(
                new ControlFunction(
                    definitions.rules(),
                    definitions.catalog(),
                    Pipeline::tryOut,
                    new CommandLimits(
                        Set.copyOf(definitions.profiles().names()),
                        config.get(IncidentOptions.MAX_MUTE).toMillis()))),
            "control-desk")
        .setParallelism(1)
        .setMaxParallelism(1)
        // What it is chained to would depend on the job's parallelism, and a vertex is restored
        // under the maximum it was saved with.
        .disableChaining();
  }

  private DataStream<RuleStatus> ruleStatus(
      List<DataStream<RuleNews>> news, Set<String> eventStreams) {
    List<String> stations = new ArrayList<>(List.of(ROUTER + SYMPTOM, MatchFunction.STATION));
    eventStreams.forEach(name -> stations.add(ROUTER + name));
    return named(
        union(news).keyBy(RuleNews::ruleId).process(new StatusBoard(stations)), "rule-status");
  }

  /** At the source's own parallelism: the gate must see a partition's records in their order. */
  private SingleOutputStreamOperator<Ingested> gate(DataStream<Ingested> ingested, String name) {
    return named(ingested.process(LatenessGate.from(config)), "gate-" + name)
        .setParallelism(ingested.getParallelism());
  }

  /** Sets aside what is late or can't be read. */
  private static SingleOutputStreamOperator<Event> split(
      SingleOutputStreamOperator<Ingested> gated, String name) {
    return named(gated.process(new DeadLetterSplit()), "split-" + name)
        .setParallelism(gated.getParallelism());
  }

  /** In front of all that counts, and behind the pulses: who repeats himself is alive. */
  private SingleOutputStreamOperator<Event> unrepeated(DataStream<Event> events, String name) {
    String uid = "deduplicate-" + name;
    return named(
        events
            .keyBy(Deduplicator::key)
            .transform(uid, TypeInformation.of(Event.class), Deduplicator.from(config, mode)),
        uid);
  }

  /** In front of all that reads polarity. */
  private DataStream<Event> moods(DataStream<Event> mentions, String uid) {
    return named(mentions.keyBy(TopicMoodFunction::key).process(new TopicMoodFunction(mode)), uid);
  }

  private SingleOutputStreamOperator<Pulse> pulse(
      SingleOutputStreamOperator<Ingested> gated, String name) {
    return named(
            gated.transform(
                "pulse-" + name,
                TypeInformation.of(Pulse.class),
                new PulseOperator(mode, config.get(FenghuoOptions.CLOCK_RATE))),
            "pulse-" + name)
        .setParallelism(gated.getParallelism());
  }

  private SingleOutputStreamOperator<SourceHealth> health(List<DataStream<Pulse>> pulses) {
    return named(
        union(pulses)
            .keyBy(Pulse::tenant)
            .process(
                new HealthFunction(
                    HealthLimits.from(config), mode, config.get(FenghuoOptions.CLOCK_RATE))),
        "health");
  }

  private DataStream<Symptom> unreadable(List<DataStream<Intake>> intakes) {
    return named(
        union(intakes)
            .keyBy(Intake::topic)
            .process(new UnreadableFunction(HealthLimits.from(config), mode)),
        "unreadable");
  }

  private DataStream<Event> leaks(DataStream<Event> traffic) {
    return named(
        named(
                traffic.flatMap(new LeakScan(config.get(FenghuoOptions.PRIVACY_SALT))),
                "scan-for-numbers")
            .keyBy(IdentityMention::sessionKey)
            .process(new LeakWatch(mode)),
        "watch-leaks");
  }

  private SingleOutputStreamOperator<Symptom> measure(Map<String, DataStream<Event>> events) {
    List<DataStream<Reading>> readings = new ArrayList<>();
    events.forEach(
        (name, stream) ->
            readings.add(
                named(
                    stream.flatMap(new MeasureRouter(definitions.measures())),
                    "route-to-measures-" + name)));
    return named(
        union(readings)
            .keyBy(Reading::key)
            .process(new MeasureFunction(definitions.measures(), mode)),
        "measure");
  }

  private DataStream<Finding> match(
      Map<String, DataStream<Event>> events,
      DataStream<Symptom> symptoms,
      DataStream<RuleChange> control,
      List<DataStream<RuleNews>> news) {
    BroadcastStream<RuleChange> changes = control.broadcast(BroadcastRuleBook.DESCRIPTOR);
    RuleSet rules = definitions.rules();
    DefinitionCatalog measures = definitions.catalog();
    List<SingleOutputStreamOperator<Signal>> signals = new ArrayList<>();
    events.forEach(
        (name, stream) -> {
          String uid = ROUTER + name;
          signals.add(
              named(
                  stream.connect(changes).process(new RuleRouter.OfEvents(uid, rules, measures)),
                  uid));
        });
    signals.add(
        named(
            symptoms
                .connect(changes)
                .process(new RuleRouter.OfSymptoms(ROUTER + SYMPTOM, rules, measures)),
            ROUTER + SYMPTOM));
    SingleOutputStreamOperator<Finding> findings =
        named(
            union(signals)
                .keyBy(Signal::key)
                .connect(control.broadcast())
                .transform(
                    MatchFunction.STATION,
                    TypeInformation.of(Finding.class),
                    new MatchOperator(
                        new MatchFunction(rules, measures, mode),
                        mode,
                        config.get(FenghuoOptions.CLOCK_RATE),
                        UnreadRecords::areAnswered)),
            MatchFunction.STATION);
    signals.forEach(router -> news.add(router.getSideOutput(MatchFunction.NEWS)));
    news.add(findings.getSideOutput(MatchFunction.NEWS));
    news.add(
        named(
            findings
                .getSideOutput(MatchFunction.SHADOW_FINDINGS)
                .map(new ShadowReport(config.get(FenghuoOptions.PRIVACY_SALT))),
            "shadow-findings"));
    return findings;
  }

  private SingleOutputStreamOperator<Alert> incidents(
      DataStream<Finding> findings,
      DataStream<Symptom> symptoms,
      DataStream<SourceHealth> health,
      DataStream<IncidentCommand> commands) {
    return named(
        named(findings.map(IncidentInput::of), "findings")
            .union(
                named(symptoms.map(IncidentInput::of), "symptoms"),
                named(health.map(IncidentInput::of), "healths"),
                named(commands.map(IncidentInput::of), "commands"))
            .keyBy(IncidentInput::key)
            .transform(
                "incident-book",
                TypeInformation.of(Alert.class),
                new IncidentOperator(
                    new IncidentFunction(
                        IncidentLimits.from(config),
                        LeakRegulation.from(config),
                        definitions.profiles(),
                        definitions.names(),
                        mode,
                        config.get(FenghuoOptions.CLOCK_RATE),
                        System.currentTimeMillis()))),
        "incident-book");
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, String uid) {
    return operator.uid(uid).name(uid);
  }

  private static <T> DataStream<T> union(List<? extends DataStream<T>> streams) {
    DataStream<T> all = streams.get(0);
    for (DataStream<T> stream : streams.subList(1, streams.size())) {
      all = all.union(stream);
    }
    return all;
  }
}
