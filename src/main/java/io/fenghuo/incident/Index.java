package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The terms under which a tenant's incidents and lines are found, so that nothing walks through all
 * that is open: a function of the entry alone. A term leads to what may be meant, and who asks
 * looks at what he finds.
 *
 * <p>A tenant's few troubles are found all together; its many customers' incidents by what names
 * them, by the brand and the time at which they opened, or, for those who must look at all of them,
 * in {@value #BUCKETS} buckets, one by one.
 */
final class Index {

  /** Incidents of customers are kept in so many buckets. */
  static final int BUCKETS = 1024;

  /** Every trouble that was told. */
  static final String TOLD = "told";

  /** Every trouble that was told and may follow from a gap. */
  static final String FOLLOWING = "following";

  /** Every trouble that an input which is not live keeps from falling. */
  static final String HELD = "held";

  /** The customers of one kind of trouble are found by openings within so many milliseconds. */
  private static final long WINDOW_MILLIS = 5 * 60_000;

  private static final String ANY = "*";

  private Index() {}

  static Set<String> of(Incident incident) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(id(incident.incidentId()));
    for (Part part : incident.parts()) {
      part.rests().forEach(line -> terms.add(line(line)));
      part.measures().forEach(measure -> terms.addAll(measured(measure, part.scope())));
    }
    ofWaiting(incident, terms);
    if (incident.isOfCustomer()) {
      ofCustomer(incident, terms);
    } else {
      ofTrouble(incident, terms);
    }
    return terms;
  }

  private static void ofWaiting(Incident incident, Set<String> terms) {
    if (incident.state() == IncidentState.PENDING) {
      terms.add(waiting(Budget.keyOf(incident)));
    }
  }

  private static void ofCustomer(Incident incident, Set<String> terms) {
    int bucket = Math.floorMod(incident.key().hashCode(), BUCKETS);
    if (incident.isTold()) {
      terms.add(customersTold(bucket));
    }
    if (!incident.handling().heldBy().isEmpty()) {
      terms.add(customersHeld(bucket));
    }
    long window = window(incident.openedMillis());
    terms.add(customers(incident.lead().rule().id(), incident.scope().brand(), window));
    if (incident.lasts() && !incident.level().moreSevereThan(Level.IV)) {
      terms.add(mildCustomers(incident.scope().brand(), window));
      terms.add(mildCustomers(ANY, window));
    }
  }

  private static void ofTrouble(Incident incident, Set<String> terms) {
    if (incident.isTold()) {
      terms.add(TOLD);
      if (Mutes.canFollow(Family.of(incident.type()), incident.parts(), incident.lead())) {
        terms.add(FOLLOWING);
      }
    }
    if (!incident.handling().heldBy().isEmpty()) {
      terms.add(HELD);
    }
    if (!incident.lasts()) {
      return;
    }
    Family family = Family.of(incident.type());
    Affected at = incident.scope();
    terms.add(family(family));
    terms.add(family(family, at.brand()));
    if (incident.isTold()) {
      terms.addAll(
          alike(incident.type(), at.brand(), incident.parts(), window(incident.openedMillis())));
    }
    if (family.isOfPlaces() && at.brand() != null) {
      at.channels().forEach(channel -> terms.add(place(family, "channel", channel)));
      at.queues().forEach(queue -> terms.add(place(family, "queue", queue)));
      at.sources().forEach(source -> terms.add(place(family, "source", source)));
    }
    if (family == Family.DATA_GAP && incident.isTold()) {
      at.sources().forEach(source -> terms.add(gap(source)));
    }
  }

  static Set<String> of(Standing line) {
    Set<String> terms = new LinkedHashSet<>();
    if (line.up()) {
      terms.addAll(measured(line.measureId(), line.scope()));
      if (line.impact() != null) {
        Family family = Impact.familyOf(line.impact());
        terms.add(impact(family, line.scope().brand()));
        terms.add(impact(family, ANY));
      }
    }
    return terms;
  }

  static String id(String incidentId) {
    return "id/" + incidentId;
  }

  /** What rests on this line. */
  static String line(String standingKey) {
    return "line/" + standingKey;
  }

  /** The lasting troubles of a family. */
  static String family(Family family) {
    return family(family, ANY);
  }

  /** Those of a brand; for null those of none. */
  static String family(Family family, String brand) {
    return "family/" + family + "|" + orNone(brand);
  }

  /** The lasting troubles of brands in a channel, a queue or a source. */
  static String place(Family family, String dimension, String name) {
    return "place/" + family + "|" + dimension + "=" + name;
  }

  /**
   * The troubles of brands that were told and last, of a kind, that fail with an outcome and opened
   * in that window.
   */
  private static List<String> alike(
      IncidentType type, String brand, List<Part> parts, long window) {
    return brand == null
        ? List.of()
        : Related.outcomes(parts).stream().map(outcome -> alike(type, outcome) + window).toList();
  }

  private static String alike(IncidentType type, String outcome) {
    return "alike/" + type + "|" + outcome + "|";
  }

  /** Those that opened no further from a time than that, before it or after it. */
  static List<String> alikeAround(
      IncidentType type, String outcome, long openedMillis, long withinMillis) {
    return LongStream.rangeClosed(
            window(openedMillis - withinMillis), window(openedMillis + withinMillis))
        .mapToObj(window -> alike(type, outcome) + window)
        .toList();
  }

  /** The gaps of a source or an input that last and are told. */
  static String gap(String name) {
    return "gap/" + name.toLowerCase(Locale.ROOT);
  }

  static boolean isGap(String term) {
    return term.startsWith("gap/");
  }

  /** What is held back until this budget has room. */
  static String waiting(String budget) {
    return "waiting/" + budget;
  }

  static String customersTold(int bucket) {
    return "customers-told/" + bucket;
  }

  static String customersHeld(int bucket) {
    return "customers-held/" + bucket;
  }

  /**
   * The lasting incidents of a brand's customers, of level IV, that opened from a time on.
   *
   * @param brand null for those of every brand
   */
  static List<String> mildCustomersSince(String brand, long fromMillis, long nowMillis) {
    return windows(fromMillis, nowMillis)
        .mapToObj(window -> mildCustomers(brand == null ? ANY : brand, window))
        .toList();
  }

  /** The incidents of a brand's customers, over or not, that one rule opened from a time on. */
  static List<String> customersSince(String rule, String brand, long fromMillis, long nowMillis) {
    return windows(fromMillis, nowMillis)
        .mapToObj(window -> customers(rule, brand, window))
        .toList();
  }

  private static String customers(String rule, String brand, long window) {
    return "customers/" + window + "|" + rule + "|" + orNone(brand);
  }

  /** What opened comes by a way of its own, and may be of a little later than now. */
  private static LongStream windows(long fromMillis, long nowMillis) {
    return LongStream.rangeClosed(window(fromMillis), window(nowMillis) + 1);
  }

  private static String mildCustomers(String brand, long window) {
    return "customers-mild/" + window + "|" + orNone(brand);
  }

  private static long window(long millis) {
    return Math.floorDiv(millis, WINDOW_MILLIS);
  }

  /** The lines that are up and say how far a trouble of this family on a brand reaches. */
  static List<String> impacts(Family family, String brand) {
    return brand == null
        ? List.of(impact(family, ANY))
        : List.of(impact(family, brand), impact(family, null));
  }

  private static String impact(Family family, String brand) {
    return "impact/" + family + "|" + orNone(brand);
  }

  /** Where something is found that a measure over this scope says or is asked of. */
  private static List<String> measured(String measureId, Scope at) {
    String measure = measure(measureId);
    List<String> terms = new ArrayList<>();
    terms.add(measure + ANY);
    List<String> persons = persons(at);
    persons.forEach(person -> terms.add(measure + "of=" + person));
    if (persons.isEmpty()) {
      terms.add(measure + "desk");
      terms.add(measure + "desk=" + orNone(at.brand()));
    } else {
      terms.add(measure + "persons=" + orNone(at.brand()));
    }
    return terms;
  }

  /** Where to look for what a measure says of a scope that does not contradict this one. */
  static List<String> agreeing(String measureId, Scope with) {
    String measure = measure(measureId);
    List<String> terms = new ArrayList<>();
    List<String> persons = persons(with);
    persons.forEach(person -> terms.add(measure + "of=" + person));
    if (with.brand() == null) {
      terms.add(measure + (persons.isEmpty() ? ANY : "desk"));
    } else {
      terms.add(measure + "desk=" + with.brand());
      terms.add(measure + "desk=");
      if (persons.isEmpty()) {
        terms.add(measure + "persons=" + with.brand());
        terms.add(measure + "persons=");
      }
    }
    return terms;
  }

  private static String measure(String id) {
    return "measure/" + id + "|";
  }

  private static List<String> persons(Scope at) {
    List<String> persons = new ArrayList<>(2);
    if (at.customerId() != null) {
      persons.add(at.customerId());
    }
    if (at.sessionId() != null) {
      persons.add(at.sessionId());
    }
    return persons;
  }

  private static String orNone(String brand) {
    return brand == null ? "" : brand;
  }
}
