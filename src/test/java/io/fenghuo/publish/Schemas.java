package io.fenghuo.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas, as a consumer would use them. */
public final class Schemas {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

  private Schemas() {}

  public static JsonNode json(String name) {
    try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name + ".json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name of the schema that a record's {@code ce_dataschema} names. */
  public static String named(String id) {
    String name = id.replaceAll("^urn:fenghuo:schema:|:\\d+$", "");
    if (!json(name).path("$id").asText().equals(id)) {
      throw new IllegalArgumentException("no schema has the id " + id);
    }
    return name;
  }

  /** What is wrong with a record; empty where nothing. */
  public static List<String> faults(String name, byte[] record) {
    JsonSchema schema = COMPILED.computeIfAbsent(name, n -> FACTORY.getSchema(json(n), STRICT));
    try {
      return schema.validate(JSON.readTree(record)).stream().map(Object::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a schema itself. */
  static List<String> faultsOfSchema(String name) {
    return FACTORY
        .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"))
        .validate(json(name))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
