package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the book of one tenant a trouble is or would be, and which other places are part of it.
 * A place is of the whole tenant, of one brand, or, where no brand is named, of the channel, queue,
 * source or other narrow part of the desk that is.
 */
final class Places {

  private static final String NO_BRAND = "~";

  private final Changeset changes;

  Places(Changeset changes) {
    this.changes = changes;
  }

  /** The place of what was found of a family on that scope. */
  String of(Family family, Scope scope) {
    if (!family.isOfPlaces()) {
      return place(family, scope.brand(), family.subject(scope));
    }
    String tenantWide = place(family, null, "");
    Incident wide = changes.incident(tenantWide);
    if (wide != null && wide.lasts()) {
      return tenantWide;
    }
    if (scope.brand() != null) {
      return place(family, scope.brand(), "");
    }
    String narrow = narrowed(scope);
    if (narrow.isEmpty()) {
      return tenantWide;
    }
    List<Incident> brands = brandsAt(family, Affected.of(scope));
    return brands.size() == 1 ? brands.get(0).key() : place(family, null, NO_BRAND + narrow);
  }

  private static String place(Family family, String brand, String subject) {
    return family.label()
        + "/"
        + (brand == null ? "" : "=" + brand.replace("/", "\\/"))
        + "/"
        + subject;
  }

  /** What tells the troubles of a family at one place from those at others, without persons. */
  static Scope labels(String place, Family family, Scope scope, String customer) {
    boolean isNarrow = isNarrow(place);
    return new Scope(
        scope.tenant(),
        scope.brand(),
        isNarrow ? scope.line() : null,
        isNarrow ? scope.region() : null,
        isNarrow ? scope.channel() : null,
        isNarrow || family == Family.DATA_GAP ? scope.source() : null,
        isNarrow ? scope.queueId() : null,
        isNarrow ? scope.botId() : null,
        isNarrow ? scope.topicId() : null,
        null,
        customer);
  }

  private static boolean isNarrow(String place) {
    return place.contains("//" + NO_BRAND);
  }

  /** What a scope without a brand names beside the tenant. */
  private static String narrowed(Scope s) {
    return new Scope(
            null,
            null,
            s.line(),
            s.region(),
            s.channel(),
            s.source(),
            s.queueId(),
            s.botId(),
            s.topicId(),
            s.sessionId(),
            s.customerId())
        .key();
  }

  /** The lasting incidents that turn out to be part of this one. */
  List<Incident> partsOf(IncidentDraft draft) {
    List<Incident> parts = new ArrayList<>();
    Affected at = draft.extent.scope();
    boolean isWide = at.brand() == null && !isNarrow(draft.key());
    for (Incident other :
        changes.incidents(
            List.of(isWide ? Index.family(draft.family()) : Index.family(draft.family(), null)),
            other ->
                Family.of(other.type()) == draft.family()
                    && other.lasts()
                    && !other.key().equals(draft.key()))) {
      boolean isNarrow = isNarrow(other.key()) && other.scope().size() > 0;
      if (isWide) {
        parts.add(other);
      } else if (at.brand() != null && isNarrow && at.includes(other.scope())) {
        boolean isAmbiguous =
            brandsAt(draft.family(), other.scope()).stream()
                .anyMatch(brand -> !brand.key().equals(draft.key()));
        if (!isAmbiguous) {
          parts.add(other);
        }
      }
    }
    return parts;
  }

  /** The lasting incidents of brands that are known to be affected in all those places. */
  private List<Incident> brandsAt(Family family, Affected places) {
    if (places.size() == 0) {
      return List.of();
    }
    return changes.incidents(
        List.of(anyOf(family, places)),
        incident ->
            Family.of(incident.type()) == family
                && incident.lasts()
                && incident.scope().brand() != null
                && incident.scope().includes(places));
  }

  /** Where to look for what is affected in all those places: the fewest are on a queue. */
  private static String anyOf(Family family, Affected places) {
    if (!places.queues().isEmpty()) {
      return Index.place(family, "queue", places.queues().get(0));
    }
    return places.sources().isEmpty()
        ? Index.place(family, "channel", places.channels().get(0))
        : Index.place(family, "source", places.sources().get(0));
  }
}
