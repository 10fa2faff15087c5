package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.incident.Alert;
import io.fenghuo.incident.IncidentInput;
import io.fenghuo.incident.MemoryBook;
import io.fenghuo.incident.Stories;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class AlertJsonPropertyTest {

  @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
  void alertsOfAnyStoryAreUnderTheSchema(@ForAll("stories") List<IncidentInput> story) {
    for (Alert alert : MemoryBook.replayed(story).alerts()) {
      assertThat(Schemas.faults("alert", AlertJson.bytes(alert))).as(alert.toString()).isEmpty();
    }
  }

  @Provide
  Arbitrary<List<IncidentInput>> stories() {
    return Stories.inNoOrder();
  }
}
