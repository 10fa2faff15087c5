package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class FirstLetterTest {

  private static final FirstLetter.Place LATER = place("chat.traffic", 1, 7);
  private static final FirstLetter.Place EARLIER = place("chat.traffic", 0, 9);

  @Test
  void isTheOneWithTheFirstAddressInWhateverOrderAndSubtask() throws Exception {
    FirstLetter one = new FirstLetter();
    one.add(LATER);
    FirstLetter other = new FirstLetter();
    other.merge(one);
    other.merge(new FirstLetter());
    other.add(EARLIER);
    other.add(LATER);

    assertThat(other.getLocalValue()).isEqualTo(EARLIER);
    assertThat(one.getLocalValue()).isEqualTo(LATER);
    // A job's result brings it home in Java's own serialization, or not at all.
    assertThat(InstantiationUtil.clone(other).getLocalValue()).isEqualTo(EARLIER);
    assertThat(other.clone().getLocalValue()).isEqualTo(EARLIER);
    other.resetLocal();
    assertThat(other.getLocalValue()).isNull();
  }

  private static FirstLetter.Place place(String topic, int partition, long offset) {
    return new FirstLetter.Place(new Origin(topic, partition, offset), "a field is missing");
  }
}
