package io.fenghuo.incident;

import io.fenghuo.words.LocalizedText;

/**
 * The extent of an incident: the highest figures seen at a crossing of a line that measures one, or
 * told with a finding. Each is null until there was one, and a floor: beyond a line it is known as
 * far as it was last told.
 *
 * @param sessions sessions affected
 * @param customers customers affected
 * @param complaints complaints filed
 * @param reach people who saw it said in public
 * @param persons persons whose data leaked; of a data leak only
 */
public record Impact(Long sessions, Long customers, Long complaints, Long reach, Long persons) {

  static final Impact NONE = new Impact(null, null, null, null, null);

  static final String PERSONS = "persons";

  /** The figures that are known, as people read them; empty in both languages for none. */
  public LocalizedText words() {
    return LocalizedText.of(ImpactPhrases.impact(this));
  }

  /** Which incidents of a desk a figure says something about. */
  static Family familyOf(String name) {
    return PERSONS.equals(name) ? Family.DATA_LEAK : Family.SERVICE;
  }

  /**
   * The impact after a figure was seen; unknown names and figures that are no number change
   * nothing.
   */
  Impact with(String name, double figure) {
    if (name == null || !(figure >= 0)) {
      return this;
    }
    long seen = (long) Math.min(figure, 9e18);
    return switch (name) {
      case "sessions" -> new Impact(peak(sessions, seen), customers, complaints, reach, persons);
      case "customers" -> new Impact(sessions, peak(customers, seen), complaints, reach, persons);
      case "complaints" -> new Impact(sessions, customers, peak(complaints, seen), reach, persons);
      case "reach" -> new Impact(sessions, customers, complaints, peak(reach, seen), persons);
      case PERSONS -> new Impact(sessions, customers, complaints, reach, peak(persons, seen));
      default -> this;
    };
  }

  /** The higher of both, figure by figure. */
  Impact with(Impact other) {
    Impact all = this;
    all = other.sessions == null ? all : all.with("sessions", other.sessions);
    all = other.customers == null ? all : all.with("customers", other.customers);
    all = other.complaints == null ? all : all.with("complaints", other.complaints);
    all = other.reach == null ? all : all.with("reach", other.reach);
    return other.persons == null ? all : all.with(PERSONS, other.persons);
  }

  /** Whether any figure has reached a higher power of ten than it had; the first is ten. */
  boolean outgrew(Impact told) {
    return digits(sessions) > digits(told.sessions)
        || digits(customers) > digits(told.customers)
        || digits(complaints) > digits(told.complaints)
        || digits(reach) > digits(told.reach)
        || digits(persons) > digits(told.persons);
  }

  private static Long peak(Long before, long seen) {
    return before == null ? seen : Math.max(before, seen);
  }

  private static int digits(Long figure) {
    return figure == null || figure < 10 ? 0 : Long.toString(figure).length();
  }
}
