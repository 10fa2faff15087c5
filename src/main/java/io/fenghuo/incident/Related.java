package io.fenghuo.incident;

import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brands of one tenant that fail alike: incidents of one type with the same prevailing outcome that
 * opened no further apart than {@link IncidentLimits#relatedMillis}. Each points at the others, the
 * one that was found later from its opening on, or from when its outcome was known; the earlier
 * ones are told of it, once. Each points at {@value #MOST} at most, and is told of no further ones.
 *
 * <p>It is looked for when an incident is told, has another outcome or another type, and at no
 * other time; it costs as much as there are incidents alike. What is pointed at stays so when the
 * other is over. Never of a customer's, nor of what is over, held back or of no brand.
 */
final class Related {

  static final int MOST = 10;

  private final IncidentDraft draft;

  Related(IncidentDraft draft) {
    this.draft = draft;
  }

  /** The outcomes that prevail in the parts of an incident. */
  static Set<String> outcomes(List<Part> parts) {
    Set<String> outcomes = new TreeSet<>();
    parts.stream().map(Part::outcome).filter(Objects::nonNull).forEach(outcomes::add);
    return outcomes;
  }

  /** The ground of an incident that is about to be told, with whom it points at. */
  LocalizedText openingWith(LocalizedText ground) {
    LocalizedText all = ground;
    for (Map.Entry<String, List<Incident>> alike : point(alike(outcomes())).entrySet()) {
      all = all.then(Wording.capital(Wording.alike(alike.getKey(), alike.getValue())));
    }
    return all;
  }

  /**
   * Tells of those that it did not point at before, where what it fails of is news.
   *
   * @return all that are alike, for {@link #tell}
   */
  List<Incident> follow() {
    Set<String> news = outcomes();
    Incident before = draft.before();
    if (before.isTold() && before.lasts() && before.type() == draft.type) {
      news.removeAll(outcomes(before.parts()));
    }
    if (news.isEmpty()) {
      return List.of();
    }
    Map<String, List<Incident>> alike = alike(news);
    point(alike).forEach(this::update);
    return alike.values().stream().flatMap(List::stream).toList();
  }

  /** Tells each of the others of this one, which the book has by now, unless it knows. */
  void tell(List<Incident> others) {
    Incident self = draft.changes.incident(draft.key());
    for (Incident each : others) {
      IncidentDraft other =
          new IncidentDraft(draft.changes.incident(each.key()), draft.changes, draft.terms);
      Set<String> shared = outcomes(other.parts.list());
      shared.retainAll(outcomes());
      String outcome = shared.iterator().next();
      if (!new Related(other).point(Map.of(outcome, List.of(self))).isEmpty()) {
        other.seen(draft.clockMillis());
        new Related(other).update(outcome, List.of(self));
        IncidentLife.keep(other);
      }
    }
  }

  private void update(String outcome, List<Incident> others) {
    draft.alerts.remark(
        AlertReason.RELATED,
        draft.words().related(outcome, others),
        Occasion.TIME.with(others.get(0).incidentId()));
  }

  /** None where others cannot be alike. */
  private Set<String> outcomes() {
    return draft.isTold()
            && draft.lasts()
            && draft.family().isOfPlaces()
            && draft.extent.scope().brand() != null
        ? outcomes(draft.parts.list())
        : new TreeSet<>();
  }

  /** By outcome, the newest first, each under its first outcome only. */
  private Map<String, List<Incident>> alike(Set<String> outcomes) {
    Map<String, List<Incident>> alike = new LinkedHashMap<>();
    List<String> known = new ArrayList<>();
    long within = draft.terms.limits().relatedMillis();
    for (String outcome : outcomes) {
      List<Incident> others =
          draft
              .changes
              .incidents(
                  Index.alikeAround(draft.type, outcome, draft.openedMillis(), within),
                  other ->
                      !other.key().equals(draft.key())
                          && !known.contains(other.key())
                          && other.type() == draft.type
                          && other.lasts()
                          && other.isTold()
                          && outcomes(other.parts()).contains(outcome)
                          && Math.abs(other.openedMillis() - draft.openedMillis()) <= within)
              .stream()
              .sorted(
                  Comparator.comparingLong(Incident::openedMillis)
                      .reversed()
                      .thenComparing(Incident::key))
              .toList();
      others.forEach(other -> known.add(other.key()));
      if (!others.isEmpty()) {
        alike.put(outcome, others);
      }
    }
    return alike;
  }

  /**
   * Points at those it does not point at yet, as far as there is room.
   *
   * @return these
   */
  private Map<String, List<Incident>> point(Map<String, List<Incident>> alike) {
    Map<String, List<Incident>> added = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    alike.forEach(
        (outcome, others) -> {
          for (Incident other : others) {
            if (!draft.related.contains(other.incidentId())
                && draft.related.size() + ids.size() < MOST) {
              ids.add(other.incidentId());
              added.computeIfAbsent(outcome, o -> new ArrayList<>()).add(other);
            }
          }
        });
    draft.related.addAll(0, ids);
    return added;
  }
}
