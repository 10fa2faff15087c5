package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogHistogramTest {

  @Property
  void everyQuantileIsWithinOnePercent(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double q) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(value -> histogram.add(value, 1));

    List<Double> sorted = values.stream().sorted().toList();
    double exact = sorted.get((int) Math.ceil(q * sorted.size()) - 1);
    assertThat(histogram.quantile(q)).isEqualTo(exact, within(0.0100001 * Math.abs(exact) + 1e-9));
  }

  @Test
  void forgetsWhatIsTakenBack() {
    LogHistogram all = new LogHistogram();
    LogHistogram part = new LogHistogram();
    for (double value : new double[] {-3, 0, 7, 7, 1e30}) {
      part.add(value, 1);
    }
    all.add(100, 1);
    all.addAll(part);
    all.removeAll(part);

    assertThat(all.quantile(0.01)).isEqualTo(100, within(1.0));
    assertThat(all.quantile(0.99)).isEqualTo(all.quantile(0.01));
    part.removeAll(part.copy());
    assertThat(part.quantile(0.5)).isNaN();
  }
}
