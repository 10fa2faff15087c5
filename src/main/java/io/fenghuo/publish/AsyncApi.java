package io.fenghuo.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fenghuo.publish.TopicPlan.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The job's topics as an <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">
 * AsyncAPI 3.0</a> document, made of {@link Topics} and the schemas, so that it cannot differ from
 * them. Its payloads refer to {@code schemas/<name>.json} beside it.
 */
public final class AsyncApi {

  private static final String KAFKA_BINDING = "0.5.0";
  private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";
  private static final String HEADERS = "cloudEvent";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  private final List<TopicPlan> topics;

  private AsyncApi(List<TopicPlan> topics) {
    this.topics = topics;
  }

  /** The document of these topics, as YAML. */
  public static String yaml(Topics topics) {
    try {
      return YAML.writeValueAsString(new AsyncApi(topics.all()).document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can be written", e);
    }
  }

  /** Names of the schemas that the topics' records keep to, each once. */
  public static List<String> schemas(Topics topics) {
    return topics.all().stream().map(TopicPlan::schema).distinct().toList();
  }

  /** A published schema, as it is in the jar. */
  public static byte[] schema(String name) {
    try (InputStream in = AsyncApi.class.getResourceAsStream("/schemas/" + name + ".json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + name, e);
    }
  }

  private ObjectNode document() {
    ObjectNode document = Json.object().put("asyncapi", "3.0.0").put("id", "urn:fenghuo");
    document
        .putObject("info")
        .put("title", "Fenghuo")
        .put("version", "1")
        .put(
            "description",
            "Graded incident alerts for a customer-service desk. Within a version fields and words"
                + " are added, and nothing is taken away.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    components.putObject("schemas").set(HEADERS, headers());
    for (TopicPlan topic : topics) {
      channels.set(topic.name(), channel(topic));
      operations.set(
          (topic.direction() == Direction.READ ? "read-" : "write-") + topic.name(),
          operation(topic));
      if (!messages.has(topic.schema())) {
        messages.set(topic.schema(), message(topic));
      }
    }
    return document;
  }

  private static ObjectNode channel(TopicPlan topic) {
    ObjectNode channel =
        Json.object().put("address", topic.name()).put("description", topic.holds());
    channel
        .putObject("messages")
        .putObject(topic.schema())
        .put("$ref", "#/components/messages/" + topic.schema());
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("partitions", topic.partitions());
    kafka
        .putObject("topicConfiguration")
        .put("retention.ms", topic.retention().toMillis())
        .put("max.message.bytes", topic.maxMessageBytes());
    kafka.put("bindingVersion", KAFKA_BINDING);
    return channel;
  }

  /** Seen from the job: it receives what it reads. */
  private static ObjectNode operation(TopicPlan topic) {
    ObjectNode operation =
        Json.object().put("action", topic.direction() == Direction.READ ? "receive" : "send");
    operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
    return operation;
  }

  private static ObjectNode message(TopicPlan topic) {
    JsonNode schema = Json.read(schema(topic.schema()));
    ObjectNode message =
        Json.object()
            .put("name", topic.schema())
            .put("title", schema.path("title").asText())
            .put("description", schema.path("description").asText());
    if (topic.direction() == Direction.WRITTEN) {
      message.putObject("headers").put("$ref", "#/components/schemas/" + HEADERS);
    }
    message
        .putObject("payload")
        .put("schemaFormat", SCHEMA_FORMAT)
        .putObject("schema")
        .put("$ref", "schemas/" + topic.schema() + ".json");
    if (topic.key() != null) {
      ObjectNode kafka = message.putObject("bindings").putObject("kafka");
      kafka.putObject("key").put("type", "string").put("description", topic.key());
      kafka.put("bindingVersion", KAFKA_BINDING);
    }
    return message;
  }

  private static ObjectNode headers() {
    ObjectNode schema =
        Json.object()
            .put("type", "object")
            .put("description", "CloudEvents 1.0 in Kafka's binary mode.");
    ObjectNode headers = schema.putObject("properties");
    header(headers, "ce_specversion", "1.0");
    header(headers, "ce_id", "Deduplicate by it: a record that comes twice has the same.");
    header(headers, "ce_type", "Such as io.fenghuo.incident.opened.");
    header(headers, "ce_source", "Which part of the job speaks.");
    header(headers, "ce_subject", "What it is about, such as the incident; absent for nothing.");
    header(headers, "ce_time", "When that happened, by the events' clock.");
    header(headers, "ce_dataschema", "The schema's $id.");
    header(headers, "ce_" + CloudEventSerializer.EMITTED_AT, "Wall clock at the writing.");
    header(headers, "content-type", "application/json");
    return schema;
  }

  private static void header(ObjectNode headers, String name, String description) {
    headers.putObject(name).put("type", "string").put("description", description);
  }
}
