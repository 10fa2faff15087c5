package io.fenghuo.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.publish.Schemas;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds what can be mapped to the published schemas of our own topics. */
class TargetFieldTest {

  private static final Set<String> INPUTS =
      Set.of("chat.traffic", "chat.sentiment", "social.mention");

  @Test
  void everyFieldOfOurOwnTopicsCanBeMapped() {
    Set<String> ours = new TreeSet<>();
    INPUTS.forEach(
        name -> Schemas.json(name).path("properties").fieldNames().forEachRemaining(ours::add));
    ours.remove("schemaVersion");

    assertThat(TargetField.ALL.keySet()).containsExactlyInAnyOrderElementsOf(ours);
  }

  @Test
  void aWordIsOneThatTheSchemasKnow() {
    Map<String, Set<String>> published = new TreeMap<>();
    for (String name : INPUTS) {
      Schemas.json(name)
          .path("properties")
          .properties()
          .forEach(
              field -> {
                for (JsonNode word : field.getValue().path("enum")) {
                  published
                      .computeIfAbsent(field.getKey(), n -> new TreeSet<>())
                      .add(word.asText());
                }
              });
    }
    Map<String, Set<String>> ours = new TreeMap<>();
    TargetField.ALL.values().stream()
        .filter(field -> !field.words().isEmpty())
        .forEach(field -> ours.put(field.name(), new TreeSet<>(field.words())));

    assertThat(ours).isEqualTo(published);
  }
}
