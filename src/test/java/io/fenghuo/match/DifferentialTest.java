package io.fenghuo.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Random patterns on random streams: this matcher and flink-cep's own operator find the same. The
 * number of pairs is set with {@code -Djqwik.tries.default=10000}.
 */
class DifferentialTest {

  @Provide
  Arbitrary<RandomRule> rules() {
    return RandomRule.any();
  }

  @Provide
  Arbitrary<RandomStream> streams() {
    return RandomStream.any();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void findsWhatTheStockOperatorFinds(
      @ForAll("rules") RandomRule rule, @ForAll("streams") RandomStream stream, @ForAll long seed)
      throws Exception {
    Comparison comparison = new Comparison(rule, stream);
    StockOperator.Found expected = comparison.stock();
    rule.words().forEach(word -> Statistics.label("words").collect(word));
    Statistics.label("pairs with matches")
        .collect(!expected.matches().isEmpty())
        .coverage(seen -> seen.check(true).percentage(p -> p > 20));
    if (rule.timeoutAfter() != null) {
      Statistics.label("pairs with time-outs, of those that tell them")
          .collect(!expected.timedOut().isEmpty());
    }

    assertThat(comparison.live()).as("live").isEqualTo(expected);
    assertThat(comparison.liveInEventTime(seed)).as("live, by event time").isEqualTo(expected);
    assertThat(comparison.replay(seed)).as("replay").isEqualTo(expected);
  }
}
