package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fenghuo.incident.Alert;
import io.fenghuo.respond.CareDirective;
import io.fenghuo.respond.IncidentTask;
import io.fenghuo.rule.live.RuleStatus;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record and its schema name the same fields, and what is not known is left out. */
class RecordShapesTest {

  private static final Map<String, Class<? extends Record>> RECORDS =
      Map.of(
          "alert", Alert.class,
          "incident-task", IncidentTask.class,
          "care-directive", CareDirective.class,
          "rules-status", RuleStatus.class);

  /** A finding's scope is cut down to these before it is told. */
  private static final Set<String> NO_PERSONS =
      Set.of(".found.scope.customerId", ".found.scope.sessionId");

  static Set<String> schemas() {
    return RECORDS.keySet();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aFullRecordHasEveryFieldOfItsSchema(String name) {
    Set<String> declared = new TreeSet<>();
    declared("", Schemas.json(name), Schemas.json(name), declared);

    Set<String> written = written(Specimens.full(RECORDS.get(name)));
    if (name.equals("rules-status")) {
      written.removeAll(NO_PERSONS);
    }
    assertThat(written).isEqualTo(declared);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatIsNotKnownIsLeftOut(String name) {
    Set<String> all = written(Specimens.full(RECORDS.get(name)));

    for (Record record : Specimens.lackingOne(RECORDS.get(name))) {
      assertThat(all).as(record.toString()).containsAll(written(record));
    }
  }

  private static Set<String> written(Record record) {
    Set<String> fields = new TreeSet<>();
    written("", Json.read(Json.bytes(record)), fields);
    return fields;
  }

  private static void written(String path, JsonNode json, Set<String> fields) {
    assertThat(json.isNull()).as(path).isFalse();
    if (json.isArray()) {
      json.forEach(item -> written(path + "[]", item, fields));
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      fields.add(path + "." + field.getKey());
      written(path + "." + field.getKey(), field.getValue(), fields);
    }
  }

  private static void declared(String path, JsonNode schema, JsonNode root, Set<String> fields) {
    if (schema.has("$ref")) {
      declared(path, root.at(schema.path("$ref").asText().substring(1)), root, fields);
    }
    if (schema.has("items")) {
      declared(path + "[]", schema.path("items"), root, fields);
    }
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      fields.add(path + "." + field.getKey());
      declared(path + "." + field.getKey(), field.getValue(), root, fields);
    }
  }
}
