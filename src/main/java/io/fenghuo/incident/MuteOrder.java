package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;

/**
 * A silence or announced work: what it names, and until when.
 *
 * @param id names it for who ends it
 * @param kind silence or maintenance
 * @param scope the brand, channel, queue and source it names; null for each it does not
 * @param types the types it names; empty for all
 * @param rule the rule it names; null for all
 * @param dedupKey the trouble it names, whatever incident that is by now; null for all
 * @param gravest the most severe level it mutes
 * @param fromMillis when it begins
 * @param untilMillis when it ends
 * @param active whether it has begun
 * @param command that ordered it
 */
public record MuteOrder(
    String id,
    Mute.Kind kind,
    Scope scope,
    List<IncidentType> types,
    String rule,
    String dedupKey,
    Level gravest,
    long fromMillis,
    long untilMillis,
    boolean active,
    CommandRef command) {

  MuteOrder begun() {
    return new MuteOrder(
        id, kind, scope, types, rule, dedupKey, gravest, fromMillis, untilMillis, true, command);
  }

  boolean names(Incident incident) {
    return names(incident.scope(), incident.types(), incident.rules(), incident.dedupKey());
  }

  /** Whether it names this trouble, however grave. */
  boolean names(Affected affected, List<IncidentType> allTypes, List<String> rules, String key) {
    return agrees(scope.brand(), affected.brand())
        && agrees(scope.channel(), affected.channels())
        && agrees(scope.queueId(), affected.queues())
        && agrees(scope.source(), affected.sources())
        && (types.isEmpty() || allTypes.stream().anyMatch(types::contains))
        && (rule == null || rules.contains(rule))
        && (dedupKey == null || dedupKey.equals(key));
  }

  Mute asMute() {
    return new Mute(kind, id, untilMillis);
  }

  private static boolean agrees(String named, String actual) {
    return named == null || named.equals(actual);
  }

  /** All that is affected must be named: a silence of one queue does not silence a second one. */
  private static boolean agrees(String named, List<String> actual) {
    return named == null || (!actual.isEmpty() && actual.stream().allMatch(named::equals));
  }
}
