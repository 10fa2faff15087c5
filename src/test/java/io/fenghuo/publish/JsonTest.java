package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void aPartIsToldOfAFurtherEventOfARecordOnly() {
    Origin first = new Origin("in", 1, 2);

    assertThat(Json.event(new EventRef(first, "e", 0)))
        .hasToString(
            "{\"topic\":\"in\",\"partition\":1,\"offset\":2,\"eventId\":\"e\","
                + "\"eventTime\":\"1970-01-01T00:00:00Z\"}");
    assertThat(Json.event(new EventRef(first.withPart(3), "e", 0)).path("part").asInt())
        .isEqualTo(3);
  }
}
