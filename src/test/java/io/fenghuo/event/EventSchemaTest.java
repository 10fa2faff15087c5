package io.fenghuo.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.publish.Schemas;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the published schemas of the inputs to what the decoder requires. */
class EventSchemaTest {

  private static final Set<String> ALWAYS = Set.of("eventId", "eventTime", "tenant", "brand");

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void requiresOfEachKindWhatThePublishedSchemaRequires(EventKind kind) {
    Set<String> required =
        EventSchema.required(kind).stream()
            .map(EventField::fieldName)
            .collect(Collectors.toCollection(TreeSet::new));
    required.addAll(ALWAYS);

    assertThat(published(kind)).isEqualTo(required);
  }

  private static Set<String> published(EventKind kind) {
    JsonNode schema =
        Schemas.json(
            switch (kind.stream()) {
              case TRAFFIC -> "chat.traffic";
              case SENTIMENT -> "chat.sentiment";
              case MENTION -> "social.mention";
            });
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (JsonNode rule : schema.path("allOf")) {
      for (JsonNode each : rule.at("/if/properties/kind/enum")) {
        if (each.asText().equals(kind.name())) {
          rule.at("/then/required").forEach(name -> required.add(name.asText()));
        }
      }
    }
    // What a topic holds alone it need not name.
    required.remove("kind");
    return required;
  }
}
