package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonBoundTest {

  /** By R: {@code prop.test(hits, of, correct = FALSE)$conf.int}. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 0.43850, 1.00000",
    "0, 10, 0.00000, 0.27753",
    "10, 50, 0.11244, 0.33037",
    "50, 100, 0.40383, 0.59617",
    "263, 10000, 0.02334, 0.02962"
  })
  void agreesWithPublishedValues(double hits, double of, double lower, double upper) {
    assertThat(WilsonBound.lower(hits, of)).isEqualTo(lower, within(1e-5));
    assertThat(WilsonBound.upper(hits, of)).isEqualTo(upper, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"0, 0"})
  void hasNoBoundOfNothing(double hits, double of) {
    assertThat(WilsonBound.lower(hits, of)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"12, 10"})
  void takesEstimatesThatOutnumberTheWholeAsAll(double hits, double of) {
    assertThat(WilsonBound.upper(hits, of)).isEqualTo(WilsonBound.upper(of, of));
  }
}
