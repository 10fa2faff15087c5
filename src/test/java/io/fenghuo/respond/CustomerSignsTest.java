package io.fenghuo.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Emotion;
import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class CustomerSignsTest {

  /** Nobody is consoled for a feeling that the model itself doubts. */
  @Test
  void aDoubtedReadingIsNoSign() {
    assertThat(feelings(0.3)).isEmpty();
    assertThat(feelings(0.5)).containsExactly(Emotion.ANGER);
    assertThat(feelings(null)).containsExactly(Emotion.ANGER);
  }

  private static List<Emotion> feelings(Double confidence) {
    CustomerSigns signs = new CustomerSigns("salt");
    signs.open(DefaultOpenContext.INSTANCE);
    List<CustomerSign> out = new ArrayList<>();
    signs.flatMap(
        Events.at(0, EventKind.SENTIMENT).emotion(Emotion.ANGER).confidence(confidence).build(),
        new ListCollector<>(out));
    return out.stream().map(CustomerSign::emotion).toList();
  }
}
