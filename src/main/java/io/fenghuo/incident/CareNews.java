package io.fenghuo.incident;

/**
 * What those must know of incidents who care for customers, in its order: exactly one of the two is
 * present.
 *
 * @param alert a record of an incident
 * @param absorbed a customer whom no record names
 */
public record CareNews(Alert alert, Absorbed absorbed) {

  public static CareNews of(Alert alert) {
    return new CareNews(alert, null);
  }

  public static CareNews of(Absorbed absorbed) {
    return new CareNews(null, absorbed);
  }
}
