package io.fenghuo.control;

import static io.fenghuo.control.Sent.DAY;
import static io.fenghuo.control.Sent.LIMITS;
import static io.fenghuo.control.Sent.MINUTE;
import static io.fenghuo.control.Sent.NOON;
import static io.fenghuo.control.Sent.ORIGIN;
import static io.fenghuo.control.Sent.RULES;
import static io.fenghuo.control.Sent.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command on incidents asks for. */
class IncidentRequestTest {

  private static final Scope SHOP = at(null, null, null, null);

  @Test
  void readsAnAcknowledgement() {
    assertThat(accepted("'kind':'ACK','tenant':'shop','incidentId':'inc-1','department':'CS'"))
        .isEqualTo(
            new IncidentCommand(
                ORIGIN,
                NOON,
                "c1",
                IncidentCommand.Kind.ACK,
                "li",
                "seen",
                "shop",
                "inc-1",
                Department.CS,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MITIGATE", "RESOLVE", "REOPEN", "CLOSE", "FALSE_ALARM"})
  void readsWhatNeedsOnlyAnIncident(String kind) {
    IncidentCommand command =
        accepted("'kind':'" + kind + "','tenant':'shop','incidentId':'inc-1'");

    assertThat(command.kind()).hasToString(kind);
    assertThat(command.incidentId()).isEqualTo("inc-1");
  }

  @Test
  void setsALevelAndLetsGoOfIt() {
    String set = "'kind':'SET_LEVEL','tenant':'shop','incidentId':'inc-1','level':";

    assertThat(accepted(set + "'II'").level()).isEqualTo(Level.II);
    assertThat(accepted(set + "'auto'").level()).isNull();
  }

  @Test
  void aSilenceNamesAPlaceTypesAndARule() {
    IncidentCommand command =
        accepted(
            "'kind':'SILENCE','tenant':'shop','brand':'acme','channel':'WEB','queueId':'q1',"
                + "'source':'bots','types':'SYSTEM_FAULT, DATA_GAP','ruleId':'bots-failing',"
                + "'id':'s1','for':'30m'");

    assertThat(command.scope()).isEqualTo(at("acme", "WEB", "bots", "q1"));
    assertThat(command.types()).containsExactly(IncidentType.SYSTEM_FAULT, IncidentType.DATA_GAP);
    assertThat(command.rule()).isEqualTo("bots-failing");
    assertThat(command.id()).isEqualTo("s1");
    assertThat(command.forMillis()).isEqualTo(30 * MINUTE);
    assertThat(command.fromMillis()).isNull();
    assertThat(command.untilMillis()).isNull();
  }

  @Test
  void aSilenceReachesLevelIIIUnlessItSaysMore() {
    assertThat(accepted(silence("'for':'1h'")).level()).isEqualTo(Level.III);
    assertThat(accepted(silence("'for':'1h','level':'I'")).level()).isEqualTo(Level.I);
    assertThat(accepted(silence("'for':'1h','level':'IV'")).level()).isEqualTo(Level.IV);
    assertThat(accepted("'kind':'MAINTENANCE','tenant':'shop','for':'1h'").level())
        .isEqualTo(Level.III);
  }

  @Test
  void aSilenceWithoutAnIdHasItsCommands() {
    assertThat(accepted(silence("'for':'1h'")).id()).isEqualTo("c1");
  }

  @Test
  void aSilenceMayNameOneIncident() {
    IncidentCommand command =
        accepted("'kind':'SILENCE','tenant':'shop','incidentId':'inc-1','for':'1h'");

    assertThat(command.incidentId()).isEqualTo("inc-1");
    assertThat(command.scope()).isEqualTo(SHOP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'for':'90s'                                      | -              | -             | 90000",
        "'until':'2027-01-15T09:00:00Z'                   | -              | 1800003600000 | -",
        "'until':1800003600000                            | -              | 1800003600000 | -",
        "'from':'2027-01-15T10:00:00+02:00','for':'1 h'   | 1800000000000  | 1800003600000 | -",
        "'from':1800003600000,'until':1800007200000       | 1800003600000  | 1800007200000 | -",
        "'effectiveAt':1800003600000,'until':1800007200000| 1800003600000  | 1800007200000 | -",
        "'effectiveAt':1800003600000,'for':'1h'           | 1800003600000  | 1800007200000 | -",
        "'effectiveAt':1800000000500,'for':'1h'           | -              | -             |"
            + " 3600000",
        "'from':1700000000000,'until':1800000000001       | 1700000000000  | 1800000000001 | -",
      })
  void knowsItsTimes(String times, Long from, Long until, Long length) {
    IncidentCommand command =
        new IncidentClerk(new CommandLimits(Set.of(), 10_000 * DAY))
            .decide(command("c1", "'kind':'MAINTENANCE','tenant':'shop'," + times), NOON, RULES)
            .command();

    assertThat(command.fromMillis()).isEqualTo(from);
    assertThat(command.untilMillis()).isEqualTo(until);
    assertThat(command.forMillis()).isEqualTo(length);
  }

  @Test
  void endsASilenceAndChangesTheProfile() {
    assertThat(accepted("'kind':'UNSILENCE','tenant':'shop','id':'s1'").id()).isEqualTo("s1");
    assertThat(accepted("'kind':'PROFILE','tenant':'shop','profile':'finance'").profile())
        .isEqualTo("finance");
  }

  @Test
  void aCustomersNumberInTheReasonIsMasked() {
    IncidentClerk.Decision decision =
        new IncidentClerk(LIMITS)
            .decide(
                command(
                    "c1",
                    "'kind':'CLOSE','tenant':'shop','incidentId':'i'",
                    "called 13812345678 back"),
                NOON,
                RULES);

    assertThat(decision.command().reason())
        .startsWith("called ")
        .endsWith(" back")
        .doesNotContain("5678");
  }

  @Test
  void remarksOnARuleThatNobodyKnows() {
    String silence = "'kind':'SILENCE','tenant':'shop','for':'1h','ruleId':";

    assertThat(accepted(silence + "'mention-strom'").remark())
        .isEqualTo(
            new LocalizedText(
                "没有 ID 为 'mention-strom' 的规则（是否想写 mention-storm？）。",
                " No rule has the id 'mention-strom' (did you mean mention-storm?)."));
    assertThat(accepted(silence + "'mention-storm'").remark()).isNull();
  }

  private static IncidentCommand accepted(String fields) {
    IncidentClerk.Decision decision = Sent.decided(fields);
    assertThat(decision.refusal()).isNull();
    return decision.command();
  }

  private static String silence(String more) {
    return "'kind':'SILENCE','tenant':'shop','brand':'acme'," + more;
  }

  private static Scope at(String brand, String channel, String source, String queueId) {
    return new Scope("shop", brand, null, null, channel, source, queueId, null, null, null, null);
  }
}
