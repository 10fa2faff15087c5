package io.fenghuo.incident;

import io.fenghuo.match.Finding;
import io.fenghuo.measure.Edge;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.Level;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of one incident while an input is worked into it. */
final class Parts {

  /** Gravest first, then nearest to the cause. */
  private static final Comparator<Part> LEADING =
      Comparator.comparingInt((Part part) -> part.level().rank())
          .thenComparingInt(part -> Family.distanceFromCause(part.type()));

  private final IncidentLimits limits;
  private final List<Part> parts;
  private long holdUntilMillis;

  Parts(List<Part> parts, long holdUntilMillis, IncidentLimits limits) {
    this.parts = new ArrayList<>(parts);
    this.holdUntilMillis = holdUntilMillis;
    this.limits = limits;
  }

  /**
   * What a finding adds: it stands, unless what it rests on came back before the finding arrived.
   */
  static Part of(Changeset changes, Finding finding, Pseudonyms pseudonyms) {
    Part found = Part.of(finding, pseudonyms.in(finding.says(), finding.scope()));
    Part part = changes.follows(found) ? found.followedOn() : found;
    if (part.lastsUntilQuiet() || changes.sustains(part)) {
      return part;
    }
    long since =
        part.rests().stream()
            .map(changes::standing)
            .filter(Objects::nonNull)
            .mapToLong(Standing::changedMillis)
            .max()
            .orElse(finding.timeMillis());
    return part.over(Math.max(since, finding.timeMillis()), null);
  }

  List<Part> list() {
    return parts;
  }

  /** Until when parts that were dropped want the incident held. */
  long holdUntilMillis() {
    return holdUntilMillis;
  }

