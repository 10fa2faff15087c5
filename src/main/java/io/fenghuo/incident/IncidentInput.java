package io.fenghuo.incident;

import io.fenghuo.control.IncidentCommand;
import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.Finding;
import io.fenghuo.measure.Symptom;
import java.util.Comparator;

/**
 * What reaches the incident station: exactly one of the four is present.
 *
 * @param finding a rule's pattern is complete
 * @param symptom a figure crossed a line, up or back; every crossing comes, also those no rule
 *     reads
 * @param health an input or a source has come to life, or is missed
 * @param command an operator asks for something
 */
public record IncidentInput(
    Finding finding, Symptom symptom, SourceHealth health, IncidentCommand command) {

  /**
   * The order in which inputs are handled in replay: by time; health first and then symptoms, so
   * that a finding meets the book as it is at its time; then by the event behind them (those of
   * time alone come last, as they do in the station that made them); then by what they name.
   * Commands are carried out on arrival and are no part of a replay.
   */
  public static final Comparator<IncidentInput> ORDER =
      Comparator.comparingLong(IncidentInput::timeMillis)
          .thenComparingInt(IncidentInput::rank)
          .thenComparing(IncidentInput::origin, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(IncidentInput::name)
          .thenComparing(
              input -> input.symptom() == null ? null : input.symptom().edge(),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  public static IncidentInput of(Finding finding) {
    return new IncidentInput(finding, null, null, null);
  }

  public static IncidentInput of(Symptom symptom) {
    return new IncidentInput(null, symptom, null, null);
  }

  public static IncidentInput of(SourceHealth health) {
    return new IncidentInput(null, null, health, null);
  }

  public static IncidentInput of(IncidentCommand command) {
    return new IncidentInput(null, null, null, command);
  }

  /** The tenant this belongs to; {@code *} for a measure that is not cut by tenants. */
  public String key() {
    String tenant = tenant();
    if (tenant == null) {
      return "*";
    }
    return tenant.startsWith("*") ? "*" + tenant : tenant;
  }

  /** Event time, epoch milliseconds; of a command Kafka's time of its record. */
  public long timeMillis() {
    if (finding != null) {
      return finding.timeMillis();
    }
    if (symptom != null) {
      return symptom.timeMillis();
    }
    return health != null ? health.timeMillis() : command.recordTimeMillis();
  }

  private String tenant() {
    if (finding != null) {
      return finding.scope().tenant();
    }
    if (symptom != null) {
      return symptom.scope().tenant();
    }
    return health != null ? health.tenant() : command.tenant();
  }

  private int rank() {
    if (health != null) {
      return 0;
    }
    return symptom != null ? 1 : 2;
  }

  private Origin origin() {
    EventRef by = null;
    if (finding != null) {
      by = finding.completedBy();
    } else if (symptom != null) {
      by = symptom.completedBy();
    }
    return by == null ? null : by.origin();
  }

  private String name() {
    if (finding != null) {
      return finding.findingId();
    }
    if (symptom != null) {
      return symptom.standingKey();
    }
    return health != null ? health.key() : command.commandId();
  }
}
