package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.handling.CareReason;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.Pseudonyms;
import io.fenghuo.respond.Approval;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.respond.TaskEvent;
import io.fenghuo.rule.Department;
import io.fenghuo.tool.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whole scenarios bring to departments and customers. */
@Tag("long")
class ReplayedHandlingITCase {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LONG_WAIT = 600_000;

  @Test
  void theOutageIsHandledByAllDepartmentsAndForAllCustomers() throws Exception {
    Scenario scenario = Scenario.find("promotion-outage");
    ReplayedHandling all = ReplayedHandling.of(scenario, Map.of(), 1);
    long opened = timeOf(all, AlertEvent.OPENED);
    long resolved = timeOf(all, AlertEvent.RESOLVED);

    assertThat(all.tasks().subList(0, 3))
        .extracting(task -> task.duty().department(), IncidentTask::event, IncidentTask::timeMillis)
        .as("technology, service and public relations are told at the instant of the opening")
        .containsExactly(
            tuple(Department.TECH, TaskEvent.ASSIGNED, opened),
            tuple(Department.CS, TaskEvent.ASSIGNED, opened),
            tuple(Department.PR, TaskEvent.ASSIGNED, opened));
    assertThat(all.tasks())
        .filteredOn(task -> task.event() == TaskEvent.DONE)
        .as("every department is told that it is over, once")
        .allMatch(task -> task.timeMillis() == resolved)
        .extracting(task -> task.duty().department())
        .containsExactly(Department.values());
    assertThat(all.tasks())
        .filteredOn(task -> task.event() == TaskEvent.ASSIGNED)
        .allMatch(task -> task.playbook().id().equals("PB-SYS") && !task.steps().isEmpty());

    assertThat(all.directives())
        .extracting(CareDirective::customer)
        .containsExactlyInAnyOrderElementsOf(affected(scenario, opened, resolved));
    assertBudget(all.directives());
    assertThat(ReplayedHandling.of(scenario, Map.of(), 2)).isEqualTo(all);
  }

  /**
   * The numbers come from a script over the recorded lines, which knows the general profile's table
   * and the times at which the level changed. One more is upset since the hourly share of the angry
   * holds the incident five minutes longer, to 15:17.
   */
  private static void assertBudget(List<CareDirective> directives) {
    assertThat(directives).hasSize(10_772);
    assertThat(count(directives, directive -> directive.amount() > 0)).isEqualTo(4_864);
    assertThat(directives.stream().mapToLong(CareDirective::amount).sum()).isEqualTo(4_999_900);
    assertThat(count(directives, CareDirective::budgetExhausted)).isEqualTo(5_638);
    assertThat(count(directives, directive -> directive.approval() == Approval.REQUIRED))
        .isEqualTo(139);
    assertThat(
            directives.stream()
                .collect(
                    Collectors.groupingBy(
                        CareDirective::reason,
                        Collectors.collectingAndThen(Collectors.counting(), Long::intValue))))
        .isEqualTo(
            Map.of(
                CareReason.BOT_FAILED,
                1_198,
                CareReason.UPSET,
                1_354,
                CareReason.ABANDONED,
                7_600,
                CareReason.COMPLAINED,
                16,
                CareReason.WAITED_LONG,
                604));
  }

  @ParameterizedTest
  @ValueSource(strings = {"quiet-day", "dead-stream", "data-leak"})
  void nobodyIsOfferedAnythingWhereNobodyIsAffected(String name) throws Exception {
    assertThat(ReplayedHandling.of(Scenario.find(name), Map.of(), 1).directives()).isEmpty();
  }

  @Test
  void theAngryCustomerAloneIsCaredFor() throws Exception {
    Scenario scenario = Scenario.find("one-angry-customer");
    ReplayedHandling all = ReplayedHandling.of(scenario, Map.of(), 1);

    assertThat(all.directives())
        .extracting(
            CareDirective::customer, CareDirective::reason, directive -> directive.script().id())
        .containsExactly(
            tuple(all.alerts().get(0).scope().customer(), CareReason.ESCALATED, "SC-ANGER"));
  }

  private static long count(
      List<CareDirective> directives, Function<CareDirective, Boolean> counted) {
    return directives.stream().filter(counted::apply).count();
  }

  private static long timeOf(ReplayedHandling all, AlertEvent event) {
    return all.alerts().stream()
        .filter(alert -> alert.event() == event)
        .mapToLong(Alert::timeMillis)
        .findFirst()
        .orElseThrow();
  }

  /** Read off the recorded lines: to whom something happened between the two times. */
  private static Set<String> affected(Scenario scenario, long from, long to) throws IOException {
    Pseudonyms pseudonyms = new Pseudonyms("fenghuo");
    Set<String> customers = new TreeSet<>();
    for (String topic : scenario.recording().files().keySet()) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(
                      Files.newInputStream(scenario.recording().files().get(topic))),
                  UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode record = JSON.readTree(line);
          long time = Instant.parse(record.path("eventTime").asText()).toEpochMilli();
          if (record.path("brand").asText().equals("acme")
              && time >= from
              && time < to
              && isAffected(record)) {
            customers.add(pseudonyms.of(record.path("customerId").asText()));
          }
        }
      }
    }
    return customers;
  }

  private static boolean isAffected(JsonNode record) {
    return switch (record.path("kind").asText()) {
      case "BOT_FAILED", "QUEUE_ABANDONED", "COMPLAINT_FILED" -> true;
      case "AGENT_ASSIGNED" -> record.path("waitMs").asLong() >= LONG_WAIT;
      default ->
          record.path("speaker").asText().equals("CUSTOMER")
              && Set.of("ANGER", "DISAPPOINTMENT", "ANXIETY", "SADNESS")
                  .contains(record.path("emotion").asText());
    };
  }
}
