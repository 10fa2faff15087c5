package io.fenghuo.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.EventRef;
import io.fenghuo.event.Origin;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void aPartIsToldOfAFurtherEventOfARecordOnly() {
    Origin first = new Origin("in", 1, 2);

    assertThat(written(new EventRef(first, "e", 0)))
        .isEqualTo(
            "{\"topic\":\"in\",\"partition\":1,\"offset\":2,\"eventId\":\"e\","
                + "\"eventTime\":\"1970-01-01T00:00:00Z\"}");
    assertThat(written(new EventRef(first.withPart(3), "e", 0)))
        .contains("\"offset\":2,\"part\":3,");
  }

  private static String written(Object record) {
    return new String(Json.bytes(record), UTF_8);
  }
}