  /**
   * A further finding's part. Where there are too many, the mildest goes, one that is over first.
   *
   * @return whether all parts are still followed
   */
  boolean add(Part part) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).key().equals(part.key())) {
        parts.set(i, parts.get(i).refreshedBy(part));
        return true;
      }
    }
    if (parts.size() < limits.maxParts()) {
      return parts.add(part);
    }
    Part least =
        parts.stream()
            .min(Comparator.comparing(Part::stands).thenComparing(LEADING.reversed()))
            .orElseThrow();
    if (!least.stands() || part.level().moreSevereThan(least.level())) {
      drop(least);
      parts.add(part);
    }
    return false;
  }

  /** A line was crossed: what it sustained may be over, or stand again. */
  void follow(Changeset changes, Symptom crossing, Pseudonyms pseudonyms) {
    parts.replaceAll(
        known -> {
          if (!known.reads(crossing)) {
            return known;
          }
          boolean follows =
              crossing.edge() == Edge.UP
                  && known.sustainedBy(crossing.measureId(), crossing.scope());
          Part part = follows ? known.followedOn() : known;
          if (part.lastsUntilQuiet() || part.stands() == changes.sustains(part)) {
            return part;
          }
          return part.stands()
              ? part.over(crossing.timeMillis(), pseudonyms.in(crossing))
              : part.standing();
        });
  }

  /** What has been quiet for long enough is over. */
  void quiet(long timeMillis) {
    parts.replaceAll(
        part ->
            part.stands() && part.lastsUntilQuiet() && part.quietAtMillis() <= timeMillis
                ? part.over(part.quietAtMillis(), null)
                : part);
  }

  /** Whether any stood at that time, or stands until later unless something changes. */
  boolean stoodAt(long timeMillis) {
    return parts.stream()
        .anyMatch(
            part ->
                part.stands()
                    ? !part.lastsUntilQuiet() || part.quietAtMillis() > timeMillis
                    : part.overMillis() > timeMillis);
  }

  /** Drops what has been over for so long that it no longer counts towards the level. */
  List<Part> dropOver(long timeMillis) {
    List<Part> gone =
        parts.stream()
            .filter(part -> !part.stands() && countsUntilMillis(part) <= timeMillis)
            .toList();
    gone.forEach(this::drop);
    return gone;
  }

  /** One that stands until an operator ends it, in the words of the part that spoke last. */
  void standByHand(Part lead, long timeMillis) {
    parts.add(lead.untilEndedByHand(timeMillis));
  }

  /** Those of which figures say whether they are over, and of others those that are not of them. */
  List<Part> measuredOr(List<Part> others) {
    List<Part> all = new ArrayList<>(parts);
    all.removeIf(Part::lastsUntilQuiet);
    others.stream()
        .filter(other -> all.stream().noneMatch(part -> part.key().equals(other.key())))
        .limit(Math.max(0, limits.maxParts() - all.size()))
        .forEach(all::add);
    return all;
  }

  /** Takes back those of these that figures say stand, whatever was said of them. */
  void standAgain(List<Part> calledOver, Changeset changes) {
    calledOver.stream().filter(changes::sustains).map(Part::standing).forEach(this::add);
  }

  /** All are over for good. */
  void clear() {
    parts.clear();
    holdUntilMillis = 0;
  }

  boolean stand() {
    return parts.stream().anyMatch(Part::stands);
  }

  Optional<Level> gravest() {
    return parts.stream().map(Part::level).reduce(Level::moreSevere);
  }

  /** The part that speaks for the incident: of those that stand, or of all where none does. */
  Optional<Part> leading() {
    boolean stand = stand();
    return leading(parts.stream().filter(part -> part.stands() == stand));
  }

  static Optional<Part> leading(Stream<Part> parts) {
    return parts.min(LEADING);
  }

  /**
   * The lines that the incident rests on: those of what stands first, the leading part's in front.
   *
   * @param lead where no part is left, the one that spoke last; may be null
   */
  List<String> lines(Part lead) {
    Comparator<Part> inFront =
        Comparator.comparing((Part part) -> !part.stands()).thenComparing(LEADING);
    Stream<Part> all = parts.isEmpty() ? Stream.ofNullable(lead) : parts.stream().sorted(inFront);
    return all.flatMap(part -> part.rests().stream()).distinct().toList();
  }

  /** Whether one that stands rests on this line. */
  boolean restOn(String standingKey) {
    return parts.stream().anyMatch(part -> part.stands() && part.restsOn(standingKey));
  }

  /** The part that was over last; of parts that all are. */
  Optional<Part> lastOver() {
    return parts.stream().max(Comparator.comparingLong(Part::overMillis));
  }

  /** How one that is dropped ended; it names the rule unless more of that rule is left. */
  LocalizedText ending(Part gone, long nowMillis, HumanNames names) {
    String rule = gone.rule().id();
    return parts.stream().anyMatch(part -> part.rule().id().equals(rule))
        ? new Ending(names).of(gone, nowMillis)
        : new Ending(names).ofRule(gone, nowMillis);
  }

  /** When the next part that is over will no longer count towards the level; null where none. */
  Long nextDropMillis() {
    return parts.stream()
        .filter(part -> !part.stands())
        .map(this::countsUntilMillis)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When the next part that lasts until it is quiet will be over; null where none does. */
  Long nextQuietMillis() {
    return parts.stream()
        .filter(part -> part.stands() && part.lastsUntilQuiet())
        .map(Part::quietAtMillis)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When the last of them was over; of parts that all are. */
  long lastOverMillis() {
    return parts.stream().mapToLong(Part::overMillis).max().orElse(holdUntilMillis);
  }

  /** While none stands: when all will have been over for long enough. */
  long heldAtMillis() {
    return parts.stream().mapToLong(Part::heldAtMillis).reduce(holdUntilMillis, Math::max);
  }

  private long countsUntilMillis(Part part) {
    return part.overMillis() + limits.deescalateMillis(part.level());
  }

  private void drop(Part part) {
    parts.remove(part);
    if (!part.stands()) {
      holdUntilMillis = Math.max(holdUntilMillis, part.heldAtMillis());
    }
  }
}
