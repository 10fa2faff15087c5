package io.fenghuo.incident;

import io.fenghuo.measure.Prevailing;
import io.fenghuo.measure.Symptom;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import io.fenghuo.words.Codes;
import io.fenghuo.words.Figure;
import io.fenghuo.words.HumanNames;
import io.fenghuo.words.LocalizedText;
import io.fenghuo.words.Message;
import java.util.List;

/**
 * What a record says to a person: the transition, then its ground. A finding is its own ground, in
 * the words of its rule; where time or a figure alone moved the incident, the sentence names the
 * place itself and tells what it was that moved it.
 */
final class Wording {

  /** So many incidents of other brands are named in a sentence. */
  private static final int MAX_ALIKE = 3;

  private final IncidentType type;
  private final Level level;
  private final Affected scope;
  private final FigureWords figures;

  /**
   * @param type the incident's type after the transition
   * @param level its level after the transition
   * @param scope where it is
   * @param names what people call rules and measures
   */
  Wording(IncidentType type, Level level, Affected scope, HumanNames names) {
    this.type = type;
    this.level = level;
    this.scope = scope;
    this.figures = new FigureWords(names);
  }

  LocalizedText opened(LocalizedText ground) {
    return moved("incident.opened", ground);
  }

  LocalizedText reopened(LocalizedText ground) {
    return moved("incident.reopened", ground);
  }

  /** It comes back so often that its ends are not believed for a while. */
  LocalizedText flapping(int relapses, long spanMillis, LocalizedText ground) {
    return moved(
        "incident.flapping", ground, "relapses", relapses, "span", Figure.length(spanMillis));
  }

  /**
   * @param typeBefore its type before: another one where the cause was found with this finding
   */
  LocalizedText raised(IncidentType typeBefore, Level before, LocalizedText ground) {
    return moved(
        type == typeBefore ? "incident.raised" : "incident.cause-found-raised",
        ground,
        "was",
        typeBefore.named(),
        "before",
        words(before));
  }

  LocalizedText causeFound(IncidentType before, LocalizedText ground) {
    return moved("incident.cause-found", ground, "was", before.named());
  }

  /** A kind of trouble joined that follows from this one. */
  LocalizedText ledTo(IncidentType consequence, LocalizedText ground) {
    return moved("incident.led-to", ground, "consequence", consequence.named());
  }

  LocalizedText joinedByRule(LocalizedText ground) {
    return moved("incident.further", ground);
  }

  /** It reaches parts of the desk that were not told before. */
  LocalizedText spread(Affected joined, LocalizedText ground) {
    return moved(
        "incident.spread",
        ground,
        "joined",
        ImpactPhrases.names(joined),
        "all",
        ImpactPhrases.counts(scope));
  }

  LocalizedText grown(Impact impact) {
    return record("incident.grown", "at", at(), "impact", ImpactPhrases.impact(impact));
  }

  /**
   * A figure goes on beyond its line.
   *
   * @param told what was told of it last
   */
  LocalizedText figureGrew(Symptom figure, double told) {
    LocalizedText grown =
        record(
            "incident.figure-grew",
            "at",
            at(),
            "figure",
            figures.name(figure),
            "now",
            FigureWords.value(figure, figure.value()),
            "told",
            FigureWords.value(figure, told),
            "limit",
            FigureWords.value(figure, figure.limit()));
    Prevailing prevailing = figure.prevailing();
    return prevailing == null ? grown : grown.then(LocalizedText.of(prevailing.says()));
  }

  /**
   * @param outcome the outcome with which all of them fail
   * @param others of other brands
   */
  LocalizedText related(String outcome, List<Incident> others) {
    return record("incident.related", "at", at(), "alike", alike(outcome, others));
  }

  /** That others fail alike, and where to read of them. */
  static Message alike(String outcome, List<Incident> others) {
    List<Incident> shown = others.subList(0, Math.min(MAX_ALIKE, others.size()));
    List<String> brands = shown.stream().map(other -> other.scope().brand()).toList();
    int more = others.size() - shown.size();
    return Message.of(
        more > 0 ? "alike.others" : others.size() == 1 ? "alike.one" : "alike.many",
        "brands",
        more > 0 ? Message.listed(brands) : Message.and(brands),
        "all",
        others.size(),
        "more",
        more,
        "why",
        Codes.name("outcome", outcome),
        "ids",
        Message.and(shown.stream().map(Incident::incidentId).toList()));
  }

  /** Customers escalated because of it; the ground is the latest of them. */
  LocalizedText absorbed(long count, LocalizedText ground) {
    return capital(
        Message.counted("incident.absorbed", count, "kind", type.named(), "ground", ground));
  }

  /**
   * The most severe part is over.
   *
   * @param ended what ended; null where that is not known any more
   * @param standing the ground of the most severe part that still stands, as it was found
   */
  LocalizedText lowered(Level before, LocalizedText ended, LocalizedText standing) {
    return record(
        ended == null ? "incident.lowered" : "incident.lowered-ended",
        "at",
        at(),
        "before",
        words(before),
        "level",
        words(level),
        "ended",
        ended == null ? "" : ended,
        "standing",
        standing);
  }

  /**
   * @param ended how the part ended that was over last
   */
  LocalizedText resolved(long lastedMillis, LocalizedText ended) {
    return record(
        "incident.resolved", "at", at(), "lasted", Figure.length(lastedMillis), "ended", ended);
  }

  LocalizedText closed(long reopenMillis) {
    return record("incident.closed", "at", at(), "span", Figure.length(reopenMillis));
  }

  /** The incident and its place. */
  Object at() {
    if (scope.brand() != null) {
      return Message.of("at.brand", "brand", scope.brand(), "kind", type.named());
    }
    if (!scope.sources().isEmpty()) {
      Object input = Codes.name("source", scope.sources().get(0));
      return Message.of("at.source", "input", input, "kind", type.named());
    }
    return scope.tenant() == null
        ? type.named()
        : Message.of("at.tenant", "tenant", scope.tenant(), "kind", type.named());
  }

  /** Such as {@code level III (major)}. */
  static Message words(Level level) {
    return Message.of("level", "level", Figure.of(level), "name", level.named());
  }

  private static LocalizedText record(String key, Object... arguments) {
    return capital(Message.of(key, arguments));
  }

  /** A message as a sentence of its own. */
  static LocalizedText capital(Message message) {
    return LocalizedText.of(
        language -> {
          String told = message.in(language);
          return language.ideographic()
              ? told
              : Character.toUpperCase(told.charAt(0)) + told.substring(1);
        });
  }

  /** A transition of which a finding is the ground. */
  private LocalizedText moved(String key, LocalizedText ground, Object... more) {
    return capital(
        Message.of(key, more).with("kind", type.named(), "level", words(level), "ground", ground));
  }
}
