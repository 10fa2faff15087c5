package io.fenghuo.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.definition.InvalidDefinitionException;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.RuleResponse;
import io.fenghuo.testing.InEnglish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a user's own: laid over the jar's, and refused with every fault of every file. */
class ProfileFaultsTest {

  @TempDir Path folder;

  private final List<String> profiles = new ArrayList<>();
  private final List<String> playbooks = new ArrayList<>();
  private final Configuration config = new Configuration();

  @Test
  void aFileOfItsOwnSaysOnlyWhatDiffers() throws Exception {
    profile(
        """
        profile: my-shop
        extends: e-commerce
        title: { zh: 小店, en: my shop }
        playbooks: { SYSTEM_FAULT: PB-MINE }
        levels: { types: { DATA_GAP: { at-most: IV } } }
        care: { budget: { customers: 10 } }
        """);
    playbook(
        """
        playbook: PB-MINE
        title: { zh: 我, en: mine }
        steps: [{ id: call-me, department: TECH, due: 1m, says: { zh: 打, en: call } }]
        """);
    config.set(FenghuoOptions.PROFILE_OF_TENANT, Map.of("corner", "my-shop"));

    Profile mine = read().ofTenant("corner");

    Profile shops = read().get("e-commerce");
    assertThat(mine.response(IncidentType.SYSTEM_FAULT, Level.III, RuleResponse.OF_PROFILE))
        .isEqualTo(
            new Response(
                shops
                    .response(IncidentType.SYSTEM_FAULT, Level.III, RuleResponse.OF_PROFILE)
                    .assignments(),
                "PB-MINE"));
    assertThat(mine.graded("source-silent", IncidentType.DATA_GAP, Level.III)).isEqualTo(Level.IV);
    assertThat(mine.care().maxCustomers()).isEqualTo(10);
    assertThat(mine.care().maxAmount()).isEqualTo(shops.care().maxAmount()).isEqualTo(20_000_000);
    assertThat(read().ofTenant("another").name()).isEqualTo("general");
  }

  @Test
  void aChangeOfGeneralHoldsForAllThatStandOnIt() throws Exception {
    profile("{ profile: general, ack-due: { I: 1m } }");

    assertThat(read().names()).allSatisfy(name -> assertThat(due(name)).isEqualTo(60_000));
  }

  private long due(String name) {
    return read().get(name).ackDueMillis(Level.I);
  }

  @Test
  void tellsEveryFaultOfEveryProfileAtOnce() throws Exception {
    String first =
        profile(
            """
            profile: one
            extends: nobody
            departments: { SYSTEM_FAULT: { support: [CS] }, OUTAGE: { lead: [CS] } }
            told: { II: { roles: [support] } }
            playbooks: { DATA_LEAK: PB-NONE }
            levels: { types: { DATA_LEAK: { at-least: I, at-most: II } } }
            impact: { I: { customers: -1 }, V: {} }
            ack-due: { I: 0s }
            colour: red
            """);
    String second =
        profile(
            """
            profile: Two
            care:
              mildest: V
              budget: { customers: many }
              approval: sometimes
              long-wait: soon
              scripts: { by-emotion: { ANGER: { says: { zh: 啊 } } } }
              compensation:
                currency: yuan
                waits: [1m, 30s]
                amounts: { VIP: { I: [1, x, -2] } }
            """);
    config.set(FenghuoOptions.DEFAULT_PROFILE, "none");
    config.set(FenghuoOptions.PROFILE_OF_TENANT, Map.of("shop", "neither"));

    assertFaults(
        first
            + " extends must be a profile of [general, finance, e-commerce, healthcare, one, Two]",
        first + " departments.SYSTEM_FAULT.lead must name a department: somebody answers",
        first + " departments.OUTAGE is unknown; known here: [SYSTEM_FAULT, ",
        first + " told.II.roles must have lead: somebody answers for an incident",
        first + " playbooks.DATA_LEAK must be a playbook of [PB-SYS, ",
        first + " levels.types.DATA_LEAK has at-least I, which is more severe than its at-most II",
        first + " impact.I.customers must not be negative, got -1",
        first + " impact.V is unknown; known here: I, II, III, IV, types",
        first + " ack-due.I must be positive, got \"0s\"",
        first + " colour is unknown; known here: ack-due, ",
        second + " profile must be in kebab-case, got 'Two'",
        second + " care.mildest must be one of [I, II, III, IV], got 'V'",
        second + " care.budget.customers must be a whole number, got \"many\"",
        second + " care.approval must be never, always or { from: AMOUNT }, got 'sometimes'",
        second + " care.long-wait must be a length of time such as",
        second + " care.scripts.by-emotion.ANGER.id is required",
        second + " care.scripts.by-emotion.ANGER.says.en is required",
        second + " care.compensation.waits[0] must begin at 0s and rise, got 1m",
        second + " care.compensation.waits[1] must begin at 0s and rise, got 30s",
        second + " care.compensation.amounts.VIP.I[1] must be a whole number that is not negative,",
        second + " care.compensation.amounts.VIP.I[2] must be a whole number that is not negative,",
        "profile.default must be a profile of [general, ",
        "profile.of-tenant.shop must be a profile of [general, ");
  }

