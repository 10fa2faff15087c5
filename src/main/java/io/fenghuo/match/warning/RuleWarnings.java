package io.fenghuo.match.warning;

import io.fenghuo.measure.MeasureDefinition;
import io.fenghuo.rule.Rule;
import io.fenghuo.words.Message;
import java.util.List;
import java.util.stream.Stream;

/** What in a rule that can run its author may not have meant. */
public final class RuleWarnings {

  private RuleWarnings() {}

  /** First what is costly, then what is told other than it looks. */
  public static List<Message> of(Rule rule) {
    return Stream.of(CostlyPattern.of(rule), AbsentReads.of(rule), ShortSilences.of(rule))
        .flatMap(List::stream)
        .toList();
  }

  /** The same of a measure that rules read. */
  public static List<Message> of(MeasureDefinition measure) {
    return AbsentReads.of(measure);
  }
}
