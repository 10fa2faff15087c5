package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Channel;
import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.handling.CareReason;
import io.fenghuo.handling.Script;
import io.fenghuo.incident.Affected;
import io.fenghuo.incident.AlertReason;
import io.fenghuo.incident.Duty;
import io.fenghuo.respond.Approval;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.respond.Offer;
import io.fenghuo.respond.PlaybookRef;
import io.fenghuo.respond.TaskEvent;
import io.fenghuo.respond.TaskStep;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.Role;
import io.fenghuo.words.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How tasks and proposals leave. */
class HandlingEnvelopesTest {

  private static final LocalizedText SAYS = new LocalizedText("好", "good");
  private static final String CUSTOMER = "0123456789abcdef";

  @Test
  void aTaskTellsItsStepsUnderItsIncident() {
    Outgoing out =
        Envelopes.task(
            "incident.tasks",
            task(
                new Duty(Department.TECH, Role.LEAD, 1_000, 61_000L, 2_000L, "li", 1),
                new PlaybookRef("PB-SYS", 1),
                List.of(new TaskStep("roll-back", 901_000, SAYS)),
                "inc-2",
                "d1"));

    assertThat(out.topic()).isEqualTo("incident.tasks");
    assertThat(out.key()).isEqualTo("inc-1");
    assertThat(out.id()).isEqualTo("r1");
    assertThat(out.subject()).isEqualTo("t1");
    assertThat(out.type()).isEqualTo("io.fenghuo.task.assigned");
    assertThat(out.time()).isEqualTo(Instant.ofEpochMilli(2_000));
    assertThat(out.schema()).isEqualTo(Schemas.json("incident-task").path("$id").asText());
    assertThat(new String(out.body(), UTF_8))
        .contains(
            """
            "playbook":{"id":"PB-SYS","version":1},"steps":[{"stepId":"roll-back",\
            "dueAt":"1970-01-01T00:15:01Z","says":{"zh":"好","en":"good"}}]\
            """);
    assertThat(Schemas.faults("incident-task", out.body())).isEmpty();
  }

  @Test
  void aTaskWithoutAPlaybookHasNoSteps() {
    Outgoing out =
        Envelopes.task(
            "incident.tasks",
            task(
                new Duty(Department.EXEC, Role.INFORMED, 1_000, null, null, null, 0),
                null,
                List.of(),
                null,
                null));

    assertThat(new String(out.body(), UTF_8))
        .contains("\"steps\":[]")
        .doesNotContain("playbook", "drillId", "dueAt", "ackedAt");
    assertThat(Schemas.faults("incident-task", out.body())).isEmpty();
  }

  @Test
  void aProposalLeavesUnderTheCustomersHash() {
    Outgoing out =
        Envelopes.careDirective(
            "care.directives",
            directive(
                Channel.APP,
                new EventRef(new Origin("chat.traffic", 1, 2), "e1", 1_000),
                "VIP",
                Emotion.ANGER,
                700_000L,
                3_000));

    assertThat(out.topic()).isEqualTo("care.directives");
    assertThat(out.key()).isEqualTo(CUSTOMER);
    assertThat(out.id()).isEqualTo("care-1");
    assertThat(out.type()).isEqualTo("io.fenghuo.care.proposed");
    assertThat(out.schema()).isEqualTo(Schemas.json("care-directive").path("$id").asText());
    assertThat(new String(out.body(), UTF_8))
        .isEqualTo(
            """
            {"directiveId":"care-1","incidentId":"inc-1","incidentType":"SYSTEM_FAULT",\
            "level":"II","tenant":"shop","brand":"acme","customer":"0123456789abcdef",\
            "channel":"APP","reason":"ABANDONED","event":{"topic":"chat.traffic","partition":1,\
            "offset":2,"eventId":"e1","eventTime":"1970-01-01T00:00:01Z"},"tier":"VIP",\
            "emotion":"ANGER","waitedMs":700000,"script":{"id":"SC-ANGER","version":2,\
            "says":{"zh":"好","en":"good"}},"compensation":{"amount":3000,"currency":"CNY"},\
            "approval":"REQUIRED","budgetExhausted":false,"profile":"general",\
            "eventTime":"1970-01-01T00:00:02Z"}\
            """);
    assertThat(Schemas.faults("care-directive", out.body())).isEmpty();
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Outgoing out =
        Envelopes.careDirective("care.directives", directive(null, null, null, null, null, 0));

    assertThat(new String(out.body(), UTF_8))
        .doesNotContain("channel", "\"event\"", "tier", "emotion", "waitedMs", "compensation");
    assertThat(Schemas.faults("care-directive", out.body())).isEmpty();
  }

  private static IncidentTask task(
      Duty duty,
      PlaybookRef playbook,
      List<TaskStep> steps,
      String otherIncidentId,
      String drillId) {
    return new IncidentTask(
        "r1",
        "t1",
        "alert-1",
        "inc-1",
        0,
        3,
        TaskEvent.ASSIGNED,
        AlertReason.FIRST_FINDING,
        duty,
        Level.III,
        IncidentType.SYSTEM_FAULT,
        new Affected("shop", "acme", null, List.of("APP"), List.of(), List.of()),
        playbook,
        steps,
        SAYS,
        otherIncidentId,
        1_000,
        2_000,
        drillId);
  }

  private static CareDirective directive(
      Channel channel, EventRef event, String tier, Emotion emotion, Long waited, long amount) {
    return new CareDirective(
        "care-1",
        "inc-1",
        IncidentType.SYSTEM_FAULT,
        Level.II,
        "shop",
        "acme",
        CUSTOMER,
        channel,
        CareReason.ABANDONED,
        event,
        tier,
        emotion,
        waited,
        new Script("SC-ANGER", 2, SAYS),
        amount == 0 ? null : new Offer(amount, "CNY"),
        Approval.REQUIRED,
        false,
        "general",
        2_000,
        null);
  }
}
