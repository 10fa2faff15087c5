package io.fenghuo.incident;

import io.fenghuo.event.EventKind;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why nobody is disturbed by an incident. A silence or announced work mutes all it names, for as
 * long as it lasts, whether the trouble was there before, comes back or comes anew; not what is
 * more severe than it says. An open incident mutes what follows from it alone: the gap of a source
 * whose whole input is gone, and what was found only because nothing came from such an input.
 */
final class Mutes {

  private Mutes() {}

  /** What mutes the incident as it is now; null for nothing. */
  static Mute of(Changeset changes, IncidentDraft draft) {
    return changes.mutes().stream()
        .filter(order -> order.active() && names(order, draft) && covers(order, draft))
        .min(
            Comparator.comparing(MuteOrder::kind)
                .reversed()
                .thenComparing(MuteOrder::untilMillis, Comparator.reverseOrder())
                .thenComparing(MuteOrder::id))
        .map(MuteOrder::asMute)
        .orElseGet(() -> cause(changes, draft));
  }

  /** Whether an order that has begun still names it, so that only its level was too much. */
  static boolean isOutgrown(Changeset changes, IncidentDraft draft, Mute mute) {
    MuteOrder order = mute.by() == Mute.Kind.CAUSE ? null : changes.mute(mute.id());
    return order != null && names(order, draft) && !covers(order, draft);
  }

  private static boolean names(MuteOrder order, IncidentDraft draft) {
    return order.names(draft.extent.scope(), draft.types, draft.rules, draft.dedupKey());
  }

  private static boolean covers(MuteOrder order, IncidentDraft draft) {
    return !draft.level.moreSevereThan(order.gravest());
  }

  private static Mute cause(Changeset changes, IncidentDraft draft) {
    if (!canFollow(draft.family(), draft.parts.list(), draft.lead)) {
      return null;
    }
    return changes
        .incidents(
            gaps(changes, draft),
            other ->
                Family.of(other.type()) == Family.DATA_GAP
                    && other.lasts()
                    && other.isTold()
                    && !other.key().equals(draft.key()))
        .stream()
        .findFirst()
        .map(other -> new Mute(Mute.Kind.CAUSE, other.incidentId(), null))
        .orElse(null);
  }

  /** Where gaps are found that this follows from: of the whole input of what it needs. */
  private static List<String> gaps(Changeset changes, IncidentDraft draft) {
    Stream<EventKind.Stream> inputs =
        draft.family() == Family.DATA_GAP
            ? changes.ills().stream()
                .filter(ill -> ill.unit() != HealthUnit.INPUT)
                .filter(ill -> draft.extent.scope().sources().contains(ill.name()))
                .flatMap(ill -> ill.inputs().stream())
            : draft.inputs.stream();
    List<String> terms = new ArrayList<>();
    inputs.map(input -> Index.gap(input.name())).forEach(terms::add);
    if (!terms.isEmpty()) {
      terms.add(Index.gap(SourceHealth.EVERY_INPUT));
    }
    return terms;
  }

  /** What was seen to happen follows from no gap, not when it is over either. */
  static boolean canFollow(Family family, List<Part> parts, Part lead) {
    return family == Family.DATA_GAP
        || Stream.concat(parts.stream(), Stream.ofNullable(lead))
            .noneMatch(part -> part.rule().found() == FindingKind.MATCH);
  }
}
