package io.fenghuo.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Emotion;
import io.fenghuo.event.Event;
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

  @Test
  void aDrillSaysNothingOfARealCustomer() {
    var anger = Events.at(0, EventKind.SENTIMENT).emotion(Emotion.ANGER);

    assertThat(signs(anger.build())).hasSize(1);
    assertThat(signs(anger.drill("d-1").build())).isEmpty();
  }

  private static List<Emotion> feelings(Double confidence) {
    return signs(
            Events.at(0, EventKind.SENTIMENT).emotion(Emotion.ANGER).confidence(confidence).build())
        .stream()
        .map(CustomerSign::emotion)
        .toList();
  }

  private static List<CustomerSign> signs(Event event) {
    CustomerSigns signs = new CustomerSigns("salt");
    signs.open(DefaultOpenContext.INSTANCE);
    List<CustomerSign> out = new ArrayList<>();
    signs.flatMap(event, new ListCollector<>(out));
    return out;
  }
}
