package io.fenghuo.respond;

import io.fenghuo.event.Origin;
import io.fenghuo.incident.Absorbed;
import io.fenghuo.incident.Alert;
import io.fenghuo.incident.CareNews;
import java.util.Comparator;

/**
 * What reaches the care station: exactly one of the three is present.
 *
 * @param alert of an incident
 * @param sign of a customer who is affected by something
 * @param absorbed a customer who is counted in an incident of many
 */
public record CareInput(Alert alert, CustomerSign sign, Absorbed absorbed) {

  /**
   * The order in which inputs are handled in replay: by time; alerts first, so that who comes at
   * the very time of the opening comes while it is open; alerts by incident and number, then who is
   * counted in an incident, by customer; signs by their event.
   */
  public static final Comparator<CareInput> ORDER =
      Comparator.comparingLong(CareInput::timeMillis)
          .thenComparing(input -> input.sign() != null)
          .thenComparing(
              input -> input.alert() == null ? null : input.alert().incidentId(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingLong(input -> input.alert() == null ? 0 : input.alert().seq())
          .thenComparing(
              input -> input.absorbed() == null ? null : input.absorbed().customer(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              input -> input.absorbed() == null ? null : input.absorbed().incidentId(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(CareInput::origin, Comparator.nullsLast(Comparator.naturalOrder()));

  public static CareInput of(CareNews news) {
    return new CareInput(news.alert(), null, news.absorbed());
  }

  public static CareInput of(CustomerSign sign) {
    return new CareInput(null, sign, null);
  }

  /** The tenant this belongs to: an incident may be of all its brands. */
  public String key() {
    if (alert != null) {
      return CustomerSign.tenantKey(alert.scope().tenant());
    }
    return CustomerSign.tenantKey(sign != null ? sign.tenant() : absorbed.tenant());
  }

  public long timeMillis() {
    if (alert != null) {
      return alert.timeMillis();
    }
    return sign != null ? sign.timeMillis() : absorbed.timeMillis();
  }

  private Origin origin() {
    return sign == null ? null : sign.event().origin();
  }
}
