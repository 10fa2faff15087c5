package io.fenghuo.incident;

import static io.fenghuo.incident.Trouble.ACME;
import static io.fenghuo.incident.Trouble.down;
import static io.fenghuo.incident.Trouble.onEvents;
import static io.fenghuo.incident.Trouble.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Scope;
import io.fenghuo.measure.Edge;
import io.fenghuo.rule.IncidentType;
import io.fenghuo.rule.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IncidentInputTest {

  @Test
  void ordersByTimeThenSymptomsThenNames() {
    List<IncidentInput> ordered =
        List.of(
            IncidentInput.of(onEvents("z", IncidentType.DATA_LEAK, Level.I, ACME, 0)),
            IncidentInput.of(up("anger", "high", 1)),
            IncidentInput.of(up("waiting", "extreme", 1)),
            IncidentInput.of(down("waiting", "high", 1)),
            IncidentInput.of(onEvents("a", IncidentType.DATA_LEAK, Level.I, ACME, 1)),
            IncidentInput.of(onEvents("b", IncidentType.DATA_LEAK, Level.I, ACME, 1)));
    for (int seed = 0; seed < 20; seed++) {
      List<IncidentInput> shuffled = new ArrayList<>(ordered);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(IncidentInput.ORDER);

      assertThat(shuffled).isEqualTo(ordered);
    }
  }

  @Test
  void belongsToTheDeskOfItsTenant() {
    assertThat(IncidentInput.of(up("waiting", "high", 0)).key()).isEqualTo("shop");
    assertThat(book("shop", null)).isEqualTo("shop");
    assertThat(book(null, null)).isEqualTo("*");
    assertThat(book("*", null)).isNotEqualTo(book(null, null));
    assertThat(book("**", null)).isNotEqualTo(book("*", null));
  }

  private static String book(String tenant, String brand) {
    Scope scope = new Scope(tenant, brand, null, null, null, null, null, null, null, null, null);
    return IncidentInput.of(Trouble.crossing("m", "l", Edge.UP, scope, 0, null, 1)).key();
  }
}
