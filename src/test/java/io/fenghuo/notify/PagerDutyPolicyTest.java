package io.fenghuo.notify;

import static io.fenghuo.notify.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerDutyPolicyTest {

  private static final String COMMON = "0".repeat(32);
  private static final String TECHS = "1".repeat(32);

  private final PagerDutyTargets targets =
      new PagerDutyTargets(COMMON, Map.of(Department.TECH, TECHS, Department.SECURITY, TECHS));
  private final PagerDutyPolicy policy = new PagerDutyPolicy(targets);
  private Paged paged;

  @Test
  void anIncidentWithoutDepartmentsIsEverybodys() {
    Story story = Story.of("inc-1");

    assertThat(tell(story.opens())).containsExactly("all trigger");
    assertThat(tell(story.updates())).containsExactly("all trigger");
    assertThat(tell(story.resolves())).containsExactly("all resolve");
    assertThat(paged).isNull();
    assertThat(tell(story.closes())).isEmpty();
  }

  @Test
  void eachDepartmentIsToldUnderItsKeyOrTheCommonOne() {
    Story story =
        Story.of("inc-1")
            .asks(Department.TECH, Role.LEAD)
            .asks(Department.SECURITY, Role.SUPPORT)
            .asks(Department.CS, Role.SUPPORT);

    assertThat(tell(story.opens())).containsExactly("TECH trigger", "all trigger");
    assertThat(targets.routingKeys()).isEqualTo(Map.of("all", COMMON, "TECH", TECHS));
    assertThat(targets.toString()).doesNotContain(COMMON, TECHS);
  }

  @Test
  void oneDepartmentsWordSilencesNoOther() {
    Story story =
        Story.of("inc-1")
            .asks(Department.TECH, Role.LEAD)
            .asks(Department.SECURITY, Role.SUPPORT)
            .asks(Department.CS, Role.SUPPORT);
    tell(story.opens());

    assertThat(tell(story.acks(Department.TECH).acked())).isEmpty();
    assertThat(tell(story.acks(Department.CS).acked())).containsExactly("all acknowledge");
    assertThat(tell(story.acks(Department.SECURITY).acked())).containsExactly("TECH acknowledge");
    assertThat(tell(story.updates())).isEmpty();
  }

  @Test
  void aWorseningThatTakesAnAcknowledgementBackPagesAnew() {
    Story story = Story.of("inc-1").asks(Department.TECH, Role.LEAD);
    tell(story.opens());
    tell(story.acks(Department.TECH).acked());

    assertThat(tell(story.asksAgain(Department.TECH).escalates(Level.I)))
        .containsExactly("TECH resolve", "TECH trigger");
  }

  @Test
  void whatAFailureMayHaveTakenBackIsToldAgain() {
    Story story = Story.of("inc-1").asks(Department.TECH, Role.LEAD);
    tell(story.opens());
    tell(story.acks(Department.TECH).acked());

    // Before it failed the job may have said more, that it was over for one.
    assertThat(tell(story.restarts().updates()))
        .containsExactly("TECH trigger", "TECH acknowledge");
    assertThat(tell(story.updates())).isEmpty();
    assertThat(tell(story.restarts().asksAgain(Department.TECH).escalates(Level.I)))
        .containsExactly("TECH resolve", "TECH trigger");
  }

  @Test
  void whileMutedNothingIsOpen() {
    Story story = Story.of("inc-1");
    tell(story.opens());

    assertThat(tell(story.muted())).containsExactly("all resolve");
    assertThat(tell(story.updates())).isEmpty();
    assertThat(tell(story.unmuted())).containsExactly("all trigger");
  }

  @Test
  void aDepartmentThatComesLateIsPagedAndOneThatLeavesIsDone() {
    Story story = Story.of("inc-1").asks(Department.TECH, Role.LEAD);
    tell(story.opens());

    assertThat(tell(story.asks(Department.PR, Role.SUPPORT).escalates(Level.I)))
        .containsExactly("TECH trigger", "all trigger");
    assertThat(tell(story.leaves(Department.PR).updates()))
        .containsExactly("all resolve", "TECH trigger");
    assertThat(tell(story.merges("inc-2"))).containsExactly("TECH resolve");
  }

  @Test
  void theStateSpeaksForDepartmentsThatAreOnlyInformed() {
    Story story =
        Story.of("inc-1").asks(Department.TECH, Role.LEAD).asks(Department.EXEC, Role.INFORMED);
    tell(story.opens());

    assertThat(tell(story.acks(Department.TECH).acked()))
        .containsExactly("TECH acknowledge", "all acknowledge");
  }

  @Test
  void anEndFromBeforeTheJobsMemoryIsTold() {
    assertThat(tell(Story.of("inc-1").resolves())).containsExactly("all resolve");
    assertThat(paged).isNull();
  }

  @Test
  void theNextIncidentUnderTheKeyIsNotEndedByTheLast() {
    Story first = Story.of("inc-1");
    tell(first.opens());
    tell(first.resolves());
    tell(new Story("inc-2", "service/acme|main", NOON + 1).opens());

    assertThat(tell(first.closes())).isEmpty();
    assertThat(paged.incidentId()).isEqualTo("inc-2");
  }

  @Test
  void departmentsWithoutAnyKeyAreLeftOut() {
    PagerDutyTargets own = new PagerDutyTargets("", Map.of(Department.TECH, TECHS));
    Story story = Story.of("inc-1").asks(Department.CS, Role.LEAD);

    assertThat(new PagerDutyPolicy(own).told(null, story.opens()).steps()).isEmpty();
    assertThat(own.of(List.of())).isEmpty();
    assertThat(new PagerDutyTargets("", Map.of()).isEmpty()).isTrue();
  }

  private List<String> tell(Alert alert) {
    PagerDutyPolicy.Decision decision = policy.told(paged, alert);
    paged = decision.after();
    return decision.steps().stream().map(s -> s.target() + " " + s.action().word()).toList();
  }
}
