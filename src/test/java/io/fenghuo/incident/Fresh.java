package io.fenghuo.incident;

import io.fenghuo.health.HealthState;
import io.fenghuo.health.HealthUnit;
import io.fenghuo.health.SourceHealth;
import io.fenghuo.match.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An incident's flags, worked out from the whole book, by looking through all of it. */
final class Fresh {

  private Fresh() {}

  static Mute mute(MemoryBook book, Incident incident) {
    return StreamSupport.stream(book.mutes().spliterator(), false)
        .filter(MuteOrder::active)
        .filter(
            order ->
                order.names(
                    incident.scope(), incident.types(), incident.rules(), incident.dedupKey()))
        .filter(order -> !incident.level().moreSevereThan(order.gravest()))
        .min(
            Comparator.comparing((MuteOrder order) -> order.kind() == Mute.Kind.SILENCE)
                .thenComparing(MuteOrder::untilMillis, Comparator.reverseOrder())
                .thenComparing(MuteOrder::id))
        .map(MuteOrder::asMute)
        .orElseGet(() -> cause(book, incident));
  }

  /**
   * It lasts, and has come back so often within a span that ends with the last time: an end that is
   * believed in spite of it ends that too.
   */
  static boolean flaps(Incident incident) {
    if (!incident.lasts()) {
      return false;
    }
    List<Long> relapses = incident.handling().relapses();
    if (relapses.isEmpty()) {
      return false;
    }
    long from = relapses.get(relapses.size() - 1) - Trouble.LIMITS.flapping().spanMillis();
    return relapses.stream().filter(time -> time > from).count()
        >= Trouble.LIMITS.flapping().relapses();
  }

  private static Mute cause(MemoryBook book, Incident incident) {
    boolean isGap = Family.of(incident.type()) == Family.DATA_GAP;
    boolean wasSeen =
        Stream.concat(incident.parts().stream(), Stream.of(incident.lead()))
            .anyMatch(part -> part.rule().found() == FindingKind.MATCH);
    if (wasSeen && !isGap) {
      return null;
    }
    for (Incident other : book.incidents()) {
      boolean isOpenGap =
          Family.of(other.type()) == Family.DATA_GAP && other.lasts() && other.isTold();
      if (isOpenGap
          && !other.key().equals(incident.key())
          && (isGap
              ? sourcesInputs(book, incident).stream().anyMatch(i -> names(other, i))
              : incident.inputs().stream().anyMatch(i -> names(other, i.name())))) {
        return new Mute(Mute.Kind.CAUSE, other.incidentId(), null);
      }
    }
    return null;
  }

  /** Ids of those of other brands that were told, last and fail alike, opened at about a time. */
  static List<String> alike(MemoryBook book, Incident incident) {
    List<String> alike = new ArrayList<>();
    for (Incident other : book.incidents()) {
      boolean isTogether =
          Math.abs(other.openedMillis() - incident.openedMillis())
              <= Trouble.LIMITS.relatedMillis();
      if (isTogether
          && !other.key().equals(incident.key())
          && other.type() == incident.type()
          && fails(incident)
          && fails(other)
          && other.parts().stream()
              .anyMatch(
                  part ->
                      part.outcome() != null
                          && incident.parts().stream()
                              .anyMatch(own -> part.outcome().equals(own.outcome())))) {
        alike.add(other.incidentId());
      }
    }
    return alike;
  }

  private static boolean fails(Incident incident) {
    return incident.isTold()
        && incident.lasts()
        && incident.scope().brand() != null
        && incident.scope().customer() == null;
  }

  private static List<String> sourcesInputs(MemoryBook book, Incident gap) {
    List<String> inputs = new ArrayList<>();
    for (SourceHealth ill : book.ills()) {
      if (ill.unit() != HealthUnit.INPUT && gap.scope().sources().contains(ill.name())) {
        ill.inputs().forEach(input -> inputs.add(input.name()));
      }
    }
    return inputs;
  }

  private static boolean names(Incident gap, String input) {
    return gap.scope().sources().stream()
        .anyMatch(
            source -> source.equals(SourceHealth.EVERY_INPUT) || source.equalsIgnoreCase(input));
  }

  /** The names of what the incident needs and is not alive. */
  static List<String> missed(MemoryBook book, Incident incident) {
    return StreamSupport.stream(book.ills().spliterator(), false)
        .filter(
            ill ->
                ill.unit() == HealthUnit.INPUT
                    || ill.state() == HealthState.STALLED
                    || ill.state() == HealthState.DEAD)
        .filter(ill -> ill.inputs().stream().anyMatch(incident.inputs()::contains))
        .map(SourceHealth::name)
        .distinct()
        .sorted()
        .toList();
  }
}
