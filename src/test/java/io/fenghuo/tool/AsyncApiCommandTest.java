package io.fenghuo.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsyncApiCommandTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void printsTheTopicsUnderTheirConfiguredNames() {
    assertThat(run("asyncapi", "-Doutput.topic-prefix=prod.")).isZero();

    assertThat(said.toString(UTF_8))
        .startsWith("asyncapi: 3.0.0\n")
        .contains("\n  prod.incident.lifecycle:\n    address: prod.incident.lifecycle\n");
  }

  @Test
  void writesTheDocumentWithItsSchemas(@TempDir Path folder) {
    assertThat(run("asyncapi", "--out", folder.resolve("contract").toString())).isZero();

    assertThat(said.toString(UTF_8)).isEmpty();
    assertThat(folder.resolve("contract/asyncapi.yaml"))
        .hasSameTextualContentAs(Path.of("src/main/resources/asyncapi.yaml"));
    assertThat(folder.resolve("contract/schemas/alert.json"))
        .hasSameBinaryContentAs(Path.of("src/main/resources/schemas/alert.json"));
  }

  @Test
  void refusesAFaultyTableOfRoutes() {
    assertThat(run("asyncapi", "-Doutput.routes=src/main/resources/schemas/alert.json"))
        .isEqualTo(Fenghuo.WRONG_USE);
  }

  private int run(String... args) {
    return Fenghuo.run(Jobs.ofThisBuild(), new PrintStream(said, true, UTF_8), args);
  }
}
