package io.fenghuo.control;

import static io.fenghuo.control.Sent.LIMITS;
import static io.fenghuo.control.Sent.NOON;
import static io.fenghuo.control.Sent.RULES;
import static io.fenghuo.control.Sent.command;
import static io.fenghuo.control.Sent.decided;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command on incidents, in a sentence that names the field and the mend. */
class IncidentRequestFaultsTest {

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

    IncidentClerk.Decision decision = decided(fields);

    assertThat(decision.command()).isNull();
    assertThat(decision.refusal().en()).isEqualTo("Nothing is done by " + kind + ": " + fault);
    assertThat(decision.refusal().zh()).startsWith("未执行指令 " + kind + "：").endsWith("。");
  }

  @Test
  void tellsAllFaultsAtOnceInBothLanguages() {
    IncidentClerk.Decision decision =
        decided("'kind':'ACK','department':'IT','until':1,'effectiveAt':1800003600000");

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
        new IncidentClerk(LIMITS)
            .decide(
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
  void whatIsShownOfAValueIsShortAndOfOneLine() {
    String refusal =
        decided("'kind':'PROFILE','tenant':'shop','profile':'" + "x".repeat(200) + "'")
            .refusal()
            .en();

    assertThat(refusal).endsWith("got '" + "x".repeat(80) + "…'.");
    assertThat(CommandForm.shown("a\nb")).isEqualTo("a?b");
  }

  @Test
  void aChannelIsOneOfTheJobsOwn() {
    String silence = "'kind':'SILENCE','tenant':'shop','for':'1h','channel':";

    IncidentClerk.Decision decision = decided(silence + "'Web'");

    assertThat(decision.refusal().en()).endsWith("got 'Web' (did you mean WEB?).");
    assertThat(decision.refusal().zh()).endsWith("实为 'Web'（是否想写 WEB？）。");
    assertThat(decided(silence + "'unknown'").refusal()).isNull();
  }
}
