package io.fenghuo.tool;

import io.fenghuo.json.RefusalReason;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the records of a replay's input.
 *
 * @param records that were read
 * @param ingested events and dead letters that they gave; a mapped record may give several
 * @param repeated events that repeat another one, and count no more
 * @param deadLetters by reason
 * @param firsts of each reason the first of them by its address, in words and without its values
 */
public record ReadCounts(
    long records,
    long ingested,
    long repeated,
    Map<RefusalReason, Long> deadLetters,
    Map<RefusalReason, String> firsts) {

  public ReadCounts {
    deadLetters = Map.copyOf(deadLetters);
    firsts = Map.copyOf(firsts);
  }

  /** Those that the rules and measures have seen, once each. */
  public long events() {
    return ingested - letters() - repeated;
  }

  private long letters() {
    return deadLetters.values().stream().mapToLong(count -> count).sum();
  }

  /** Why nothing was read, and where to look; of a run with events there is nothing to say. */
  public String whyNothing() {
    return records == 0
        ? "it holds no record; look at its times, and at its topics' names (input.*.topic)"
        : "no record became an event, for the reasons above";
  }

  /** In one line, and one for each reason of dead letters; the most frequent first. */
  public String text() {
    String text =
        "records read %,d  events %,d  repeated %,d  dead letters %,d"
            .formatted(records, events(), repeated, letters());
    return deadLetters.isEmpty() ? text : text + ": " + reasons() + details();
  }

  private String reasons() {
    return byFrequency()
        .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String details() {
    return byFrequency()
        .map(Map.Entry::getKey)
        .filter(firsts::containsKey)
        .map(reason -> "\n  %s first at %s".formatted(reason, firsts.get(reason)))
        .collect(Collectors.joining());
  }

  private Stream<Map.Entry<RefusalReason, Long>> byFrequency() {
    return deadLetters.entrySet().stream()
        .sorted(
            Comparator.comparing(Map.Entry<RefusalReason, Long>::getValue)
                .reversed()
                .thenComparing(Map.Entry::getKey));
  }
}
