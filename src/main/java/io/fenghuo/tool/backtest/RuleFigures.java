package io.fenghuo.tool.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one rule tells on both sides. A record counts for the rule that caused it; one that both
 * sides tell by different rules is lost of the one and gained of the other.
 *
 * @param openedBefore incidents it opens with the old rules
 * @param openedAfter incidents it opens with the new ones
 * @param alertsBefore records it causes with the old rules
 * @param alertsAfter records it causes with the new ones
 * @param gained records only the new rules have
 * @param lost records only the old rules have
 * @param earlier records that come earlier with the new rules
 * @param later records that come later
 * @param regraded records whose level is another
 */
public record RuleFigures(
    long openedBefore,
    long openedAfter,
    long alertsBefore,
    long alertsAfter,
    long gained,
    long lost,
    long earlier,
    long later,
    long regraded) {

  /** By rule id; rules that say nothing on either side are left out. */
  static SortedMap<String, RuleFigures> of(List<IncidentPair> pairs) {
    SortedMap<String, RuleFigures> byRule = new TreeMap<>();
    for (IncidentPair pair : pairs) {
      if (pair.before() != null) {
        add(byRule, pair.before().openedBy(), new RuleFigures(1, 0, 0, 0, 0, 0, 0, 0, 0));
      }
      if (pair.after() != null) {
        add(byRule, pair.after().openedBy(), new RuleFigures(0, 1, 0, 0, 0, 0, 0, 0, 0));
      }
      pair.alerts().forEach(alert -> count(byRule, alert));
    }
    return byRule;
  }

  public boolean isSame() {
    return gained + lost + earlier + later + regraded == 0 && openedBefore == openedAfter;
  }

  private static void count(Map<String, RuleFigures> byRule, AlertPair alert) {
    if (alert.isGained() || alert.isLost() || sameRule(alert)) {
      boolean forward = alert.lead().compareTo(Duration.ZERO) > 0;
      add(
          byRule,
          alert.either().ruleId(),
          new RuleFigures(
              0,
              0,
              alert.isGained() ? 0 : 1,
              alert.isLost() ? 0 : 1,
              alert.isGained() ? 1 : 0,
              alert.isLost() ? 1 : 0,
              alert.isMoved() && forward ? 1 : 0,
              alert.isMoved() && !forward ? 1 : 0,
              alert.changesLevel() ? 1 : 0));
      return;
    }
    count(byRule, new AlertPair(alert.before(), null));
    count(byRule, new AlertPair(null, alert.after()));
  }

  private static boolean sameRule(AlertPair alert) {
    return alert.before().ruleId().equals(alert.after().ruleId());
  }

  private static void add(Map<String, RuleFigures> byRule, String rule, RuleFigures more) {
    byRule.merge(rule, more, RuleFigures::plus);
  }

  private RuleFigures plus(RuleFigures more) {
    return new RuleFigures(
        openedBefore + more.openedBefore,
        openedAfter + more.openedAfter,
        alertsBefore + more.alertsBefore,
        alertsAfter + more.alertsAfter,
        gained + more.gained,
        lost + more.lost,
        earlier + more.earlier,
        later + more.later,
        regraded + more.regraded);
  }
}