  @Test
  void aTableOfCompensationIsWhole() throws Exception {
    String file =
        profile(
            """
            profile: one
            care:
              compensation: { currency: cny, waits: [0s, 5m], amounts: { VIP: { I: [1, 2] } } }
            """);

    assertFaults(
        file + " care.compensation.currency must be three capitals as CNY, got 'cny'",
        file + " care.compensation.amounts.other is required: the tiers that have no row",
        file + " care.compensation.amounts.VIP.II must have an amount for each of the 2 waits",
        file + " care.compensation.amounts.VIP.III must have an amount for each of the 2 waits",
        file + " care.compensation.amounts.VIP.IV must have an amount for each of the 2 waits");
  }

  @Test
  void nobodyStandsOnHimself() throws Exception {
    profile("{ profile: one, extends: two }");
    String back = profile("{ profile: two, extends: one }");
    String general = profile("{ profile: general, extends: one }");

    assertFaults(
        general + " extends must be left out: all others stand on general",
        back + " extends must not lead back to itself, got 'one'");
  }

  @Test
  void tellsEveryFaultOfEveryPlaybookAtOnce() throws Exception {
    String file =
        playbook(
            """
            playbook: sys
            version: 0
            title: { zh: 我 }
            steps:
            - { id: a-b, department: HR, due: 0s, says: { zh: 打, en: call } }
            - { id: a-b, due: 1m, says: { zh: 打, en: call } }
            """);
    String empty = playbook("{ playbook: PB-X, title: { zh: 我, en: mine } }");

    assertFaults(
        file + " playbook must be PB- and words of capitals and digits, got 'sys'",
        file + " version must be at least 1, got 0",
        file + " title.en is required",
        file + " steps[0].department must be one of [TECH, CS, PR, ",
        file + " steps[0].due must be positive, got \"0s\"",
        file + " steps[1].department is required",
        file + " steps[1].id must be unique, got 'a-b' twice",
        empty + " steps must have a step");
  }

  private void assertFaults(String... beginnings) {
    InvalidDefinitionException refused =
        catchThrowableOfType(InvalidDefinitionException.class, this::read);

    for (String beginning : beginnings) {
      assertThat(InEnglish.of(refused.faults())).anyMatch(fault -> fault.startsWith(beginning));
    }
    assertThat(InEnglish.of(refused.faults()))
        .allMatch(fault -> List.of(beginnings).stream().anyMatch(fault::startsWith));
  }

  private Profiles read() {
    config.set(FenghuoOptions.PROFILES, profiles);
    config.set(FenghuoOptions.PLAYBOOKS, playbooks);
    return Profiles.read(config);
  }

  private String profile(String text) throws Exception {
    return file(profiles, "profile", text);
  }

  private String playbook(String text) throws Exception {
    return file(playbooks, "playbook", text);
  }

  private String file(List<String> files, String name, String text) throws Exception {
    Path file = folder.resolve(name + files.size() + ".yaml");
    Files.writeString(file, text);
    files.add(file.toString());
    return file.toString();
  }
}
