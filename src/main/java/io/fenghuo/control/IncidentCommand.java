package io.fenghuo.control;

import io.fenghuo.event.Origin;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.LocalizedText;
import java.util.List;

/**
 * What an operator asks of the incidents of one tenant, well-formed. Which fields are present
 * depends on the kind.
 *
 * @param origin where it was read
 * @param recordTimeMillis Kafka's timestamp of the record
 * @param commandId the sender's id; the same command sent twice has the same
 * @param kind what is asked for
 * @param actor who asks
 * @param reason why, masked
 * @param tenant whose incidents
 * @param incidentId the incident: ACK, MITIGATE, RESOLVE, REOPEN, CLOSE, SET_LEVEL, FALSE_ALARM;
 *     the only one that a SILENCE names, null where it names others
 * @param department who acknowledges: ACK
 * @param level the level: SET_LEVEL, null to let go of it; SILENCE and MAINTENANCE: the most severe
 *     that is muted, never null
 * @param id of the silence or maintenance; the command's own where its sender gave none; of
 *     UNSILENCE what is to end
 * @param scope what a silence or maintenance names: a brand, channel, queue or source; all null but
 *     the tenant for all, and for what names an incident
 * @param types the types a silence or maintenance names; empty for all
 * @param rule the rule a silence names; null for all
 * @param fromMillis start of a silence or maintenance, event time; null for at once
 * @param untilMillis its end, event time, after its start; null where its length is given
 * @param forMillis its length from the moment it is taken, where it begins at once and no end is
 *     given; null otherwise
 * @param profile the tenant's profile from now on: PROFILE
 * @param remark what is odd about it and hinders nothing, to be told beside what becomes of it;
 *     null for nothing
 */
public record IncidentCommand(
    Origin origin,
    long recordTimeMillis,
    String commandId,
    Kind kind,
    String actor,
    String reason,
    String tenant,
    String incidentId,
    Department department,
    Level level,
    String id,
    Scope scope,
    List<IncidentType> types,
    String rule,
    Long fromMillis,
    Long untilMillis,
    Long forMillis,
    String profile,
    LocalizedText remark) {

  /** What can be asked for. */
  public enum Kind {
    ACK,
    MITIGATE,
    RESOLVE,
    REOPEN,
    CLOSE,
    SET_LEVEL,
    FALSE_ALARM,
    SILENCE,
    UNSILENCE,
    MAINTENANCE,
    PROFILE
  }
}
