package io.fenghuo.tool.backtest;

import io.fenghuo.measure.MeasureSet;
import io.fenghuo.rule.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a backtest came to: the same input under old and new definitions.
 *
 * @param before what the old definitions are called
 * @param after what the new ones are called
 * @param definitions rules and measures that differ
 * @param comparisons one for each input
 */
public record Backtest(
    String before, String after, List<DefinitionChange> definitions, List<Comparison> comparisons) {

  /** Rules and measures that differ, the rules first. */
  public static List<DefinitionChange> definitions(
      RuleSet rulesBefore, RuleSet rulesAfter, MeasureSet before, MeasureSet after) {
    List<DefinitionChange> changes =
        new ArrayList<>(DefinitionChange.ofRules(rulesBefore, rulesAfter));
    changes.addAll(DefinitionChange.ofMeasures(before, after));
    return List.copyOf(changes);
  }

  /** Whether nothing that was told differs, whatever the definitions. */
  public boolean isSame() {
    return pairs().stream().allMatch(pair -> pair.fate() == IncidentPair.Fate.SAME);
  }

  /** Of all inputs. */
  public List<IncidentPair> pairs() {
    return comparisons.stream().flatMap(comparison -> comparison.pairs().stream()).toList();
  }

  public long count(IncidentPair.Fate fate) {
    return pairs().stream().filter(pair -> pair.fate() == fate).count();
  }

  public SideFigures figuresBefore() {
    return SideFigures.of(SideFigures.before(pairs()));
  }

  public SideFigures figuresAfter() {
    return SideFigures.of(SideFigures.after(pairs()));
  }

  public SortedMap<String, RuleFigures> rules() {
    return RuleFigures.of(pairs());
  }

  /** The records of all incidents side by side. */
  public List<AlertPair> alerts() {
    return pairs().stream().flatMap(pair -> pair.alerts().stream()).toList();
  }

  /** How much earlier the new rules open what both open, where they do; the longest first. */
  public List<Duration> leads() {
    return pairs().stream()
        .map(IncidentPair::lead)
        .filter(lead -> lead.compareTo(Duration.ZERO) > 0)
        .sorted((a, b) -> b.compareTo(a))
        .toList();
  }

  /** How much earlier a more severe level is reached, where it is; the longest first. */
  public List<Duration> earlierRaises() {
    return pairs().stream()
        .flatMap(
            pair ->
                pair.marks().stream()
                    .filter(mark -> mark.before() != null && mark.after() != null)
                    .filter(mark -> !pair.isOpening(mark)))
        .map(mark -> Duration.between(mark.after(), mark.before()))
        .filter(lead -> lead.compareTo(Duration.ZERO) > 0)
        .sorted((a, b) -> b.compareTo(a))
        .toList();
  }

  /** How much later the new rules open what both open, where they do; the longest first. */
  public List<Duration> delays() {
    return pairs().stream()
        .map(pair -> pair.lead().negated())
        .filter(delay -> delay.compareTo(Duration.ZERO) > 0)
        .sorted((a, b) -> b.compareTo(a))
        .toList();
  }
}
