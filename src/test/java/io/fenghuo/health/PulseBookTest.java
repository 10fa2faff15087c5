package io.fenghuo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventKind;
import io.fenghuo.testing.Events;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseBookTest {

  @Test
  void absurdNumbersOfSourcesAreToldOfWithoutTheirNames() {
    PulseBook book = new PulseBook();
    for (int i = 0; i < PulseBook.MOST_SOURCES * 3; i++) {
      book.add(
          Events.at(Day.at("0:01"), EventKind.SESSION_STARTED).source("source-" + i).build(),
          Day.at("0:01"));
    }
    List<Pulse> given = new ArrayList<>();
    book.giveAll((pulse, records) -> given.add(pulse));

    assertThat(given)
        .hasSize(PulseBook.MOST_SOURCES + 1)
        .filteredOn(pulse -> pulse.source() == null)
        .hasSize(1);
    assertThat(book.isFull()).isFalse();
  }
}
