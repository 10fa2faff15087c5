package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private final Agenda agenda = new Agenda(1_000);
  private final List<String> done = new ArrayList<>();

  @Test
  void doesThingsInTheOrderOfTheirTimesAndThenOfTheirEntry() {
    agenda.at(1_020, () -> done.add("third"));
    agenda.at(1_010, () -> done.add("first"));
    agenda.at(1_010, () -> done.add("second"));

    agenda.runUntil(2_000);

    assertThat(done).containsExactly("first", "second", "third");
  }

  @Test
  void leavesUndoneWhatIsDueAtTheEnd() {
    agenda.at(1_999, () -> done.add("before"));
    agenda.at(2_000, () -> done.add("at the end"));

    agenda.runUntil(2_000);

    assertThat(done).containsExactly("before");
    assertThat(agenda.now()).isEqualTo(2_000);
  }

  @Test
  void repeatsWithoutDrift() {
    agenda.every(1_100, 300, () -> done.add(String.valueOf(agenda.now())));

    agenda.runUntil(2_000);

    assertThat(done).containsExactly("1100", "1400", "1700");
  }
}
