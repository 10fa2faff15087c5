package io.fenghuo.rule.live;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Scope;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;

/**
 * What a shadow rule would have said.
 *
 * @param findingId id of the finding
 * @param type what kind of trouble
 * @param level how grave
 * @param scope where, without customers and their sessions
 * @param startMillis event time of its first evidence
 * @param timeMillis event time at which it was complete
 * @param events what it rests on
 * @param warming whether it may lack what came before the rule began
 */
public record RuleFound(
    String findingId,
    IncidentType type,
    Level level,
    Scope scope,
    long startMillis,
    long timeMillis,
    List<EventRef> events,
    boolean warming) {}
