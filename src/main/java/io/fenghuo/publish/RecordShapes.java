package io.fenghuo.publish;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.handling.Script;
import io.fenghuo.incident.Affected;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.CommandRef;
import io.fenghuo.incident.Duty;
import io.fenghuo.incident.Flags;
import io.fenghuo.incident.LeakReport;
import io.fenghuo.incident.Mute;
import io.fenghuo.incident.RuleRef;
import io.fenghuo.match.Evidence;
import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.respond.TaskStep;
import io.fenghuo.rule.Department;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.rule.live.RuleFound;
import io.fenghuo.rule.live.RuleStatus;
import io.fenghuo.words.LocalizedText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;

/**
 * Where the JSON of a record differs from the record itself. Each shape is a Jackson mixin: it
 * repeats the components that have another name or form and leaves out all others, which are
 * written as they are and in the record's order.
 */
final class RecordShapes extends SimpleModule {

  private static final long serialVersionUID = 1;

  RecordShapes() {
    addSerializer(double.class, new JsonValues.Decimal());
    shape(Alert.class, OfAlert.class);
    shape(Affected.class, OfAffected.class);
    shape(RuleRef.class, OfRule.class);
    shape(Duty.class, OfDuty.class);
    shape(Flags.class, OfFlags.class);
    shape(Mute.class, OfMute.class);
    shape(CommandRef.class, OfCommand.class);
    shape(LeakReport.class, OfLeakReport.class);
    shape(Evidence.class, OfEvidence.class);
    shape(Symptom.class, OfSymptom.class);
    shape(Prevailing.class, OfPrevailing.class);
    shape(EventRef.class, OfEvent.class);
    shape(Origin.class, OfOrigin.class);
    shape(IncidentTask.class, OfTask.class);
    shape(TaskStep.class, OfStep.class);
    shape(CareDirective.class, OfDirective.class);
    shape(Script.class, OfScript.class);
    shape(LocalizedText.class, OfText.class);
    shape(RuleStatus.class, OfRuleStatus.class);
    shape(RuleFound.class, OfRuleFound.class);
  }

  private void shape(Class<? extends Record> type, Class<? extends Record> shape) {
    setMixInAnnotation(type, shape);
  }

  /** Epoch milliseconds that are written as a time. */
  @Retention(RetentionPolicy.RUNTIME)
  @JacksonAnnotationsInside
  @JsonSerialize(using = JsonValues.Time.class)
  @interface Time {}

  private record OfAlert(
      @JsonSerialize(using = JsonValues.Grade.class) Level level,
      @JsonIgnore String profile,
      @JsonInclude(Include.NON_EMPTY) List<String> related,
      @Time @JsonProperty("openedAt") long openedMillis,
      @Time @JsonProperty("eventTime") long timeMillis) {}

  @JsonInclude(Include.NON_EMPTY)
  private record OfAffected() {}

  private record OfRule(
      @JsonUnwrapped @JsonSerialize(using = JsonValues.Name.class) LocalizedText name,
      @JsonInclude(Include.NON_DEFAULT) boolean warming) {}

  private record OfDuty(
      @JsonUnwrapped @JsonSerialize(using = JsonValues.NamedDepartment.class) Department department,
      @Time @JsonProperty("armedAt") long armedMillis,
      @Time @JsonProperty("dueAt") Long dueMillis,
      @Time @JsonProperty("ackedAt") Long ackedMillis,
      @JsonSerialize(using = JsonValues.MaskedName.class) String ackedBy) {}

  private record OfFlags(@JsonInclude(Include.NON_EMPTY) List<String> heldBy) {}

  private record OfMute(@Time @JsonProperty("until") Long untilMillis) {}

  private record OfCommand(
      @JsonSerialize(using = JsonValues.MaskedName.class) String actor,
      @JsonSerialize(using = JsonValues.Masked.class) String reason) {}

  private record OfLeakReport(@Time @JsonProperty("dueAt") long dueMillis) {}

  private record OfEvidence(@JsonUnwrapped Symptom symptom) {}

  @JsonPropertyOrder({
    "measure",
    "line",
    "edge",
    "scope",
    "value",
    "operator",
    "limit",
    "numerator",
    "denominator",
    "baseline",
    "prevailing"
  })
  private record OfSymptom(
      @JsonProperty("measure") String measureId,
      @JsonProperty("window")
          @JsonSerialize(using = JsonValues.Length.class)
          @JsonInclude(Include.NON_DEFAULT)
          long windowMillis,
      @Time @JsonProperty("crossedAt") long timeMillis,
      @JsonProperty("crossedBy") EventRef completedBy,
      @JsonIgnore String impact) {}

  private record OfPrevailing(@JsonProperty("value") String code) {}

  private record OfEvent(
      @JsonUnwrapped Origin origin, @Time @JsonProperty("eventTime") long timeMillis) {}

  private record OfOrigin(@JsonInclude(Include.NON_DEFAULT) int part) {}

  private record OfTask(
      @JsonIgnore String recordId,
      @JsonSerialize(using = JsonValues.Grade.class) Level level,
      @Time @JsonProperty("openedAt") long openedMillis,
      @Time @JsonProperty("eventTime") long timeMillis) {}

  private record OfStep(@Time @JsonProperty("dueAt") long dueMillis) {}

  private record OfDirective(
      @JsonProperty("waitedMs") Long waitedMillis,
      @Time @JsonProperty("eventTime") long timeMillis) {}

  private record OfScript(@JsonProperty("says") String text) {}

  private record OfText(@JsonAnyGetter Map<String, String> further) {}

  private record OfRuleStatus(
      @JsonIgnore String statusId,
      @JsonSerialize(using = JsonValues.MaskedName.class) String actor,
      @Time @JsonProperty("effectiveAt") Long effectiveAtMillis,
      @Time @JsonProperty("warmUntil") Long warmUntilMillis,
      @JsonInclude(Include.NON_EMPTY) List<String> reasons,
      @JsonInclude(Include.NON_EMPTY) List<LocalizedText> warnings,
      @JsonIgnore long timeMillis) {}

  private record OfRuleFound(
      @JsonProperty("incidentType") IncidentType type,
      @Time @JsonProperty("startedAt") long startMillis,
      @Time @JsonProperty("eventTime") long timeMillis,
      @JsonInclude(Include.NON_DEFAULT) boolean warming) {}
}
