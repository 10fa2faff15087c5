package io.fenghuo.tool.backtest;

import io.fenghuo.tool.scenario.AlertRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Both sides over one input.
 *
 * @param input what the input is called
 * @param inputEnd when its time ends
 * @param pairs every incident of both sides
 */
public record Comparison(String input, Instant inputEnd, List<IncidentPair> pairs) {

  /** Pairs what the two sides have told. */
  public static Comparison of(
      String input,
      Instant inputEnd,
      Collection<AlertRecord> before,
      Collection<AlertRecord> after,
      Duration tolerance) {
    return new Comparison(
        input,
        inputEnd,
        Pairing.of(
            IncidentStory.of(before, inputEnd), IncidentStory.of(after, inputEnd), tolerance));
  }

  public List<IncidentPair> pairs(IncidentPair.Fate fate) {
    return pairs.stream().filter(pair -> pair.fate() == fate).toList();
  }
}
