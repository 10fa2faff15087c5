package io.fenghuo.respond;

import io.fenghuo.event.Origin;
import io.fenghuo.incident.Alert;
import java.util.Comparator;

/**
 * What reaches the care station: exactly one of the two is present.
 *
 * @param alert of an incident
 * @param sign of a customer who is affected by something
 */
public record CareInput(Alert alert, CustomerSign sign) {

  /**
   * The order in which inputs are handled in replay: by time; alerts first, so that who comes at
   * the very time of the opening comes while it is open; alerts by incident and number, signs by
   * their event.
   */
  public static final Comparator<CareInput> ORDER =
      Comparator.comparingLong(CareInput::timeMillis)
          .thenComparing(input -> input.sign() != null)
          .thenComparing(
              input -> input.alert() == null ? null : input.alert().incidentId(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingLong(input -> input.alert() == null ? 0 : input.alert().seq())
          .thenComparing(CareInput::origin, Comparator.nullsLast(Comparator.naturalOrder()));

  public static CareInput of(Alert alert) {
    return new CareInput(alert, null);
  }

  public static CareInput of(CustomerSign sign) {
    return new CareInput(null, sign);
  }

  /** The desk this belongs to. */
  public String key() {
    return alert != null
        ? CustomerSign.deskKey(alert.scope().tenant(), alert.scope().brand())
        : CustomerSign.deskKey(sign.tenant(), sign.brand());
  }

  public long timeMillis() {
    return alert != null ? alert.timeMillis() : sign.timeMillis();
  }

  private Origin origin() {
    return sign == null ? null : sign.event().origin();
  }
}
