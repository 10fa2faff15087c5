package io.fenghuo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.config.ConfigFile;
import io.fenghuo.control.CommandRefusal;
import io.fenghuo.control.ControlInput;
import io.fenghuo.control.ControlRejection;
import io.fenghuo.control.DeskState;
import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.Event;
import io.fenghuo.health.DeskHealth;
import io.fenghuo.health.Intake;
import io.fenghuo.health.IntakeState;
import io.fenghuo.health.Pulse;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.health.UnitState;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.Budget;
import io.fenghuo.incident.CareNews;
import io.fenghuo.incident.Incident;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.LiveAgain;
import io.fenghuo.incident.MuteOrder;
import io.fenghuo.incident.Standing;
import io.fenghuo.incident.TenantState;
import io.fenghuo.ingest.DeadLetter;
import io.fenghuo.ingest.Ingested;
import io.fenghuo.ingest.PartitionClock;
import io.fenghuo.match.Finding;
import io.fenghuo.match.Signal;
import io.fenghuo.measure.Reading;
import io.fenghuo.measure.Symptom;
import io.fenghuo.privacy.IdentityMention;
import io.fenghuo.privacy.OwnNumbers;
import io.fenghuo.publish.RoutedAlert;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.CareInput;
import io.fenghuo.respond.CustomerSign;
import io.fenghuo.respond.CustomerTraits;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.respond.OpenCare;
import io.fenghuo.respond.Tally;
import io.fenghuo.rule.live.RuleChange;
import io.fenghuo.rule.live.RuleEntry;
import io.fenghuo.rule.live.RuleNews;
import io.fenghuo.rule.live.RuleProgress;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.time.DeskReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the job promises to its savepoints, read off the job's own graph. */
class JobGraphTest {

  private static final String UIDS = "/operator-uids.txt";

  private static final StreamExecutionEnvironment ENV =
      StreamExecutionEnvironment.createLocalEnvironment(2);

  @BeforeAll
  static void defineTheJob() {
    FenghuoJob.define(ENV, ConfigFile.of(Map.of("kafka.bootstrap.servers", "127.0.0.1:9092")));
  }

  /**
   * A uid is the address of an operator's state: to change or to drop one loses that state at the
   * next upgrade. Whoever changes the file says so in the upgrade notes.
   */
  @Test
  void everyOperatorHasTheUidUnderWhichItsStateIsSaved() throws Exception {
    try (var golden = JobGraphTest.class.getResourceAsStream(UIDS)) {
      assertThat(uids(ENV))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** Those who page people are off by default; switched on, they have these addresses as well. */
  @Test
  void thosePagedAddOperatorsOfTheirOwn() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
    FenghuoJob.define(
        env,
        ConfigFile.of(
            Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "alertmanager.urls", "http://127.0.0.1:9093;http://127.0.0.1:9094/am",
                "pagerduty.routing-key", "0".repeat(32))));
    List<String> uids = uids(env);
    uids.removeAll(uids(ENV));

    assertThat(uids)
        .containsExactly(
            "alertmanager",
            "pagerduty",
            "write-alertmanager-1",
            "write-alertmanager-2",
            "write-pagerduty");
    assertThat(env.getStreamGraph(false).getStreamNodes())
        .filteredOn(node -> uids.contains(node.getTransformationUID()))
        .allSatisfy(node -> assertThat(node.getParallelism()).isEqualTo(1));
  }

  private static List<String> uids(StreamExecutionEnvironment env) {
    return env.getStreamGraph(false).getStreamNodes().stream()
        .map(node -> String.valueOf(node.getTransformationUID()))
        .sorted()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void everyStreamCarriesATypeThatCanEvolve() {
    Set<Class<?>> carried =
        ENV.getTransformations().stream()
            .flatMap(transformation -> transformation.getTransitivePredecessors().stream())
            .map(transformation -> (Class<?>) transformation.getOutputType().getTypeClass())
            .filter(type -> type.getPackageName().startsWith("io.fenghuo"))
            .collect(Collectors.toSet());

    assertThat(carried)
        .containsExactlyInAnyOrder(
            Ingested.class,
            DeadLetter.class,
            Event.class,
            IdentityMention.class,
            Reading.class,
            Symptom.class,
            Signal.class,
            Finding.class,
            Intake.class,
            Pulse.class,
            SourceHealth.class,
            IncidentInput.class,
            Alert.class,
            IncidentTask.class,
            CustomerSign.class,
            CareNews.class,
            CareInput.class,
            CareDirective.class,
            RoutedAlert.class,
            ControlInput.class,
            ControlRejection.class,
            RuleChange.class,
            RuleNews.class,
            RuleStatus.class,
            IncidentCommand.class,
            CommandRefusal.class);
    carried.forEach(PojoTestUtils::assertSerializedAsPojoWithoutKryo);
  }

  /**
   * Beside these there are Flink's own types, and the measures' rings with a serializer of ours.
   */
  @Test
  void everyStateIsKeptAsATypeThatCanEvolve() {
    List.of(
            PartitionClock.class,
            IdentityMention.class,
            OwnNumbers.class,
            Reading.class,
            Signal.class,
            IncidentInput.class,
            Incident.class,
            Standing.class,
            MuteOrder.class,
            LiveAgain.class,
            Budget.class,
            TenantState.class,
            SourceHealth.class,
            DeskReading.class,
            CustomerSign.class,
            CustomerTraits.class,
            CareInput.class,
            OpenCare.class,
            Tally.class,
            RuleEntry.class,
            RuleProgress.class,
            DeskState.class,
            DeskHealth.class,
            DeskReading.class,
            Intake.class,
            IntakeState.class,
            Pulse.class,
            UnitState.class)
        .forEach(PojoTestUtils::assertSerializedAsPojoWithoutKryo);
  }
}
