package io.fenghuo.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fenghuo.event.Dimension;
import io.fenghuo.event.Scope;
import io.fenghuo.incident.Affected;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.FigureNow;
import io.fenghuo.incident.Impact;
import io.fenghuo.incident.RuleRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;
import java.time.Duration;

/** An alert as JSON, under {@code schemas/alert.json}. */
public final class AlertJson {

  static final String SCHEMA = "urn:fenghuo:schema:alert:1";

  private AlertJson() {}

  /** UTF-8, the fields always in the same order. */
  public static byte[] bytes(Alert alert) {
    return Json.bytes(of(alert));
  }

  static ObjectNode of(Alert alert) {
    ObjectNode json = Json.object();
    json.put("alertId", alert.alertId());
    json.put("incidentId", alert.incidentId());
    json.put("epoch", alert.epoch());
    json.put("seq", alert.seq());
    json.put("dedupKey", alert.dedupKey());
    json.put("event", alert.event().name());
    json.put("reason", alert.reason().name());
    json.put("state", alert.state().name());
    json.set("level", level(alert.level()));
    Json.text(json, "previousLevel", alert.previousLevel());
    json.put("peakLevel", alert.peakLevel().name());
    json.put("incidentType", alert.incidentType().name());
    ArrayNode types = json.putArray("types");
    alert.types().forEach(type -> types.add(type.name()));
    json.set("scope", scope(alert.scope()));
    json.set("impact", impact(alert.impact()));
    ArrayNode figures = json.putArray("figures");
    alert.figures().forEach(figure -> figures.add(figure(figure)));
    json.set("rule", rule(alert.rule()));
    json.put("findingCount", alert.findingCount());
    json.put("absorbedCount", alert.absorbedCount());
    HandlingJson.put(json, alert);
    ArrayNode evidence = json.putArray("evidence");
    alert.evidence().forEach(e -> evidence.add(evidence(e)));
    json.set("says", Json.says(alert.says()));
    json.put("openedAt", Json.time(alert.openedMillis()));
    json.put("eventTime", Json.time(alert.timeMillis()));
    if (alert.completedBy() != null) {
      json.set("completedBy", Json.event(alert.completedBy()));
    }
    Json.text(json, "drillId", alert.drillId());
    return json;
  }

  static ObjectNode level(Level level) {
    return Json.object()
        .put("grade", level.name())
        .put("rank", level.rank())
        .put("colour", level.colour())
        .put("nameZh", level.named().zh())
        .put("nameEn", level.named().en())
        .put("severity", level.severity());
  }

  static ObjectNode scope(Affected affected) {
    ObjectNode json = Json.object();
    Json.text(json, "tenant", affected.tenant());
    Json.text(json, "brand", affected.brand());
    Json.text(json, "customer", affected.customer());
    Json.texts(json, "channels", affected.channels());
    Json.texts(json, "queues", affected.queues());
    Json.texts(json, "sources", affected.sources());
    return json;
  }

  private static ObjectNode impact(Impact impact) {
    ObjectNode json = Json.object();
    Json.number(json, "sessions", impact.sessions());
    Json.number(json, "customers", impact.customers());
    Json.number(json, "complaints", impact.complaints());
    Json.number(json, "reach", impact.reach());
    Json.number(json, "persons", impact.persons());
    return json;
  }

  private static ObjectNode figure(FigureNow figure) {
    ObjectNode json = Json.object().put("measure", figure.measure()).put("line", figure.line());
    json.set("scope", cut(figure.scope()));
    json.put("up", figure.up());
    Json.number(json, "value", figure.value());
    Json.number(json, "peak", figure.peak());
    json.put("operator", figure.operator());
    Json.number(json, "limit", figure.limit());
    return json;
  }

  static ObjectNode rule(RuleRef rule) {
    ObjectNode json = Json.object();
    json.put("id", rule.id()).put("version", rule.version()).put("hash", rule.hash());
    if (rule.name() != null) {
      json.put("nameZh", rule.name().zh()).put("nameEn", rule.name().en());
    }
    Json.text(json, "found", rule.found());
    return rule.warming() ? json.put("warming", true) : json;
  }

  private static ObjectNode evidence(Evidence evidence) {
    ObjectNode json = Json.object();
    json.put("stage", evidence.stage());
    json.put("reads", evidence.reads());
    if (evidence.symptom() != null) {
      figure(json, evidence.symptom());
    }
    ArrayNode events = json.putArray("events");
    evidence.events().forEach(event -> events.add(Json.event(event)));
    json.put("eventCount", evidence.eventCount());
    return json;
  }

  private static void figure(ObjectNode json, Symptom symptom) {
    json.put("measure", symptom.measureId());
    json.put("line", symptom.line());
    json.put("edge", symptom.edge().name());
    json.set("scope", cut(symptom.scope()));
    Json.number(json, "value", symptom.value());
    json.put("operator", symptom.operator());
    Json.number(json, "limit", symptom.limit());
    Json.number(json, "numerator", symptom.numerator());
    Json.number(json, "denominator", symptom.denominator());
    Json.number(json, "baseline", symptom.baseline());
    if (symptom.prevailing() != null) {
      json.set("prevailing", prevailing(symptom.prevailing()));
    }
    if (symptom.windowMillis() > 0) {
      json.put("window", Duration.ofMillis(symptom.windowMillis()).toString());
    }
    json.put("crossedAt", Json.time(symptom.timeMillis()));
    if (symptom.completedBy() != null) {
      json.set("crossedBy", Json.event(symptom.completedBy()));
    }
  }

  private static ObjectNode prevailing(Prevailing prevailing) {
    return Json.object()
        .put("field", prevailing.field())
        .put("value", prevailing.code())
        .put("count", prevailing.count())
        .put("of", prevailing.of());
  }

  private static ObjectNode cut(Scope scope) {
    ObjectNode json = Json.object();
    for (Dimension dimension : Dimension.values()) {
      Json.text(json, dimension.fieldName(), dimension.of(scope));
    }
    return json;
  }
}
