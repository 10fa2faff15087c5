package io.fenghuo.respond;

import static io.fenghuo.incident.AlertEvent.ACKED;
import static io.fenghuo.incident.AlertEvent.CLOSED;
import static io.fenghuo.incident.AlertEvent.DEESCALATED;
import static io.fenghuo.incident.AlertEvent.ESCALATED;
import static io.fenghuo.incident.AlertEvent.MERGED;
import static io.fenghuo.incident.AlertEvent.OPENED;
import static io.fenghuo.incident.AlertEvent.REPEATED;
import static io.fenghuo.incident.AlertEvent.RESOLVED;
import static io.fenghuo.incident.AlertEvent.RESOLVE_HELD;
import static io.fenghuo.incident.AlertEvent.SUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UNSUPPRESSED;
import static io.fenghuo.incident.AlertEvent.UPDATED;
import static io.fenghuo.rule.Department.CS;
import static io.fenghuo.rule.Department.EXEC;
import static io.fenghuo.rule.Department.PR;
import static io.fenghuo.rule.Department.TECH;
import static io.fenghuo.rule.Role.INFORMED;
import static io.fenghuo.rule.Role.LEAD;
import static io.fenghuo.rule.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fenghuo.handling.Playbooks;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.AlertEvent;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.rule.Department;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {

  private static final long OPENED_AT = 1_000;
  private static final long MINUTE = 60_000;

  private final Tasks tasks = new Tasks(Playbooks.read(new Configuration()));

  @Test
  void tellsAllDepartmentsAtTheInstantOfTheOpening() {
    List<IncidentTask> told = tasks.of(opened().alert());

    assertThat(told)
        .extracting(task -> task.duty().department(), IncidentTask::event, IncidentTask::timeMillis)
        .containsExactly(
            tuple(TECH, TaskEvent.ASSIGNED, OPENED_AT),
            tuple(CS, TaskEvent.ASSIGNED, OPENED_AT),
            tuple(PR, TaskEvent.ASSIGNED, OPENED_AT));
    assertThat(told).extracting(IncidentTask::taskId).doesNotHaveDuplicates();
    assertThat(told).extracting(IncidentTask::recordId).doesNotHaveDuplicates();
  }

  @Test
  void givesEachTheStepsOfThePlaybookThatAreHers() {
    IncidentTask task = tasks.of(opened().alert()).get(1);

    assertThat(task.playbook()).isEqualTo(new PlaybookRef("PB-SYS", 1));
    assertThat(task.steps())
        .extracting(TaskStep::stepId, TaskStep::dueMillis)
        .containsExactly(
            tuple("entry-notice", OPENED_AT + 5 * MINUTE),
            tuple("unified-wording", OPENED_AT + 10 * MINUTE),
            tuple("call-in-agents", OPENED_AT + 15 * MINUTE));
  }

  @Test
  void hasNoStepsWithoutAPlaybook() {
    for (String unknown : new String[] {null, "PB-GONE"}) {
      assertThat(tasks.of(opened().playbook(unknown).alert()))
          .hasSize(3)
          .allSatisfy(
              task -> {
                assertThat(task.steps()).isEmpty();
                assertThat(task.playbook()).isNull();
              });
    }
  }

  @Test
  void tellsOnlyThoseWhomAWorseningWants() {
    long later = OPENED_AT + 7 * MINUTE;
    Alert escalated =
        Told.at(later, ESCALATED)
            .opened(OPENED_AT)
            .wants(TECH, LEAD, later)
            .wants(CS, SUPPORT, OPENED_AT, OPENED_AT + MINUTE)
            .wants(EXEC, INFORMED, later)
            .alert();

    List<IncidentTask> told = tasks.of(escalated);

    assertThat(departments(told)).containsExactly(TECH, EXEC);
    assertThat(told.get(0).taskId()).isEqualTo(tasks.of(opened().alert()).get(0).taskId());
    assertThat(told.get(0).recordId()).isNotEqualTo(tasks.of(opened().alert()).get(0).recordId());
    assertThat(told.get(0).steps())
        .extracting(TaskStep::stepId, TaskStep::dueMillis)
        .as("a step whose time was over counts from now")
        .startsWith(
            tuple("confirm-fault", later + 5 * MINUTE),
            tuple("roll-back", OPENED_AT + 15 * MINUTE));
  }

  @Test
  void tellsNobodyWhileMutedAndEverybodyThen() {
    long later = OPENED_AT + MINUTE;

    assertThat(tasks.of(opened().muted().alert())).isEmpty();
    assertThat(
            departments(
                tasks.of(
                    Told.at(later, UNSUPPRESSED)
                        .opened(OPENED_AT)
                        .wants(TECH, LEAD, later)
                        .wants(PR, SUPPORT, later)
                        .alert())))
        .containsExactly(TECH, PR);
  }

  @Test
  void passesOnWhoHasAcknowledged() {
    Alert acked =
        Told.at(9_000, ACKED)
            .reason(AlertReason.DEPARTMENT_ACKED)
            .opened(OPENED_AT)
            .wants(TECH, LEAD, OPENED_AT, 9_000L)
            .wants(CS, SUPPORT, OPENED_AT, 5_000L)
            .wants(PR, SUPPORT, OPENED_AT)
            .alert();

    assertThat(tasks.of(acked))
        .extracting(task -> task.duty().department(), IncidentTask::event)
        .containsExactly(tuple(TECH, TaskEvent.ACKED));
    assertThat(tasks.of(acked).get(0).steps()).isNotEmpty();
  }

  @Test
  void endsTheTasksOfWhatIsOver() {
    assertThat(ends(RESOLVED, AlertReason.CLEARED)).containsOnly(TaskEvent.DONE).hasSize(3);
    assertThat(ends(RESOLVED, AlertReason.BY_OPERATOR)).containsOnly(TaskEvent.DONE);
    assertThat(ends(RESOLVED, AlertReason.FALSE_ALARM)).containsOnly(TaskEvent.CANCELLED);
    assertThat(ends(MERGED, AlertReason.PART_OF_ANOTHER)).containsOnly(TaskEvent.CANCELLED);
    assertThat(ends(CLOSED, AlertReason.BY_OPERATOR)).containsOnly(TaskEvent.DONE);
    assertThat(ends(CLOSED, AlertReason.REOPEN_WINDOW_PASSED)).isEmpty();
  }

  @Test
  void anEndAsksNothing() {
    assertThat(tasks.of(opened(RESOLVED).alert())).allMatch(task -> task.steps().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(AlertEvent.class)
  void saysTheSameOfTheSameAlert(AlertEvent event) {
    assertThat(tasks.of(opened(event).alert())).isEqualTo(tasks.of(opened(event).alert()));
  }

  @Test
  void saysNothingOfWhatConcernsNoDepartment() {
    for (AlertEvent event : List.of(DEESCALATED, REPEATED, SUPPRESSED, RESOLVE_HELD)) {
      assertThat(tasks.of(opened(event).alert())).as("%s", event).isEmpty();
    }
    assertThat(tasks.of(Told.at(OPENED_AT + 1, UPDATED).wants(TECH, LEAD, OPENED_AT).alert()))
        .isEmpty();
  }

  @Test
  void streamsArePlainRecords() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(IncidentTask.class);
  }

  private List<TaskEvent> ends(AlertEvent event, AlertReason reason) {
    return tasks.of(opened(event).reason(reason).alert()).stream()
        .map(IncidentTask::event)
        .toList();
  }

  private static List<Department> departments(List<IncidentTask> tasks) {
    return tasks.stream().map(task -> task.duty().department()).toList();
  }

  private static Told opened() {
    return opened(OPENED);
  }

  private static Told opened(AlertEvent event) {
    return Told.at(OPENED_AT, event)
        .opened(OPENED_AT)
        .wants(TECH, LEAD, OPENED_AT)
        .wants(CS, SUPPORT, OPENED_AT)
        .wants(PR, SUPPORT, OPENED_AT);
  }
}
