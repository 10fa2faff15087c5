package io.fenghuo.incident;

import io.fenghuo.event.EventKind;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.List;
import java.util.Map;

/**
 * Builds an {@link Incident}, whose fields are described there. What is not said is as of one that
 * nothing has joined.
 */
final class IncidentBuilder {

  String key;
  String incidentId;
  String dedupKey;
  long seq;
  IncidentState state;
  Level level;
  Level natural;
  Level peakLevel;
  IncidentType type;
  List<IncidentType> types = List.of();
  List<String> rules = List.of();
  List<EventKind.Stream> inputs = List.of();
  List<Part> parts = List.of();
  Part lead;
  Affected scope;
  Affected scopeTold;
  Impact impact = Impact.NONE;
  Impact impactTold = Impact.NONE;
  Map<String, Double> figuresTold = Map.of();
  long findingCount;
  long absorbedCount;
  long openedMillis;
  long clockMillis;
  long holdUntilMillis;
  long closeMillis;
  List<String> related = List.of();
  Handling handling = Handling.NONE;
  List<Remark> remarks = List.of();

  IncidentBuilder() {}

  /** All that another one holds. */
  IncidentBuilder(Incident like) {
    key = like.key();
    incidentId = like.incidentId();
    dedupKey = like.dedupKey();
    seq = like.seq();
    state = like.state();
    level = like.level();
    natural = like.natural();
    peakLevel = like.peakLevel();
    type = like.type();
    types = like.types();
    rules = like.rules();
    inputs = like.inputs();
    parts = like.parts();
    lead = like.lead();
    scope = like.scope();
    scopeTold = like.scopeTold();
    impact = like.impact();
    impactTold = like.impactTold();
    figuresTold = like.figuresTold();
    findingCount = like.findingCount();
    absorbedCount = like.absorbedCount();
    openedMillis = like.openedMillis();
    clockMillis = like.clockMillis();
    holdUntilMillis = like.holdUntilMillis();
    closeMillis = like.closeMillis();
    related = like.related();
    handling = like.handling();
    remarks = like.remarks();
  }

  Incident build() {
    return new Incident(
        key,
        incidentId,
        dedupKey,
        seq,
        state,
        level,
        natural,
        peakLevel,
        type,
        types,
        rules,
        inputs,
        parts,
        lead,
        scope,
        scopeTold,
        impact,
        impactTold,
        figuresTold,
        findingCount,
        absorbedCount,
        openedMillis,
        clockMillis,
        holdUntilMillis,
        closeMillis,
        related,
        handling,
        remarks);
  }
}
