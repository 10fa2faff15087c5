package io.fenghuo.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fenghuo.config.FenghuoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path DOCUMENT = RESOURCES.resolve("asyncapi.yaml");

  /** AsyncAPI's own schemas, which {@code .ci/run} installs as an npm package. */
  private static final Path OFFICIAL =
      Path.of("target/npm/node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json");

  private final JsonNode document = read(AsyncApi.yaml(Topics.of(new Configuration())));

  @Test
  void isTheOneInTheJar() throws Exception {
    String wanted = AsyncApi.yaml(Topics.of(new Configuration()));
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("asyncapi.yaml"), wanted);

    assertThat(DOCUMENT).as("copy target/asyncapi.yaml there").hasContent(wanted);
  }

  @Test
  void keepsToAsyncApisOwnSchema() throws Exception {
    assumeTrue(
        Files.exists(OFFICIAL),
        "Skipped: AsyncAPI's own schema is not installed; .ci/run installs it with npm");

    assertThat(officialFaults(document)).isEmpty();
    assertThat(officialFaults(read("asyncapi: 3.0.0"))).isNotEmpty();
  }

  @Test
  void hasEveryTopicAsAChannelWithAnOperation() {
    for (TopicPlan topic : Topics.of(new Configuration()).all()) {
      JsonNode channel = document.path("channels").path(topic.name());
      assertThat(channel.path("address").asText()).isEqualTo(topic.name());
      boolean read = topic.direction() == TopicPlan.Direction.READ;
      JsonNode operation =
          document.path("operations").path((read ? "read-" : "write-") + topic.name());
      assertThat(operation.path("action").asText()).isEqualTo(read ? "receive" : "send");
      assertThat(operation.at("/channel/$ref").asText()).isEqualTo("#/channels/" + topic.name());
    }
    assertThat(document.path("channels"))
        .hasSameSizeAs(document.path("operations"))
        .hasSameSizeAs(Topics.of(new Configuration()).all());
  }

  @Test
  void refersOnlyToWhatIsThere() {
    List<String> references = new ArrayList<>();
    document.findValuesAsText("$ref").forEach(references::add);

    assertThat(references).isNotEmpty();
    for (String reference : references) {
      if (reference.startsWith("#")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(RESOURCES.resolve(reference)).exists();
      }
    }
  }

  /** A schema that no topic has is a forgotten one. */
  @Test
  void leavesNoSchemaOut() throws Exception {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> schemas = Files.list(RESOURCES.resolve("schemas"))) {
      schemas.map(file -> file.getFileName().toString().replace(".json", "")).forEach(files::add);
    }

    assertThat(new TreeSet<>(AsyncApi.schemas(Topics.of(new Configuration())))).isEqualTo(files);
  }

  @Test
  void namesTopicsAsTheyAreConfigured() {
    JsonNode configured =
        read(
            AsyncApi.yaml(
                Topics.of(
                    new Configuration()
                        .set(FenghuoOptions.TOPIC_PREFIX, "prod.")
                        .set(FenghuoOptions.TRAFFIC_TOPIC, "desk")
                        .set(FenghuoOptions.ROUTES, "deploy/routes.yaml"))));

    assertThat(configured.path("channels").has("desk")).isTrue();
    assertThat(configured.path("channels").has("prod.incident.lifecycle")).isTrue();
    assertThat(
            configured
                .path("channels")
                .path("prod.incident.pr")
                .at("/messages/alert/$ref")
                .asText())
        .isEqualTo("#/components/messages/alert");
  }

  private static List<String> officialFaults(JsonNode document) throws Exception {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(JsonMapper.builder().build().readTree(OFFICIAL.toFile()))
        .validate(document)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonNode read(String yaml) {
    try {
      return YAMLMapper.builder().build().readTree(yaml);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
