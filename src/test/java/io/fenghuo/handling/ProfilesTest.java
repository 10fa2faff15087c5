package io.fenghuo.handling;

import static io.fenghuo.rule.Role.INFORMED;
import static io.fenghuo.rule.Role.LEAD;
import static io.fenghuo.rule.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.rule.Assignment;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the profiles of the jar say. */
class ProfilesTest {

  private static final Profiles PROFILES = Profiles.read(new Configuration());
  private static final Profile GENERAL = PROFILES.get("general");
  private static final Profile FINANCE = PROFILES.get("finance");
  private static final Profile HEALTHCARE = PROFILES.get("healthcare");

  @Test
  void thereAreFour() {
    assertThat(PROFILES.names()).containsExactly("general", "finance", "e-commerce", "healthcare");
    assertThat(PROFILES.ofTenant("anybody")).isEqualTo(GENERAL);
    assertThat(PROFILES.ofTenant(null)).isEqualTo(GENERAL);
  }

  /**
   * The table of levels: I all leads and executives, II all leads, III owner and support, IV owner.
   */
  @ParameterizedTest
  @EnumSource(IncidentType.class)
  void generalTellsMorePeopleOfGraverThings(IncidentType type) {
    List<Department> all = Arrays.asList(Department.values());

    assertThat(told(GENERAL, type, Level.I)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(told(GENERAL, type, Level.II))
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(department -> department != Department.EXEC).toList());
    assertThat(GENERAL.response(type, Level.III, RuleResponse.OF_PROFILE).assignments())
        .extracting(Assignment::role)
        .startsWith(LEAD, SUPPORT)
        .doesNotContain(INFORMED);
    assertThat(GENERAL.response(type, Level.IV, RuleResponse.OF_PROFILE).assignments())
        .extracting(Assignment::role)
        .containsExactly(LEAD);
  }

  @Test
  void generalTellsTechnologyServiceAndPublicRelationsOfAFaultTogether() {
    assertThat(GENERAL.response(IncidentType.SYSTEM_FAULT, Level.III, RuleResponse.OF_PROFILE))
        .isEqualTo(
            new Response(
                List.of(
                    new Assignment(Department.TECH, LEAD),
                    new Assignment(Department.CS, SUPPORT),
                    new Assignment(Department.PR, SUPPORT)),
                "PB-SYS"));
  }

  @ParameterizedTest
  @EnumSource(IncidentType.class)
  void financeAlwaysInformsTheLegalDepartment(IncidentType type) {
    RuleResponse own =
        new RuleResponse(List.of(new Assignment(Department.BIZ, LEAD)), "PB-CUSTOMER");
    for (Level level : Level.values()) {
      assertThat(told(FINANCE, type, level)).contains(Department.LEGAL);
      assertThat(FINANCE.response(type, level, own).assignments())
          .contains(
              new Assignment(Department.BIZ, LEAD), new Assignment(Department.LEGAL, INFORMED));
    }
  }

  @ParameterizedTest
  @EnumSource(IncidentType.class)
  void everyProfileHasSomebodyWhoAnswersAndAPlaybookWithStepsForHim(IncidentType type) {
    for (String name : PROFILES.names()) {
      for (Level level : Level.values()) {
        Response response = PROFILES.get(name).response(type, level, RuleResponse.OF_PROFILE);
        Playbook playbook = PROFILES.playbooks().byId(response.playbook()).orElseThrow();

        assertThat(response.assignments().get(0).role()).isEqualTo(LEAD);
        assertThat(playbook.stepsOf(response.assignments().get(0).department())).isNotEmpty();
      }
    }
  }

  @Test
  void aRulesOwnDepartmentsStandInForTheTypes() {
    RuleResponse own =
        new RuleResponse(
            List.of(
                new Assignment(Department.BIZ, LEAD), new Assignment(Department.LEGAL, SUPPORT)),
            "PB-SAFETY");

    assertThat(GENERAL.response(IncidentType.SYSTEM_FAULT, Level.III, own))
        .isEqualTo(new Response(own.assignments(), "PB-SAFETY"));
    assertThat(GENERAL.response(IncidentType.SYSTEM_FAULT, Level.IV, own).assignments())
        .containsExactly(new Assignment(Department.BIZ, LEAD));
    assertThat(GENERAL.response(IncidentType.SYSTEM_FAULT, Level.I, own).assignments())
        .endsWith(new Assignment(Department.EXEC, INFORMED));
  }

  @Test
  void healthcareStartsSafetyComplaintsAtTwo() {
    assertThat(graded(HEALTHCARE, "safety-complaint", Level.III)).isEqualTo(Level.II);
    assertThat(graded(HEALTHCARE, "safety-complaint", Level.I)).isEqualTo(Level.I);
    assertThat(graded(HEALTHCARE, "customer-about-to-be-lost", Level.IV)).isEqualTo(Level.IV);
    assertThat(graded(GENERAL, "safety-complaint", Level.III)).isEqualTo(Level.III);
  }

  @Test
  void healthcareOffersNoMoney() {
    assertThat(HEALTHCARE.care().compensation().amount("VIP", Level.I, 3_600_000)).isZero();
    assertThat(HEALTHCARE.care().needsApproval(0)).isTrue();
    assertThat(GENERAL.care().compensation().amount("VIP", Level.I, 3_600_000)).isEqualTo(5000);
  }

  @ParameterizedTest
  @CsvSource({
    "SYSTEM_FAULT, 999, 99, , ",
    "SYSTEM_FAULT, 1000, , , III",
    "SYSTEM_FAULT, , 100, , III",
    "SYSTEM_FAULT, 9999, 1000, , II",
    "SERVICE_OVERLOAD, 10000, , , I",
    "PUBLIC_OPINION, , , 9999999, ",
    "PUBLIC_OPINION, , , 10000000, I",
    "DATA_LEAK, 10000, 10000, 10000000, ",
  })
  void theExtentMakesGraver(
      IncidentType type, Long customers, Long complaints, Long reach, Level level) {
    assertThat(GENERAL.ofImpact(type, 10_000L, customers, complaints, reach)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "general, 5, 15, 30, 120",
    "finance, 5, 10, 20, 60",
    "e-commerce, 5, 10, 30, 120",
    "healthcare, 5, 10, 20, 60",
  })
  void anAcknowledgementIsDueInMinutes(String name, int i, int ii, int iii, int iv) {
    Profile profile = PROFILES.get(name);

    assertThat(Arrays.stream(Level.values()).map(profile::ackDueMillis))
        .containsExactly(i * 60_000L, ii * 60_000L, iii * 60_000L, iv * 60_000L);
  }

  @Test
  void travelsInsideTheJobGraph() throws Exception {
    Profiles copy = InstantiationUtil.clone(PROFILES);

    assertThat(copy.get("finance")).isEqualTo(FINANCE);
    assertThat(copy.playbooks().ids()).isEqualTo(PROFILES.playbooks().ids());
  }

  private static Level graded(Profile profile, String rule, Level found) {
    return profile.graded(rule, IncidentType.CUSTOMER_ESCALATION, found);
  }

  private static List<Department> told(Profile profile, IncidentType type, Level level) {
    return profile.response(type, level, RuleResponse.OF_PROFILE).assignments().stream()
        .map(Assignment::department)
        .toList();
  }
}
