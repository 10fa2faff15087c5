package io.fenghuo.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OriginTest {

  @Test
  void ordersByAddressAndTheEventsOfOneRecordByTheirPart() {
    List<Origin> inOrder =
        List.of(
            new Origin("a", 0, 9),
            new Origin("a", 0, 10),
            new Origin("a", 0, 10, 2),
            new Origin("a", 0, 10, 10),
            new Origin("a", 1, 0),
            new Origin("b", 0, 0));

    assertThat(Stream.of(5, 3, 1, 4, 0, 2).map(inOrder::get).sorted()).isEqualTo(inOrder);
  }

  @Test
  void namesThePartOfAFurtherEventOnly() {
    Origin first = new Origin("chat.traffic", 3, 17);

    assertThat(first).hasToString("chat.traffic-3@17").isEqualTo(first.withPart(0));
    assertThat(first.withPart(2)).hasToString("chat.traffic-3@17#2");
    assertThat(first.withPart(2).withPart(0)).isEqualTo(first);
  }
}
