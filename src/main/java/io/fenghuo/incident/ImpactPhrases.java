package io.fenghuo.incident;

import io.fenghuo.words.Codes;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.List;

/** How far an incident reaches, as phrases of a sentence. */
final class ImpactPhrases {

  /** So many names of a kind are told one by one. */
  private static final int MAX_NAMES = 8;

  private ImpactPhrases() {}

  /** Such as {@code channels APP and WEB, queue q1}. */
  static Message names(Affected parts) {
    return Message.listed(kinds(parts).stream().map(ImpactPhrases::names).toList());
  }

  /** Such as {@code 2 channels and 1 queue}. */
  static Message counts(Affected parts) {
    return Message.and(
        kinds(parts).stream()
            .map(kind -> Message.counted("reach-count." + kind.field(), kind.names().size()))
            .toList());
  }

  /**
   * Such as {@code 1,000 customers and 1,000 sessions touched}. Figures that are not known are left
   * out.
   */
  static Message impact(Impact impact) {
    List<Message> touched = new ArrayList<>();
    add(touched, "impact.customers", impact.customers());
    add(touched, "impact.sessions", impact.sessions());
    List<Message> all = new ArrayList<>();
    if (!touched.isEmpty()) {
      all.add(Message.of("impact.touched", "touched", Message.and(touched)));
    }
    add(all, "impact.complaints", impact.complaints());
    add(all, "impact.persons", impact.persons());
    add(all, "impact.views", impact.reach());
    return Message.clauses(all);
  }

  private static void add(List<Message> clauses, String key, Long count) {
    if (count != null) {
      clauses.add(Message.counted(key, count));
    }
  }

  private record Kind(String field, List<String> names) {}

  private static List<Kind> kinds(Affected parts) {
    return List.of(
            new Kind("channel", parts.channels()),
            new Kind("queueId", parts.queues()),
            new Kind("source", parts.sources()))
        .stream()
        .filter(kind -> !kind.names().isEmpty())
        .toList();
  }

  private static Message names(Kind kind) {
    int all = kind.names().size();
    List<?> shown =
        kind.names().stream().limit(MAX_NAMES).map(name -> Codes.name(kind.field(), name)).toList();
    Object names =
        all <= MAX_NAMES
            ? Message.and(shown)
            : Message.of(
                "reach.others",
                "names",
                Message.listed(shown),
                "all",
                all,
                "more",
                all - MAX_NAMES);
    return Message.counted("reach." + kind.field(), all, "names", names);
  }
}
