package io.fenghuo.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Bilingual;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentClerkTest {

  /** 2027-01-15T08:00:00Z. */
  private static final long NOON = 1_800_000_000_000L;

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final Origin ORIGIN = new Origin("ops.control", 0, 7);
  private static final Scope SHOP = at(null, null, null, null);

  static final CommandLimits LIMITS = new CommandLimits(Set.of("general", "finance"), 7 * DAY);

  static final Set<String> RULES = Set.of("mention-storm", "bots-failing");

  private final IncidentClerk clerk = new IncidentClerk(LIMITS);

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
    assertThat(accepted(set + "'auto'", "c2").level()).isNull();
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
    assertThat(accepted(silence("'for':'1h','level':'I'"), "c2").level()).isEqualTo(Level.I);
    assertThat(accepted(silence("'for':'1h','level':'IV'"), "c3").level()).isEqualTo(Level.IV);
    assertThat(accepted("'kind':'MAINTENANCE','tenant':'shop','for':'1h'", "c4").level())
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
    assertThat(accepted("'kind':'PROFILE','tenant':'shop','profile':'finance'", "c2").profile())
        .isEqualTo("finance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'kind':'ACK','incidentId':'i','department':'CS' | ACK must have tenant.",
        "'kind':'ACK','tenant':'shop','department':'CS'  | ACK must have incidentId.",
        "'kind':'ACK','tenant':'shop','incidentId':'i'   | ACK must have department.",
        "'kind':'ACK','tenant':' ','incidentId':'i','department':'CS' | tenant must have 1 to"
            + " 256 characters, not only blanks and no control characters, got ' '.",
        "'kind':'ACK','tenant':'shop','incidentId':'i','department':'IT'"
            + "| department must be one of TECH, CS, PR, LEGAL, SECURITY, BIZ, EXEC, got 'IT'.",
        "'kind':'CLOSE','tenant':'shop','incidentId':'i','departments':'CS'"
            + "| CLOSE has no field 'departments'; it takes incidentId, tenant.",
        "'kind':'CLOSE','tenant':'shop','incidentId':'i','effectiveAt':1800003600000"
            + "| CLOSE acts at once: effectiveAt must not lie after the command's own time.",
        "'kind':'SET_LEVEL','tenant':'shop','incidentId':'i','level':'V'"
            + "| level must be one of I, II, III, IV, auto, got 'V'.",
        "'kind':'SET_LEVEL','tenant':'shop','incidentId':'i' | SET_LEVEL must have level.",
        "'kind':'SILENCE','tenant':'shop','for':'1h'"
            + "| SILENCE must name what it silences: types, ruleId, brand, channel, queueId,"
            + " source or incidentId.",
        "'kind':'SILENCE','tenant':'shop','incidentId':'i','brand':'acme','for':'1h'"
            + "| SILENCE of an incidentId must not name types, ruleId, brand, channel, queueId or"
            + " source beside it.",
        "'kind':'SILENCE','tenant':'shop','types':'DATA_GAP,','for':'1h'"
            + "| types must be one of SYSTEM_FAULT, SERVICE_OVERLOAD, COMPLAINT_SURGE,"
            + " SENTIMENT_CRISIS, DATA_LEAK, PUBLIC_OPINION, CUSTOMER_ESCALATION, DATA_GAP,"
            + " ALERT_STORM, got ''.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme'"
            + "| SILENCE must have exactly one of until / for.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'1h','until':1800003600000"
            + "| SILENCE must have exactly one of until / for.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'soon'"
            + "| for must be a length of time such as 500ms, 30s, 5m, 3h or 1d, and positive;"
            + " got 'soon'.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'0s'"
            + "| for must be a length of time such as 500ms, 30s, 5m, 3h or 1d, and positive;"
            + " got '0s'.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme ','for':'1h'"
            + "| brand must not begin or end with a blank, got 'acme '.",
        "'kind':'ACK','tenant':'shop','incidentId':' inc-1','department':'CS'"
            + "| incidentId must not begin or end with a blank, got ' inc-1'.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','for':'8d'"
            + "| SILENCE must not last longer than incident.max-mute, 7 days.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','until':1799999999999"
            + "| until must lie after the start, which is from or else the command's own time.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','from':1800007200000,'until':1800003600000"
            + "| until must lie after the start, which is from or else the command's own time.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','from':1799990000000,'for':'1h'"
            + "| SILENCE must not be over when it is sent.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','until':'tomorrow'| until must be a time"
            + " as RFC 3339 with its offset or epoch milliseconds, from 2000 to 2099, got 'tomorrow'.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','until':1800003600"
            + "| until must be in milliseconds; '1800003600' looks like epoch seconds.",
        "'kind':'SILENCE','tenant':'shop','brand':'acme','from':1800003600000,'for':'1h',"
            + "'effectiveAt':1800003600000"
            + "| from and an effectiveAt to come must not both be given.",
        "'kind':'MAINTENANCE','tenant':'shop','for':'1h','ruleId':'r'"
            + "| MAINTENANCE has no field 'ruleId'; it takes brand, channel, for, from, id, level,"
            + " queueId, source, tenant, types, until.",
        "'kind':'UNSILENCE','tenant':'shop' | UNSILENCE must have id.",
        "'kind':'PROFILE','tenant':'shop','profile':'toys'"
            + "| profile must be one of finance, general, got 'toys'.",
      })
  void refusesWhatCannotBe(String fields, String fault) {
    String kind = fields.split("'")[3];

    IncidentClerk.Decision decision = clerk.decide(command("c1", fields), NOON, RULES);

    assertThat(decision.command()).isNull();
    assertThat(decision.refusal().en()).isEqualTo("Nothing is done by " + kind + ": " + fault);
    assertThat(decision.refusal().zh()).startsWith("未执行指令 " + kind + "：").endsWith("。");
  }

  @Test
  void tellsAllFaultsAtOnceInBothLanguages() {
    IncidentClerk.Decision decision =
        clerk.decide(
            command("c1", "'kind':'ACK','department':'IT','until':1,'effectiveAt':1800003600000"),
            NOON,
            RULES);

    assertThat(decision.refusal().en())
        .isEqualTo(
            "Nothing is done by ACK: ACK must have tenant. ACK acts at once: effectiveAt must not"
                + " lie after the command's own time. ACK must have incidentId. department must be"
                + " one of TECH, CS, PR, LEGAL, SECURITY, BIZ, EXEC, got 'IT'. ACK has no field"
                + " 'until'; it takes department, incidentId, tenant.");
    assertThat(decision.refusal().zh())
        .isEqualTo(
            "未执行指令 ACK：ACK 缺少字段 tenant。ACK 立即执行，effectiveAt 不能晚于发送时间。ACK 缺少字段"
                + " incidentId。字段 department 必须是 TECH, CS, PR, LEGAL, SECURITY, BIZ, EXEC"
                + " 之一，实为 'IT'。ACK 不接受字段 'until'；可用字段：department, incidentId, tenant。");
  }

  @Test
  void aReasonIsNoBook() {
    IncidentClerk.Decision decision =
        clerk.decide(
            command(
                "c1",
                "'kind':'CLOSE','tenant':'shop','incidentId':'i'",
                "x".repeat(IncidentRequest.MAX_REASON_LENGTH + 1)),
            NOON,
            RULES);

    assertThat(decision.refusal().en())
        .endsWith("reason must have at most 1000 characters, got 1001.");
  }

  @Test
  void aCustomersNumberInTheReasonIsMasked() {
    IncidentClerk.Decision decision =
        clerk.decide(
            command(
                "c1", "'kind':'CLOSE','tenant':'shop','incidentId':'i'", "called 13812345678 back"),
            NOON,
            RULES);

    assertThat(decision.command().reason())
        .startsWith("called ")
        .endsWith(" back")
        .doesNotContain("5678");
  }

  @Test
  void whatIsShownOfAValueIsShortAndOfOneLine() {
    String refusal =
        clerk
            .decide(
                command(
                    "c1", "'kind':'PROFILE','tenant':'shop','profile':'" + "x".repeat(200) + "'"),
                NOON,
                RULES)
            .refusal()
            .en();

    assertThat(refusal).endsWith("got '" + "x".repeat(80) + "…'.");
    assertThat(CommandForm.shown("a\nb")).isEqualTo("a?b");
  }

  @Test
  void theSameCommandAgainDoesNothing() {
    String close = "'kind':'CLOSE','tenant':'shop','incidentId':'i'";
    accepted(close);

    IncidentClerk.Decision again = clerk.decide(command("c1", close), NOON + MINUTE, RULES);

    assertThat(again).isEqualTo(new IncidentClerk.Decision(null, null));
  }

  @Test
  void whatWasRefusedIsRefusedAgainInTheSameWords() {
    String wrong = "'kind':'CLOSE','tenant':'shop'";
    IncidentClerk.Decision first = clerk.decide(command("c1", wrong), NOON, RULES);

    assertThat(clerk.decide(command("c1", wrong), NOON + MINUTE, RULES)).isEqualTo(first);
  }

  @Test
  void anotherCommandUnderAKnownIdIsNotLostInSilence() {
    accepted("'kind':'CLOSE','tenant':'shop','incidentId':'i'");

    IncidentClerk.Decision other =
        clerk.decide(command("c1", "'kind':'CLOSE','tenant':'shop','incidentId':'j'"), NOON, RULES);

    assertThat(other.command()).isNull();
    assertThat(other.refusal().en())
        .isEqualTo("The commandId 'c1' was used for another command: take a new one.");
    assertThat(other.refusal().zh()).isEqualTo("commandId 'c1' 已用于另一条指令，请换一个。");
  }

  @Test
  void forgetsTheOldestAnswers() {
    String close = "'kind':'CLOSE','tenant':'shop','incidentId':'i'";
    IntStream.rangeClosed(0, IncidentClerk.MAX_ANSWERS)
        .forEach(i -> clerk.decide(command("c" + i, close), NOON, RULES));

    assertThat(clerk.answers())
        .hasSize(IncidentClerk.MAX_ANSWERS)
        .extracting(CommandAnswer::commandId)
        .doesNotContain("c0")
        .contains("c1");
  }

  private IncidentCommand accepted(String fields) {
    return accepted(fields, "c1");
  }

  private IncidentCommand accepted(String fields, String commandId) {
    IncidentClerk.Decision decision = clerk.decide(command(commandId, fields), NOON, RULES);
    assertThat(decision.refusal()).isNull();
    return decision.command();
  }

  private static String silence(String more) {
    return "'kind':'SILENCE','tenant':'shop','brand':'acme'," + more;
  }

  private static ControlCommand command(String commandId, String fields) {
    return command(commandId, fields, "seen");
  }

  private static ControlCommand command(String commandId, String fields, String reason) {
    String json =
        "{'commandId':'" + commandId + "','actor':'li','reason':'" + reason + "'," + fields + "}";
    return new ControlDecoder(10_000)
        .decode(ORIGIN, NOON, json.replace('\'', '"').getBytes(UTF_8))
        .command();
  }

  private static Scope at(String brand, String channel, String source, String queueId) {
    return new Scope("shop", brand, null, null, channel, source, queueId, null, null, null, null);
  }

  @Test
  void remarksOnARuleThatNobodyKnows() {
    String silence = "'kind':'SILENCE','tenant':'shop','for':'1h','ruleId':";

    assertThat(accepted(silence + "'mention-strom'").remark())
        .isEqualTo(
            new Bilingual(
                "没有 ID 为 'mention-strom' 的规则（是否想写 mention-storm？）。",
                " No rule has the id 'mention-strom' (did you mean mention-storm?)."));
    assertThat(clerk.decide(command("c2", silence + "'mention-storm'"), NOON, RULES).command())
        .extracting(IncidentCommand::remark)
        .isNull();
  }

  @Test
  void aChannelIsOneOfTheJobsOwn() {
    String silence = "'kind':'SILENCE','tenant':'shop','for':'1h','channel':";

    IncidentClerk.Decision decision = clerk.decide(command("c1", silence + "'Web'"), NOON, RULES);

    assertThat(decision.refusal().en()).endsWith("got 'Web' (did you mean WEB?).");
    assertThat(decision.refusal().zh()).endsWith("实为 'Web'（是否想写 WEB？）。");
    assertThat(clerk.decide(command("c2", silence + "'unknown'"), NOON, RULES).refusal()).isNull();
  }
}
